import type { QueryNode } from '../query/syntax-tree.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { stem } from '../text/analyse.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';
import { byScore, type Hit, placeOf } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';

/** What a paper gains that has all words just as they were typed, as a fraction of its score. */
const BONUS = 0.1;

/** Only the best are looked at: a bonus this small lifts nothing from far below. */
export const LOOKED_AT = 200;

/** The hits anew, with those a little higher that have the words of the query in the very form that was typed. */
export function preferExact(index: PaperIndex, best: readonly Hit[], node: QueryNode): Hit[] {
  const typed = textNodesOf(node).flatMap((text) => {
    if (text.kind !== 'word' || text.mode !== 'stem') return [];
    const [token, ...more] = tokenise(text.text);
    if (token === undefined || more.length > 0 || isStopWord(token.term)) return [];
    return [index.word(stem(token.term), token.term).papers];
  });
  if (typed.length === 0) return [...best];
  return best
    .map(({ paper, score }) => {
      const found = typed.filter((papers) => placeOf(papers, paper) !== -1).length;
      return { paper, score: score * (1 + (BONUS * found) / typed.length) };
    })
    .toSorted(byScore);
}
