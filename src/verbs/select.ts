import type { Diagnostic } from '../domain/diagnostic.ts';
import { type Entry, entriesOf } from '../domain/entry.ts';
import { inOrderOfImport } from '../domain/union.ts';
import { compileQuery } from '../query/evaluate.ts';
import { explainQuery } from '../query/explain.ts';
import { parseQuery } from '../query/parse.ts';
import type { QueryNode } from '../query/syntax-tree.ts';
import { select as selectPapers } from '../search/rank.ts';
import type { Library } from './library.ts';
import { withViews } from './views.ts';

/** A query as it was read. */
export interface Reading {
  readonly node: QueryNode;
  /** What was doubtful in it. */
  readonly hints: readonly Diagnostic[];
  /** The reading in words, a line for each part. */
  explain(): string;
}

/** Reads a query. Throws `bad-query` when strict and there is any doubt. */
export function readQuery(query: string, strict: boolean): Reading {
  const { node, hints } = parseQuery(query, { strict });
  return { node, hints, explain: () => explainQuery(node) };
}

/** More papers than this part of the library are read faster as a whole than one by one. */
const MANY = 0.2;

/** The papers that a query selects, in the order of import; all of them for an empty query. `now` is for `added:7d` and the like. */
export function select(library: Library, asked: QueryNode, now: Date): readonly Entry[] {
  const node = withViews(library, asked);
  const found = library.ask((view) => {
    const { papers } = selectPapers(node, { ...view, now });
    if (papers.length > MANY * view.index.visibleCount) return undefined;
    return inOrderOfImport(Array.from(papers, (paper) => view.entry(paper)));
  });
  return found ?? entriesOf(library.papers, library.state).filter(compileQuery(node, { now }));
}
