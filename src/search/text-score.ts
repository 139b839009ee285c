import { bm25, inverseDocumentFrequency, saturatedFrequency } from './bm25.ts';
import { type Matches, placeOf } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';
import type { IndexedField } from './segment/fields.ts';
import type { Frequencies } from './segment/postings.ts';

/** To look a paper up among others takes as long as to go past so many. */
const LOOK_UP = 8;

/**
 * What BM25 gives the papers that have a word in a field, or anywhere that is searched without one; those of `within`
 * alone when it is given, which does not change their scores.
 */
export function scoreText(
  index: PaperIndex,
  found: Frequencies,
  field: IndexedField | undefined,
  within?: Uint32Array,
  /** How much the words tell, where that is not to be taken from how many papers have them: see `bm25.ts`. */
  rarity?: number,
): Matches {
  const papers = new Uint32Array(Math.min(found.papers.length, within?.length ?? Infinity));
  const lengths = index.lengths(field ?? 'text', papers.length);
  const scores = new Float64Array(papers.length);
  let having = 0;
  let count = 0;
  const score = (row: number): void => {
    const paper = found.papers[row] ?? 0;
    papers[count] = paper;
    scores[count++] = saturatedFrequency(found.frequencies[row] ?? 0, lengths.of(paper), lengths.average);
  };
  if (field === undefined && within !== undefined && within.length * LOOK_UP < found.papers.length) {
    // Every paper that was found has the words somewhere, so that those that do not matter need no look.
    having = found.papers.length;
    for (let at = 0; at < within.length; at += 1) {
      const row = placeOf(found.papers, within[at] ?? 0);
      if (row !== -1) score(row);
    }
  } else {
    let at = 0;
    for (let row = 0; row < found.papers.length; row += 1) {
      if (found.frequencies[row] === 0) continue;
      having += 1;
      if (within !== undefined) {
        const paper = found.papers[row] ?? 0;
        while ((within[at] ?? Infinity) < paper) at += 1;
        if (within[at] !== paper) continue;
      }
      score(row);
    }
  }
  const telling = rarity ?? inverseDocumentFrequency(having, index.visibleCount);
  for (let place = 0; place < count; place += 1) scores[place] = bm25(scores[place] ?? 0, telling);
  return { papers: papers.subarray(0, count), scores: scores.subarray(0, count) };
}
