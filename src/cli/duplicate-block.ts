import type { DuplicatePair, DuplicateReason } from '../domain/duplicates.ts';
import type { Entry } from '../domain/entry.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';
import type { OutputStream } from '../terminal/terminal.ts';
import { pad, wrap } from '../terminal/width.ts';
import { statusLabel, tagLabels, textWidth } from './paper-block.ts';

const WORDS = {
  'same-identifier': 'same identifier',
  'same-title': 'same title',
  'similar-title': 'similar title',
  'subtitle-missing': 'one lacks the subtitle',
  'same-first-author': 'same first author',
  'same-year': 'same year',
  'preprint-and-published': 'preprint and published',
  'similar-abstract': 'similar abstract',
  'same-pages': 'same pages',
  'different-identifier': 'but different identifiers',
  'different-first-author': 'but different first authors',
  'different-year': 'but years apart',
  'different-abstract': 'but different abstracts',
} as const satisfies Record<DuplicateReason, string>;

/** Why a pair is one, in words. */
export function reasonsInWords(reasons: readonly DuplicateReason[]): string {
  return reasons.map((reason) => WORDS[reason]).join(', ');
}

const LABEL = 10;
const GAP = 2;
/** An abstract is shown as far as it takes to see whether it is the same. */
const ABSTRACT = 240;

function authorsOf({ authors = [] }: Entry): string {
  const shown = authors.slice(0, 4).map(({ name }) => name);
  return authors.length > shown.length
    ? `${shown.join(', ')} and ${authors.length - shown.length} more`
    : shown.join(', ');
}

type Row = readonly [label: string, value: (entry: Entry) => string | undefined];

const ROWS: readonly Row[] = [
  ['title', ({ title }) => title],
  ['authors', authorsOf],
  ['published', ({ venue, date }) => [venue, date].filter((part) => part !== undefined).join(', ')],
  ['volume', ({ volume, issue, pages }) => [volume, issue, pages].filter((part) => part !== undefined).join(', ')],
  ['doi', ({ doi }) => doi],
  ['arxiv', ({ arxiv }) => arxiv],
  ['pmid', ({ pmid }) => pmid],
  ['read from', ({ sources }) => sources.map(({ file, line }) => `${file}:${line}`).join(', ')],
  [
    'abstract',
    ({ abstract }) =>
      abstract !== undefined && abstract.length > ABSTRACT ? `${abstract.slice(0, ABSTRACT)}…` : abstract,
  ],
];

/** A row of two cells, each wrapped in its own column; what both say alike is faint. */
function twoColumns(stream: OutputStream, label: string, left: string, right: string, same: boolean): string[] {
  const width = Math.floor((textWidth(stream) - LABEL - GAP) / 2);
  const [first, second] = [left, right].map((text) => wrap(text, { width }).split('\n'));
  const height = Math.max(first?.length ?? 0, second?.length ?? 0);
  const tone = (text: string): string => (same && text !== '' ? stream.style('faint', text) : text);
  return Array.from({ length: height }, (_, row) => {
    const head = row === 0 ? stream.style('label', label.padEnd(LABEL)) : ' '.repeat(LABEL);
    return `${head}${pad(tone(first?.[row] ?? ''), width)}${' '.repeat(GAP)}${tone(second?.[row] ?? '')}`.trimEnd();
  });
}

/** Both records of a pair side by side, the one to keep on the left. */
export function duplicateBlock(
  stream: OutputStream,
  { papers: [left, right], score, reasons }: DuplicatePair<Entry>,
): string {
  const { style } = stream;
  const head = `${style('title', `${Math.round(score * 100)}%`)}  ${style('faint', reasonsInWords(reasons))}`;
  const rows = ROWS.flatMap(([label, value]) => {
    const [first, second] = [left, right].map((entry) => sanitiseLine(value(entry) ?? ''));
    if (first === undefined || second === undefined || (first === '' && second === '')) return [];
    return twoColumns(stream, label, first === '' ? '-' : first, second === '' ? '-' : second, first === second);
  });
  const labels = [left, right].map((entry) =>
    `${statusLabel(stream, entry.status)} ${tagLabels(stream, entry.tags)}`.trim(),
  );
  return [
    wrap(head, { width: textWidth(stream) }),
    ...twoColumns(stream, '', style('id', sanitiseLine(left.id)), style('id', sanitiseLine(right.id)), false),
    ...rows,
    ...twoColumns(stream, 'status', labels[0] ?? '', labels[1] ?? '', false),
    '',
  ].join('\n');
}
