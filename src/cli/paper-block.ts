import type { Entry } from '../domain/entry.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';
import type { OutputStream } from '../terminal/terminal.ts';
import { wrap } from '../terminal/width.ts';

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100;

/** How wide text is set on a stream. */
export function textWidth(stream: OutputStream): number {
  return Math.min(stream.columns, WIDEST);
}

const MARKS = { included: '✓', maybe: '?', excluded: '✗', unscreened: '·' } as const satisfies Record<
  Entry['status'],
  string
>;

/** `✓ included`, in its colour. */
export function statusLabel({ style }: OutputStream, status: Entry['status']): string {
  return style(status, `${MARKS[status]} ${status}`);
}

/** `#icl #long-context`, in its colour. */
export function tagLabels({ style }: OutputStream, tags: readonly string[]): string {
  return tags.map((tag) => style('tag', `#${sanitiseLine(tag)}`)).join(' ');
}

export interface PaperBlock {
  readonly entry: Entry;
  /** The title, where matches in it are lit. */
  readonly title?: string;
  /** A piece of the abstract that shows why it was found. */
  readonly snippet?: string;
}

/** One paper as a few lines for a person: standing and title, then id, year, tags, then the snippet. */
export function paperBlock(stream: OutputStream, { entry, title, snippet }: PaperBlock): string {
  const { style } = stream;
  const width = textWidth(stream);
  const mark = style(entry.status, MARKS[entry.status]);
  const facts = [
    style('id', sanitiseLine(entry.id)),
    ...(entry.year === undefined ? [] : [style('faint', String(entry.year))]),
    ...(entry.venue === undefined ? [] : [style('faint', sanitiseLine(entry.venue))]),
    tagLabels(stream, entry.tags),
  ].filter((fact) => fact !== '');
  const lines = [
    wrap(style('title', title ?? sanitiseLine(entry.title)), { width, first: `${mark} `, hanging: '  ' }),
    wrap(facts.join('  '), { width, first: '  ' }),
  ];
  if (snippet !== undefined && snippet !== '') lines.push(wrap(snippet, { width, first: '    ' }));
  return `${lines.join('\n')}\n`;
}
