import type { Diagnostic } from '../domain/diagnostic.ts';
import { type Entry, entriesOf } from '../domain/entry.ts';
import { compileQuery } from '../query/evaluate.ts';
import { explainQuery } from '../query/explain.ts';
import { parseQuery } from '../query/parse.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import type { Library } from './library.ts';
import { withViews } from './views.ts';

/** A query as it was read. */
export interface Reading {
  readonly node: QueryNode;
  /** What was doubtful in it. */
  readonly hints: readonly Diagnostic[];
  /** The reading in words, a line for each part. */
  readonly explanation: string;
}

/** Reads a query. Throws `bad-query` when strict and there is any doubt. */
export function readQuery(query: string, strict: boolean): Reading {
  const { node, hints } = parseQuery(query, { strict });
  return { node, hints, explanation: explainQuery(node) };
}

/** The papers that a query selects, in the order of import; all of them for an empty query. `now` is for `added:7d` and the like. */
export function select(library: Library, node: QueryNode, now: Date): Entry[] {
  return entriesOf(library.papers, library.state).filter(compileQuery(withViews(library, node), { now }));
}
