import { commonParts, PLAIN } from '../query/quick-look.ts';
import type { QueryNode, TextField, TextNode } from '../query/syntax-tree.ts';
import { placesIn, type TokenTest, tokenTests } from '../query/text-match.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { type Token, tokenise } from '../text/tokens.ts';

/** Where a match stands in a text, in UTF-16 code units; `end` is behind its last. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** Finds what a query looks for in a text of a field. */
export type Highlighter = (text: string, field: TextField) => readonly Match[];

function merged(matches: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const match of matches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last !== undefined && match.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, match.end) };
    else result.push(match);
  }
  return result;
}

/** A text node of the query. */
interface Sought {
  readonly field: TextField | undefined;
  readonly tests: readonly TokenTest[];
  /** What every word that it matches has in it, where it is a single word. */
  readonly part: string | undefined;
}

function soughtOf(node: TextNode): Sought[] {
  const tests = tokenTests(node);
  if (tests === undefined) return [];
  const [part, ...more] = tests.length === 1 ? commonParts(node) : [];
  return [{ field: node.field, tests, part: more.length === 0 ? part : undefined }];
}

function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 32;
}

/** The tokens of a plain text between white space that has any of the parts in it: few of them, and all that can match. */
function tokensWith(text: string, parts: readonly string[]): Token[] {
  const lower = text.toLowerCase();
  const ends = new Map<number, number>();
  for (const part of parts)
    for (let at = lower.indexOf(part); at !== -1;) {
      let start = at;
      while (start > 0 && !isSpace(text, start - 1)) start -= 1;
      let end = at;
      while (end < text.length && !isSpace(text, end)) end += 1;
      ends.set(start, end);
      at = lower.indexOf(part, end);
    }
  return [...ends]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([from, to]) =>
      tokenise(text.slice(from, to)).map(({ term, start, end }) => ({ term, start: start + from, end: end + from })),
    );
}

/** A highlighter for a query. Its matches are in order and do not overlap. */
export function createHighlighter(node: QueryNode): Highlighter {
  const sought = textNodesOf(node).flatMap(soughtOf);
  return (text, field) => {
    const wanted = sought.filter((item) => item.field === undefined || item.field === field);
    const parts = wanted.flatMap(({ part }) => part ?? []);
    // A word with an apostrophe is found without it.
    const tokens =
      parts.length === wanted.length && PLAIN.test(text) ? tokensWith(text, [...parts, "'"]) : tokenise(text);
    return merged(wanted.flatMap(({ tests }) => [...placesIn(tokens, tests)]));
  };
}

/** The piece of a text, about `length` long, that has the most matches; with an ellipsis where it was cut. */
export interface Snippet {
  readonly text: string;
  /** Within the snippet's text. */
  readonly matches: readonly Match[];
}

/** Cuts a snippet around the matches of a text; from its beginning when there are none. */
export function snippetOf(text: string, matches: readonly Match[], length: number): Snippet {
  let start = 0;
  let most = 0;
  for (const { start: from } of matches) {
    const count = matches.filter((match) => match.start >= from && match.end <= from + length * 0.8).length;
    if (count > most) [most, start] = [count, from];
  }
  start = Math.max(0, Math.min(start - Math.floor(length * 0.15), text.length - length));
  const end = Math.min(text.length, start + length);
  // Words are not cut, as far as there are spaces to cut at.
  const from = start === 0 ? 0 : Math.max(start, text.indexOf(' ', start) + 1 || start);
  const lastSpace = text.lastIndexOf(' ', end);
  const to = end === text.length || lastSpace <= from ? end : lastSpace;
  const before = from > 0 ? '… ' : '';
  const cut = `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  const inside = matches.filter((match) => match.start >= from && match.end <= to);
  const shift = before.length - from;
  return { text: cut, matches: inside.map((match) => ({ start: match.start + shift, end: match.end + shift })) };
}
