import type { QueryNode, TextNode } from '../../query/syntax-tree.ts';

function asTyped(node: TextNode): QueryNode {
  if (node.kind !== 'word' || node.mode !== 'stem') return node;
  return { kind: 'or', nodes: [node, { ...node, mode: 'prefix' }], start: node.start, end: node.end };
}

/** A query that is being typed: its last word may be only the beginning of one, so it finds what begins like it too. */
export function liveNode(node: QueryNode, length: number): QueryNode {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return node.end === length ? asTyped(node) : node;
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map((child) => liveNode(child, length)) };
    default:
      return node;
  }
}
