import { inverseDocumentFrequency } from './bm25.ts';

/**
 * Pseudo-relevance feedback: the best papers of a first ranking are taken for relevant, and the words that they have in
 * common and most others have not say what else the query is about (Rocchio 1971, with BM25's saturated frequencies for
 * weights). docs/ranking.md has how the numbers were chosen and what it is worth.
 */

/** A paper that was found, and how well it matches. */
interface Scored {
  readonly ordinal: number;
  readonly score: number;
}

/** What feedback has to know of an index; it asks for the evidence of a few papers and the scores of a few stems. */
export interface FeedbackSource {
  readonly paperCount: number;
  /** The stems of a paper, each with how much the paper is about it: its saturated frequency, from 0 to 1. */
  evidenceOf(ordinal: number): ReadonlyMap<string, number>;
  /** How many papers have a stem. */
  papersWith(stem: string): number;
  /** What BM25 gives each paper for a stem. */
  scoresOf(stem: string): ReadonlyMap<number, number>;
}

/** The papers that are taken for relevant. */
const FEEDBACK_PAPERS = 3;
/** The words that are taken from them. */
const FEEDBACK_STEMS = 20;
/** The share that these words have in the whole query, where its own words have the rest. */
const FEEDBACK_SHARE = 0.3;
/** A word of a single paper finds no other, and one that more than this part of the papers has tells them not apart. */
const FEWEST_PAPERS = 2;
const LARGEST_PART = 0.1;

/** The stems that the papers are about, each with its share; the shares add up to 1. Empty when there are none. */
export function feedbackStems(relevant: readonly Scored[], source: FeedbackSource): Map<string, number> {
  const evidence = new Map<string, number>();
  for (const { ordinal, score } of relevant)
    for (const [stem, weight] of source.evidenceOf(ordinal))
      evidence.set(stem, score * weight + (evidence.get(stem) ?? 0));
  const telling = [...evidence].flatMap(([stem, weight]) => {
    const papers = source.papersWith(stem);
    if (papers < FEWEST_PAPERS || papers > LARGEST_PART * source.paperCount) return [];
    return [{ stem, weight, worth: weight * inverseDocumentFrequency(papers, source.paperCount) }];
  });
  const best = telling.toSorted((a, b) => b.worth - a.worth || (a.stem < b.stem ? -1 : 1)).slice(0, FEEDBACK_STEMS);
  const sum = best.reduce((total, { weight }) => total + weight, 0);
  return new Map(best.map(({ stem, weight }) => [stem, weight / sum]));
}

/**
 * The same hits in the order of the query and of what its best hits are about. `hits` come best first; `words` is how
 * many words the query has, each of which counted once in their scores.
 */
export function withFeedback<Hit extends Scored>(hits: readonly Hit[], words: number, source: FeedbackSource): Hit[] {
  const relevant = hits.slice(0, FEEDBACK_PAPERS).filter(({ score }) => score > 0);
  const scores = new Map(hits.map(({ ordinal, score }) => [ordinal, score]));
  const factor = (words * FEEDBACK_SHARE) / (1 - FEEDBACK_SHARE);
  for (const [stem, share] of feedbackStems(relevant, source))
    for (const [ordinal, more] of source.scoresOf(stem)) {
      const score = scores.get(ordinal);
      if (score !== undefined) scores.set(ordinal, score + factor * share * more);
    }
  return hits
    .map((hit) => ({ ...hit, score: scores.get(hit.ordinal) ?? hit.score }))
    .toSorted((a, b) => b.score - a.score || a.ordinal - b.ordinal);
}
