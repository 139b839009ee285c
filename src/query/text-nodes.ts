import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';
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

/**
 * The words that a text node is made of, one node each: those of `time-sharing` are two. What is written together stays
 * together, as Chinese words are, and a number with what it belongs to (`GPT-4`). So does a word with a stop word in it,
 * such as `in-context`, and a phrase in quotes.
 */
function wordsOf(text: TextNode): readonly TextNode[] {
  if (text.kind === 'phrase' || text.mode !== 'stem') return [text];
  const pieces: { start: number; end: number; named: boolean }[] = [];
  for (const { term, start, end } of tokenise(text.text)) {
    if (isStopWord(term)) return [text];
    const named = /\p{L}/u.test(term);
    const last = pieces.at(-1);
    if (last !== undefined && (last.end === start || !named || !last.named)) {
      last.end = end;
      last.named ||= named;
    } else pieces.push({ start, end, named });
  }
  return pieces.length < 2 ? [text] : pieces.map(({ start, end }) => ({ ...text, text: text.text.slice(start, end) }));
}

/** The words and phrases of clauses of which any will do; undefined when some ask for more than words. */
function wordsAlone(nodes: readonly QueryNode[]): readonly TextNode[] | undefined {
  const words: TextNode[] = [];
  for (const node of nodes) {
    const more =
      node.kind === 'word' || node.kind === 'phrase'
        ? wordsOf(node)
        : node.kind === 'and' || node.kind === 'or'
          ? wordsAlone(node.nodes)
          : undefined;
    if (more === undefined) return undefined;
    for (const word of more) words.push(word);
  }
  return words;
}

/** The query that any of its words and phrases satisfies, those in brackets too; its other clauses must still hold. */
export function anyWord(node: QueryNode): QueryNode {
  const { start, end } = node;
  const clauses = node.kind === 'and' ? node.nodes : [node];
  const words = clauses.flatMap((clause) => wordsAlone([clause]) ?? []);
  const others = clauses.filter((clause) => wordsAlone([clause]) === undefined);
  if (words.length < 2) return node;
  const any: QueryNode = { kind: 'or', nodes: words, start, end };
  return others.length === 0 ? any : { kind: 'and', nodes: [any, ...others], start, end };
}
