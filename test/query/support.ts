import fc from 'fast-check';
import type { Entry } from '../../src/domain/entry.ts';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { QueryNode } from '../../src/query/syntax-tree.ts';
import { queries } from '../support/entries.ts';

export const now = new Date('2026-05-01T00:00:00Z');

/** True when a query, read leniently, selects the paper. */
export function selects(query: string, entry: Entry): boolean {
  return compileQuery(parseQuery(query).node, { now })(entry);
}

/** The children of a node, if it has any. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  if (node.kind === 'not') return [node.node];
  return node.kind === 'and' || node.kind === 'or' ? node.nodes : [];
}

/** The tree without the places of its nodes, to compare what two queries mean. */
export function meaningOf(node: QueryNode): unknown {
  const { start: _start, end: _end, ...rest } = node;
  if (rest.kind === 'not') return { ...rest, node: meaningOf(rest.node) };
  return rest.kind === 'and' || rest.kind === 'or' ? { ...rest, nodes: rest.nodes.map(meaningOf) } : rest;
}

// The signs of the language, put together as nobody would on purpose.
const PIECES =
  `" “ ” ( ) - -- * ~ : , OR AND NOT or .. > <= title: by: tag: no: year: added: is: foo: has: doi: id: the alpha beta ` +
  `code 2023 7d 2026-01 10.1145/ 2306.01985 https:// SE(3) Gómez 注意 😀 don't`;
const piece = fc.constantFrom(' ', '\n', ...PIECES.split(' '));

/** Queries as people write them, as nobody does, and any text at all. */
export const anyQuery = fc.oneof(
  queries,
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);
