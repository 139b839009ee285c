import type { QueryNode, TextNode } from '../query/syntax-tree.ts';
import { mapTextNodes } from '../query/text-nodes.ts';
import { stem } from '../text/analyse.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';
import type { PaperIndex } from './paper-index.ts';
import { spelledLike } from './slots.ts';

/** A word that no paper has, and the one that it was taken for. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** The word of the papers that is nearest to one that none has; of those equally near the most common. */
function nearestWord(index: PaperIndex, term: string): string | undefined {
  const near = Array.from(spelledLike(index, term), ([word, { stem: stemmed, distance }]) => ({
    word,
    stem: stemmed,
    distance,
  })).filter(({ word }) => !isStopWord(word));
  const least = Math.min(...near.map(({ distance }) => distance));
  const [best] = near
    .filter(({ distance }) => distance === least)
    .map(({ word, stem: stemmed }) => ({ word, papers: index.word(stemmed, word).papers.length }))
    .toSorted((a, b) => b.papers - a.papers || (a.word < b.word ? -1 : 1));
  return best?.word;
}

/** Replaces each plain word of a query that no paper has by the nearest that one has. */
export function correctSpelling(
  index: PaperIndex,
  node: QueryNode,
): { readonly node: QueryNode; readonly corrections: readonly Correction[] } {
  const corrections: Correction[] = [];
  const correct = (text: TextNode): TextNode => {
    if (text.kind !== 'word' || text.mode !== 'stem') return text;
    const [token, ...more] = tokenise(text.text);
    if (token === undefined || more.length > 0 || isStopWord(token.term)) return text;
    if (index.wordsOfStem(stem(token.term)).length > 0) return text;
    const to = nearestWord(index, token.term);
    if (to === undefined) return text;
    corrections.push({ from: text.text, to });
    return { ...text, text: to };
  };
  return { node: mapTextNodes(node, correct), corrections };
}
