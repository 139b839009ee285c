import { sanitiseLine } from '../../terminal/sanitise.ts';
import { compareRecords, type FieldPair } from '../../verbs/triage/compare-records.ts';
import type { MatchPair } from '../../verbs/triage/matches.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { ARROW_WIDTH, withArrow } from './arrow.ts';
import { fit } from './fit.ts';
import type { Look, Piece } from './looks.ts';
import { wrapSpans } from './wrap.ts';
import type { Overlay } from '../state.ts';

type MatchesOverlay = Extract<Overlay, { kind: 'matches' }>;
type Lines = readonly (readonly Piece[])[];

/** How a field compares, by a sign that needs no colour, and how what was found looks. */
const STANDINGS: Readonly<Record<FieldPair['standing'], { readonly sign: string; readonly look: Look }>> = {
  same: { sign: '=', look: 'plain' },
  differs: { sign: '≠', look: 'doubt' },
  lacked: { sign: '+', look: 'included' },
  unknown: { sign: ' ', look: 'plain' },
};

const LABEL_WIDTH = 11;
/** Narrower than this, and where it is read aloud, what is compared stands below one another. */
const SIDE_BY_SIDE = { least: 56, most: 1000 } as const;

function wrapped(text: string, width: number): string[] {
  const safe = sanitiseLine(text);
  return safe === '' ? [] : wrapSpans(safe, width).map(({ start, end }) => safe.slice(start, end));
}

function columnWidth(width: number): number {
  return Math.floor((width - LABEL_WIDTH - 3) / 2);
}

function label(sign: string, name: string): Piece[] {
  return fit([{ text: ` ${sign} ${name}`, look: 'faint' }], LABEL_WIDTH);
}

function beside({ name, ours, theirs, standing }: FieldPair, width: number): Lines {
  const { sign, look } = STANDINGS[standing];
  const column = columnWidth(width);
  const [left, right] = [wrapped(ours, column), wrapped(theirs, column)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, line) => [
    ...label(line === 0 ? sign : ' ', line === 0 ? name : ''),
    ...fit([{ text: left[line] ?? '', look: standing === 'differs' ? look : 'plain' }], column),
    { text: ' │ ', look: 'faint' },
    ...fit([{ text: right[line] ?? '', look }], width - LABEL_WIDTH - 3 - column),
  ]);
}

function below({ name, ours, theirs, standing }: FieldPair, width: number): Lines {
  const { sign, look } = STANDINGS[standing];
  const block = (head: readonly Piece[], text: string, shown: Look): Piece[][] =>
    wrapped(text, width - LABEL_WIDTH).map((part, line) =>
      fit([...(line === 0 ? head : fit([], LABEL_WIDTH)), { text: part, look: shown }], width),
    );
  if (standing === 'lacked') return block(label(sign, name), theirs, look);
  const own = block(label(sign, name), ours, standing === 'differs' ? look : 'plain');
  return standing === 'differs' ? [...own, ...block(label(' ', 'found'), theirs, look)] : own;
}

function pairLines({ paper, found }: MatchPair, width: number): Lines {
  const { match, score, services, reasons, record } = found;
  const isBeside = width >= SIDE_BY_SIDE.least && width <= SIDE_BY_SIDE.most;
  const compare = isBeside ? beside : below;
  const facts = `${score.toFixed(2)}, ${services.join(', ')}: ${reasons.map((reason) => reason.replaceAll('-', ' ')).join(', ')}`;
  const column = columnWidth(width);
  const heads: Lines = isBeside
    ? [
        [
          ...fit([], LABEL_WIDTH),
          ...fit([{ text: 'your paper', look: 'strong' }], column + 3),
          ...fit([{ text: 'what was found', look: 'strong' }], width - LABEL_WIDTH - 3 - column),
        ],
      ]
    : [];
  const rows = compareRecords(paper, record).flatMap((pair) => compare(pair, width));
  return [
    ...wrapped(`Is ${paper.id} ${match}?`, width - 1).map((text) => fit([{ text: ` ${text}`, look: 'id' }], width)),
    ...wrapped(facts, width - 1).map((text) => fit([{ text: ` ${text}`, look: 'faint' }], width)),
    fit([], width),
    ...heads,
    ...rows,
    fit([], width),
    ...wrapped('= the same  ≠ differs  + what the paper lacks', width - 1).map((text) =>
      fit([{ text: ` ${text}`, look: 'faint' }], width),
    ),
  ];
}

function nothing({ done, of }: MatchesOverlay): string {
  if (done < of) return `Looking through what was found for ${papersCounted(of)} …`;
  return 'Nothing is in doubt for the papers shown. ":enrich" looks the paper under the cursor or the marked ones up.';
}

function allLines(overlay: MatchesOverlay, width: number): Lines {
  const { pairs, at, done, of } = overlay;
  const pair = pairs[at];
  const share = done < of ? ` (looked through ${done} of ${papersCounted(of)})` : '';
  const count = pair === undefined ? '' : ` ${at + 1} of ${pairs.length}${share}`;
  const head = fit([{ text: ` Doubtful matches${count}`, look: 'strong' }], width);
  if (pair !== undefined) return [head, ...pairLines(pair, width)];
  return [
    head,
    ...wrapped(nothing(overlay), width - 1).map((text) => fit([{ text: ` ${text}`, look: 'faint' }], width)),
  ];
}

/** How many lines the match at hand has. */
export function matchLineCount(overlay: MatchesOverlay, width: number): number {
  return allLines(overlay, width - ARROW_WIDTH).length;
}

/** The match at hand, our record beside what was found, as much of it as there is room for. */
export function matchLines(overlay: MatchesOverlay, width: number, height: number): Lines {
  const lines = allLines(overlay, width - ARROW_WIDTH);
  const from = Math.min(overlay.scroll, Math.max(0, lines.length - height));
  return withArrow(lines.slice(from, from + height), from + height < lines.length);
}
