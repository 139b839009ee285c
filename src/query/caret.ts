import type { Span } from './syntax-tree.ts';

// With the indentation and some room for advice, a line of a terminal 80 wide.
const WIDEST = 70;
const BEFORE = 40;

/** Characters that terminals draw two columns wide (Unicode's East Asian Width, without emoji, whose pairs count two anyway). */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const NO_WIDTH = /\p{M}/u;

function columns(text: string): number {
  let width = 0;
  for (const character of text) if (!NO_WIDTH.test(character)) width += WIDE.test(character) ? 2 : character.length;
  return width;
}

/** The query on a line, cut around the place when it is long, and a line of carets under the place. */
export function pointAt(query: string, { start, end }: Span): string {
  // A line break or a control character takes one column, as a space does.
  const line = query.replace(/[\s\p{Cc}]/gu, ' ');
  const from = line.length <= WIDEST || start <= BEFORE ? 0 : start - BEFORE;
  const to = Math.min(line.length, from + WIDEST);
  const before = from === 0 ? '' : '… ';
  const shown = `${before}${line.slice(from, to)}${to === line.length ? '' : ' …'}`;
  const indent = columns(before + line.slice(from, start));
  const marked = Math.max(1, columns(line.slice(start, Math.min(end, to))));
  return `  ${shown}\n  ${' '.repeat(indent)}${'^'.repeat(marked)}`;
}
