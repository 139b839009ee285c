import type { QueryNode, Span } from './syntax-tree.ts';

/** One node for several, from the first to the last; the only one itself, and none for none. */
export function joined(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | undefined {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined || nodes.length === 1) return first;
  return { kind, nodes, start: first.start, end: last.end };
}

/** The opposite of a node, standing at a place. */
export function negated(node: QueryNode, { start, end }: Span): QueryNode {
  return { kind: 'not', node, start, end };
}
