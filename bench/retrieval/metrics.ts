import type { Judgements } from './collection.ts';

/** Rankings are judged down to here, as trec_eval does. */
const JUDGED = 1000;

/** How good a ranking is: each from 0 to 1. */
export interface Quality {
  readonly ndcg10: number;
  readonly averagePrecision: number;
  readonly recall100: number;
}

/** The discounted cumulative gain of the first ten (Järvelin & Kekäläinen 2002). */
function dcg10(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}

/** Rates a ranking of document ids, best first, by the judgements of its query. One without a judgement is not relevant. */
export function qualityOf(
  ranking: readonly string[],
  judgements: Judgements,
  gainOf: (grade: number) => number,
): Quality {
  const gradeOf = (id: string) => Math.max(0, judgements.get(id) ?? 0);
  const relevant = [...judgements.values()].filter((grade) => grade > 0);
  const ideal = dcg10(relevant.map(gainOf).toSorted((a, b) => b - a));
  let found = 0;
  let precisions = 0;
  ranking.slice(0, JUDGED).forEach((id, place) => {
    if (gradeOf(id) === 0) return;
    found += 1;
    precisions += found / (place + 1);
  });
  return {
    ndcg10: dcg10(ranking.map((id) => (gradeOf(id) === 0 ? 0 : gainOf(gradeOf(id))))) / ideal,
    averagePrecision: precisions / relevant.length,
    recall100: ranking.slice(0, 100).filter((id) => gradeOf(id) > 0).length / relevant.length,
  };
}

/** The mean over queries of each figure. */
export function meanQuality(qualities: readonly Quality[]): Quality {
  const mean = (of: (quality: Quality) => number) =>
    qualities.reduce((sum, quality) => sum + of(quality), 0) / qualities.length;
  return {
    ndcg10: mean(({ ndcg10 }) => ndcg10),
    averagePrecision: mean(({ averagePrecision }) => averagePrecision),
    recall100: mean(({ recall100 }) => recall100),
  };
}
