import { inverseDocumentFrequency } from './bm25.ts';
import type { Matches } from './matches.ts';
import { bestOf, type Hit, hitsOf } from './ranked.ts';

/**
 * Pseudo-relevance feedback: the best papers of a first ranking are taken for relevant, and the words that they have in
 * common and most others have not say what else the query is about (Rocchio 1971, with BM25's saturated frequencies for
 * weights). docs/ranking.md has how the numbers were chosen and what it is worth.
 */

/** What feedback has to know of an index; it asks for the evidence of a few papers and the scores of a few stems. */
export interface FeedbackSource {
  readonly paperCount: number;
  /** The stems of a paper, each with how much the paper is about it: its saturated frequency, from 0 to 1. */
  evidenceOf(paper: number): ReadonlyMap<string, number>;
  /** How many papers have a stem, or a little more. */
  papersWith(stem: string): number;
  /** What BM25 gives each paper for a stem. */
  scoresOf(stem: string): Matches;
}

/** The papers that are taken for relevant. */
export const FEEDBACK_PAPERS = 3;
/** The words that are taken from them. */
const FEEDBACK_STEMS = 20;
/** The share that these words have in the whole query, where its own words have the rest. */
const FEEDBACK_SHARE = 0.3;
/** A word of a single paper finds no other, and one that more than this part of the papers has tells them not apart. */
const FEWEST_PAPERS = 2;
const LARGEST_PART = 0.1;

/** The stems that the papers are about, each with its share; the shares add up to 1. Empty when there are none. */
export function feedbackStems(relevant: readonly Hit[], source: FeedbackSource): Map<string, number> {
  const evidence = new Map<string, number>();
  for (const { paper, score } of relevant)
    for (const [stem, weight] of source.evidenceOf(paper))
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
 * The same papers with scores by the query and by what its best papers are about. `words` is how many words the query
 * has, each of which counted once in the scores.
 */
export function withFeedback(matches: Matches, words: number, source: FeedbackSource): Matches {
  const relevant = hitsOf(bestOf(matches, FEEDBACK_PAPERS)).filter(({ score }) => score > 0);
  const scores = matches.scores.slice();
  const factor = (words * FEEDBACK_SHARE) / (1 - FEEDBACK_SHARE);
  for (const [stem, share] of feedbackStems(relevant, source)) {
    const more = source.scoresOf(stem);
    for (let at = 0, other = 0; at < scores.length && other < more.papers.length;) {
      const paper = matches.papers[at] ?? 0;
      const found = more.papers[other] ?? 0;
      if (paper === found) {
        scores[at] = (scores[at] ?? 0) + factor * share * (more.scores[other] ?? 0);
        at += 1;
        other += 1;
      } else if (paper < found) at += 1;
      else other += 1;
    }
  }
  return { papers: matches.papers, scores };
}
