import type { QueryNode, TextNode } from '../query/syntax-tree.ts';
import { mapTextNodes } from '../query/text-nodes.ts';
import { fuzziness } from '../query/text-match.ts';
import { indexTerm } from '../text/analyse.ts';
import { editDistance } from '../text/edit-distance.ts';
import { tokenise } from '../text/tokens.ts';
import { postingsOf, type SearchIndex } from './index-bytes.ts';

/** A word that no paper has, and the one that it was taken for. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

function papersWith(index: SearchIndex, stem: string): number {
  return Object.values(postingsOf(index, stem) ?? {}).reduce(
    (most, papers) => Math.max(most, Object.keys(papers).length),
    0,
  );
}

/** The word of the papers that is nearest to one that none has; of those equally near the most common. */
function nearestWord(index: SearchIndex, term: string): string | undefined {
  const most = fuzziness(term);
  let best: { word: string; distance: number; papers: number } | undefined;
  for (const [word, stem] of index.words.rows()) {
    const distance = stem === '' ? most + 1 : editDistance(term, word, most);
    if (distance > Math.min(most, best?.distance ?? most)) continue;
    const papers = papersWith(index, stem);
    if (best === undefined || distance < best.distance || papers > best.papers) best = { word, distance, papers };
  }
  return best?.word;
}

/** Replaces each plain word of a query that no paper has by the nearest that one has. */
export function correctSpelling(
  index: SearchIndex,
  node: QueryNode,
): { readonly node: QueryNode; readonly corrections: readonly Correction[] } {
  const corrections: Correction[] = [];
  const correct = (text: TextNode): TextNode => {
    if (text.kind !== 'word' || text.mode !== 'stem') return text;
    const [token, ...more] = tokenise(text.text);
    const stem = token === undefined ? undefined : indexTerm(token.term);
    if (token === undefined || more.length > 0 || stem === undefined || index.postings.get(stem) !== undefined)
      return text;
    const to = nearestWord(index, token.term);
    if (to === undefined) return text;
    corrections.push({ from: text.text, to });
    return { ...text, text: to };
  };
  return { node: mapTextNodes(node, correct), corrections };
}
