import { foldText } from '../text/fold.ts';
import { joined } from './join.ts';
import { parseQuery } from './parse.ts';
import type { Name, QueryNode } from './syntax-tree.ts';

/** Changes when a query that could be written before would mean something else. */
export const LANGUAGE_VERSION = 1;

/** A query that was saved under a name, in a version of the language that this program knows. */
export interface ViewQuery {
  readonly name: string;
  readonly query: string;
}

/** Views may name views; deeper than this is a circle. */
const DEEPEST = 8;

function answersTo({ name }: ViewQuery, { text, prefix }: Name): boolean {
  const [folded, sought] = [foldText(name), foldText(text)];
  return prefix ? folded.startsWith(sought) : folded === sought;
}

/**
 * The query with `view:NAME` replaced by what was saved under the name. A name that nothing was saved under stays, and
 * selects nothing; so does a view that leads back to itself.
 */
export function expandViews(node: QueryNode, views: readonly ViewQuery[], depth = 0): QueryNode {
  switch (node.kind) {
    case 'not':
      return { ...node, node: expandViews(node.node, views, depth) };
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map((child) => expandViews(child, views, depth)) };
    case 'filter': {
      const { test } = node;
      if (test.field !== 'view' || depth >= DEEPEST) return node;
      const found = views.filter((view) => test.names.some((name) => answersTo(view, name)));
      const nodes = found.map(({ query }) => expandViews(parseQuery(query).node, views, depth + 1));
      return joined('or', nodes) ?? node;
    }
    default:
      return node;
  }
}
