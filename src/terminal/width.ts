import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Columns that a text takes on a terminal: wide East Asian characters and emoji count two, escape sequences none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

export interface WrapOptions {
  /** Columns of the whole, indentation included. */
  readonly width: number;
  /** Put before the first line; its width is that of `hanging`'s room too. */
  readonly first?: string;
  /** Put before every other line. */
  readonly hanging?: string;
}

/** Breaks a text (which may be coloured) into lines no wider than `width`; a word longer than a line is cut. */
export function wrap(text: string, { width, first = '', hanging = first }: WrapOptions): string {
  const room = Math.max(10, width - Math.max(widthOf(first), widthOf(hanging)));
  return wrapAnsi(text, room, { hard: true, trim: true })
    .split('\n')
    .map((line, index) => (line === '' ? '' : (index === 0 ? first : hanging) + line))
    .join('\n');
}

/** Cuts a plain text to at most `width` columns, ending in an ellipsis where something was cut. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const wide = widthOf(segment);
    if (columns + wide > width - 1) break;
    kept += segment;
    columns += wide;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills a text (which may be coloured) with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
