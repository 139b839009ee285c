import type { Decision } from '../../domain/decision.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Labels } from '../format.ts';

/**
 * Decisions, tags and lists as one note, in the way of Rayyan, which reads and writes it in the notes of every format:
 * `RAYYAN-INCLUSION: {"Ada"=>"Excluded"} | RAYYAN-LABELS: icl,to-read | RAYYAN-EXCLUSION-REASONS: wrong population`.
 * Reading lists, which Rayyan does not have, are one more part, `PAPERS-LISTS: a,b`.
 */

const WORDS = { include: 'Included', maybe: 'Maybe', exclude: 'Excluded' } as const satisfies Record<
  Decision['kind'],
  string
>;

/** Signs that would end a value, as in URLs. */
function escape(value: string): string {
  return value.replace(/[%,|\n\r]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

function unescape(value: string): string {
  return value.replace(/%(25|2C|7C|0A|0D)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function listed(value: string): string[] {
  return value
    .split(',')
    .map((item) => unescape(item.trim()))
    .filter((item) => item !== '');
}

/** The labels of an entry but for its note; undefined when it has none. */
export function labelNote({ decision, tags, lists }: Entry): string | undefined {
  const parts = [
    ...(decision === undefined
      ? []
      : [`RAYYAN-INCLUSION: {${JSON.stringify(escape(decision.by))}=>"${WORDS[decision.kind]}"}`]),
    ...(tags.length === 0 ? [] : [`RAYYAN-LABELS: ${tags.map(escape).join(',')}`]),
    ...(decision?.kind === 'exclude' && decision.reason !== undefined
      ? [`RAYYAN-EXCLUSION-REASONS: ${escape(decision.reason)}`]
      : []),
    ...(lists.length === 0 ? [] : [`PAPERS-LISTS: ${lists.map(escape).join(',')}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' | ');
}

const PART = /\b(RAYYAN-INCLUSION|RAYYAN-LABELS|RAYYAN-EXCLUSION-REASONS|PAPERS-LISTS|USER-NOTES):\s*/g;

/** What several reviewers said: one decision when they agree; else to be looked at again, with who said what as a note. */
function agreed(value: string, reasons: string | undefined): Labels {
  const said = Array.from(
    value.matchAll(/"((?:[^"\\]|\\.)*)"\s*=>\s*"(Included|Excluded|Maybe)"/gi),
    ([, who = '', what = '']) => ({
      who: unescape(who),
      what: what.toLowerCase(),
    }),
  );
  const words = new Set(said.map(({ what }) => what));
  if (words.size === 0) return {};
  if (words.size > 1)
    return {
      decision: { kind: 'maybe' },
      note: `Reviewers disagreed: ${said.map(({ who, what }) => `${who} ${what}`).join(', ')}.`,
    };
  if (words.has('included')) return { decision: { kind: 'include' } };
  if (words.has('maybe')) return { decision: { kind: 'maybe' } };
  return { decision: { kind: 'exclude', ...(reasons !== undefined && { reason: reasons }) } };
}

/** The notes that Rayyan keeps for each reviewer: `{"Ana"=>["a note"]}`. */
function userNotes(value: string): string[] {
  return Array.from(value.matchAll(/"((?:[^"\\]|\\.)*)"(\s*=>)?/g), ([, text = '', isName]) =>
    isName === undefined ? text.replace(/\\(.)/g, '$1') : '',
  ).filter((note) => note.trim() !== '');
}

/** Two sets of labels of one record, of which the first counts where only one can. */
export function joinLabels(first: Labels, second: Labels): Labels {
  const tags = [...new Set([...(first.tags ?? []), ...(second.tags ?? [])])];
  const lists = [...new Set([...(first.lists ?? []), ...(second.lists ?? [])])];
  const note = [...new Set([first.note, second.note])].filter((text) => text !== undefined).join('\n\n');
  const decision = first.decision ?? second.decision;
  return {
    ...(decision !== undefined && { decision }),
    ...(tags.length > 0 && { tags }),
    ...(lists.length > 0 && { lists }),
    ...(note !== '' && { note }),
  };
}

/** The labels that a note holds in the form of {@link labelNote}, and the text around them; undefined when it holds none. */
export function readLabelNote(text: string): Labels | undefined {
  const marks = [...text.matchAll(PART)];
  const [first] = marks;
  if (first === undefined) return undefined;
  const parts = new Map(
    marks.map((mark, index) => [
      mark[1],
      text.slice(mark.index + mark[0].length, marks[index + 1]?.index).replace(/\s*\|?\s*$/, ''),
    ]),
  );
  const before = text
    .slice(0, first.index)
    // At the end of a line of its own the sign belongs to the note.
    .replace(/[ \t]*\|[ \t]*$/, '')
    .trim();
  const reasons = parts.get('RAYYAN-EXCLUSION-REASONS');
  const reason = reasons === undefined ? undefined : listed(reasons).join('; ');
  const notes = [...(before === '' ? [] : [before]), ...userNotes(parts.get('USER-NOTES') ?? '')];
  const tags = listed(parts.get('RAYYAN-LABELS') ?? '');
  const lists = listed(parts.get('PAPERS-LISTS') ?? '');
  const inclusion = parts.get('RAYYAN-INCLUSION');
  return joinLabels(
    {
      ...(tags.length > 0 && { tags }),
      ...(lists.length > 0 && { lists }),
      ...(notes.length > 0 && { note: notes.join('\n\n') }),
    },
    // Reasons without a decision are those of an exclusion all the same.
    inclusion === undefined && reason !== undefined
      ? { decision: { kind: 'exclude', reason } }
      : agreed(inclusion ?? '', reason === '' ? undefined : reason),
  );
}
