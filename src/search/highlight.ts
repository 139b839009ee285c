import type { QueryNode, TextField } from '../query/syntax-tree.ts';
import { placesIn, type TokenTest, tokenTests } from '../query/text-match.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { tokenise } from '../text/tokens.ts';

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

/** A highlighter for a query. Its matches are in order and do not overlap. */
export function createHighlighter(node: QueryNode): Highlighter {
  const sought: { readonly field: TextField | undefined; readonly tests: readonly TokenTest[] }[] = textNodesOf(
    node,
  ).flatMap((text) => {
    const tests = tokenTests(text);
    return tests === undefined ? [] : [{ field: text.field, tests }];
  });
  return (text, field) => {
    const tokens = tokenise(text);
    const wanted = sought.filter((item) => item.field === undefined || item.field === field);
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
