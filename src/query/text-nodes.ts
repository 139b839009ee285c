import type { QueryNode, TextNode } from './syntax-tree.ts';

/** All words and phrases of a query, those that it excludes as well. */
export function everyTextNode(node: QueryNode): readonly TextNode[] {
  if (node.kind === 'not') return everyTextNode(node.node);
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(everyTextNode) : textNodesOf(node);
}

/** The words and phrases that a query looks for, in order; not those that it excludes. */
export function textNodesOf(node: QueryNode): readonly TextNode[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [node];
    case 'and':
    case 'or':
      return node.nodes.flatMap(textNodesOf);
    default:
      return [];
  }
}

/** The query with each word or phrase that it looks for replaced by what `change` makes of it. */
export function mapTextNodes(node: QueryNode, change: (text: TextNode) => TextNode): QueryNode {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return change(node);
    case 'and':
    case 'or':
      return { ...node, nodes: node.nodes.map((child) => mapTextNodes(child, change)) };
    default:
      return node;
  }
}

function isText(node: QueryNode): boolean {
  return node.kind === 'word' || node.kind === 'phrase';
}

/** The query that any of its words and phrases satisfies; its other clauses must still hold. */
export function anyWord(node: QueryNode): QueryNode {
  if (node.kind !== 'and') return node;
  const texts = node.nodes.filter(isText);
  if (texts.length < 2) return node;
  const { start, end } = node;
  const any: QueryNode = { kind: 'or', nodes: texts, start, end };
  const others = node.nodes.filter((child) => !isText(child));
  return others.length === 0 ? any : { kind: 'and', nodes: [any, ...others], start, end };
}
