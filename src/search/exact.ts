import type { QueryNode } from '../query/syntax-tree.ts';
import { textNodesOf } from '../query/text-nodes.ts';
import { stem } from '../text/analyse.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';
import { type Matches, placeOf } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';
import { bestOf } from './ranked.ts';

/** What a paper gains that has all words just as they were typed, as a fraction of its score. */
const BONUS = 0.1;

/** Only the best are looked at: a bonus this small lifts nothing from far below. */
export const LOOKED_AT = 200;

/** The matches, best first, anew: those a little higher that have the words of the query in the very form that was typed. */
export function preferExact(index: PaperIndex, best: Matches, node: QueryNode): Matches {
  const typed = textNodesOf(node).flatMap((text) => {
    if (text.kind !== 'word' || text.mode !== 'stem') return [];
    const [token, ...more] = tokenise(text.text);
    if (token === undefined || more.length > 0 || isStopWord(token.term)) return [];
    return [index.word(stem(token.term), token.term).papers];
  });
  if (typed.length === 0) return best;
  const scores = best.scores.map((score, at) => {
    const found = typed.filter((papers) => placeOf(papers, best.papers[at] ?? 0) !== -1).length;
    return score * (1 + (BONUS * found) / typed.length);
  });
  return bestOf({ papers: best.papers, scores }, Infinity);
}
