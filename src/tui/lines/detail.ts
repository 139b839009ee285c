import type { Entry } from '../../domain/entry.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { Matches } from '../../verbs/triage/find.ts';
import type { Why } from '../../verbs/triage/outlook.ts';
import { type Lit, lit, piecesOf } from './lit.ts';
import type { Look, Piece } from './looks.ts';
import { STATUS_MARKS } from './status.ts';
import { wrapSpans } from './wrap.ts';

/** All that the pane of a paper can show, line by line. */
export interface Detail {
  readonly lines: readonly (readonly Piece[])[];
  /** The lines with matches of the abstract, each once. */
  readonly matchLines: readonly number[];
}

function wrapped(text: Lit, width: number, look: Look): Piece[][] {
  return wrapSpans(text.text, width).map((span) => piecesOf(text, span, look));
}

function plain(text: string, width: number, look: Look): Piece[][] {
  return wrapped({ text, matches: [] }, width, look);
}

function facts({ authors = [], venue, date, doi, arxiv, url, code = [], keywords = [], citationKey }: Entry): string[] {
  const published = [venue, date].filter((part) => part !== undefined).join(', ');
  const rows: [string, string | undefined][] = [
    ['', authors.map(({ name }) => name).join(', ')],
    ['', published],
    ['doi', doi],
    ['arxiv', arxiv],
    ['page', url],
    ['code', code.join(' ')],
    ['keywords', keywords.join(', ')],
    ['key', citationKey],
  ];
  return rows.flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : [sanitiseLine(label === '' ? text : `${label} ${text}`)],
  );
}

function standing({ status, decision, tags, lists, id }: Entry): Piece[] {
  const reason = decision?.kind === 'exclude' && decision.reason !== undefined ? `: ${decision.reason}` : '';
  return [
    { text: `${STATUS_MARKS[status]} ${status}${sanitiseLine(reason)}`, look: status },
    { text: `  ${sanitiseLine(id)}`, look: 'id' },
    ...tags.map((tag): Piece => ({ text: ` #${sanitiseLine(tag)}`, look: 'tag' })),
    ...lists.map((list): Piece => ({ text: ` [${sanitiseLine(list)}]`, look: 'faint' })),
  ];
}

/** Breaks pieces into lines as if they were one text. */
function wrapPieces(pieces: readonly Piece[], width: number): Piece[][] {
  const text = pieces.map((piece) => piece.text).join('');
  return wrapSpans(text, width).map(({ start, end }) => {
    let at = 0;
    return pieces.flatMap((piece) => {
      const [from, to] = [Math.max(start, at), Math.min(end, at + piece.text.length)];
      const part = from < to ? [{ ...piece, text: piece.text.slice(from - at, to - at) }] : [];
      at += piece.text.length;
      return part;
    });
  });
}

/** Why it stands where it does: terms with + speak for it, those with − against it. A term may be two words. */
function reasons({ for: pro, against }: Why): Piece[] {
  const terms = [
    ...pro.map((term): Piece => ({ text: `+${sanitiseLine(term)}`, look: 'included' })),
    ...against.map((term): Piece => ({ text: `−${sanitiseLine(term)}`, look: 'excluded' })),
  ];
  return [
    { text: 'why', look: 'faint' },
    ...terms.flatMap((term, place): Piece[] => [{ text: place === 0 ? ' ' : ', ', look: 'faint' }, term]),
  ];
}

function compose(entry: Entry, matches: Matches, why: Why | undefined, width: number): Detail {
  const hasReasons = why !== undefined && why.for.length + why.against.length > 0;
  const head = [
    ...wrapped(lit(entry.title, matches.title), width, 'title'),
    ...wrapPieces(standing(entry), width),
    ...(hasReasons ? wrapPieces(reasons(why), width) : []),
    [],
  ];
  const abstract =
    entry.abstract === undefined
      ? [[{ text: '(no abstract)', look: 'faint' } as const]]
      : wrapped(lit(entry.abstract, matches.abstract), width, 'plain');
  const note =
    entry.note === undefined
      ? []
      : [
          ...wrapPieces(
            [
              { text: 'Note: ', look: 'strong' },
              { text: lit(entry.note, []).text, look: 'plain' },
            ],
            width,
          ),
          [],
        ];
  const rest = facts(entry).flatMap((fact) => plain(fact, width, 'faint'));
  const matchLines = abstract.flatMap((pieces, line) =>
    pieces.some(({ look }) => look === 'match') ? [head.length + note.length + line] : [],
  );
  return { lines: [...head, ...note, ...abstract, ...(rest.length > 0 ? [[], ...rest] : [])], matchLines };
}

const MOST_KEPT = 16;

/** What a pane is made from. */
export interface DetailRequest {
  readonly entry: Entry;
  readonly matchesOf: (entry: Entry) => Matches;
  readonly why: Why | undefined;
  readonly width: number;
}

const kept: (DetailRequest & { readonly detail: Detail })[] = [];

/** A paper's pane at a width; kept, since a long abstract takes longer to break than to draw. */
export function detailOf(request: DetailRequest): Detail {
  const { entry, matchesOf, why, width } = request;
  const known = kept.find(
    (item) => item.entry === entry && item.matchesOf === matchesOf && item.why === why && item.width === width,
  );
  if (known !== undefined) return known.detail;
  const detail = compose(entry, matchesOf(entry), why, width);
  kept.unshift({ ...request, detail });
  kept.length = Math.min(kept.length, MOST_KEPT);
  return detail;
}
