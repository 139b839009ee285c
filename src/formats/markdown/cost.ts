/** What the parser of Markdown can take: its time grows faster than its input, and by the line more than by the word. */

/** A line of a page with its number, from 1. */
export interface PageLine {
  readonly text: string;
  readonly line: number;
}

/** What a line costs beyond its characters: points of a list and paragraphs are dearer than words. */
export const LINE = 64;

/** Characters of one piece: enough for many papers, few enough for milliseconds. */
export const TARGET = 16 * 1024;
export const LARGEST = 32 * 1024;

/** Characters on end without a point of a list: inline markup is looked for in all of them, some of it back and forth. */
const LONGEST_TEXT = 16 * 1024;

const DENSE_FROM = 4 * 1024;
const DENSE = 0.4;

/** Lines of fewer characters than this, on the average, are too short for papers. */
const CRUMB = 16;

/** A page may have so many lines too short for papers before they are plain text. */
export const MOST_CRUMBS = 2000;

const SIGNS = /[[\]()*_`\\<>&!~|#]/g;
const POINT = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/** The characters of lines, with their ends. */
export function sizeOf(lines: readonly PageLine[]): number {
  return lines.reduce((size, { text }) => size + text.length + 1, 0);
}

/** What lines cost the parser, in characters of words. */
export function costOf(lines: readonly PageLine[]): number {
  return sizeOf(lines) + lines.length * LINE;
}

/** True for lines that hold more text on end than the parser can take. */
export function hasLongText(lines: readonly PageLine[]): boolean {
  let size = 0;
  return lines.some(({ text }) => {
    size = (POINT.test(text) ? 0 : size) + text.length + 1;
    return size > LONGEST_TEXT;
  });
}

/** True for many lines that are signs more than words. */
export function isDense(lines: readonly PageLine[]): boolean {
  const size = sizeOf(lines);
  if (size <= DENSE_FROM) return false;
  const signs = lines.reduce((count, { text }) => count + (text.match(SIGNS)?.length ?? 0), 0);
  return signs > size * DENSE;
}

/** True for lines too short to say anything of papers. */
export function isOfCrumbs(lines: readonly PageLine[]): boolean {
  return sizeOf(lines) < lines.length * CRUMB;
}
