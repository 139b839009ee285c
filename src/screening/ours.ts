import { countLetterGroups } from './letter-groups.ts';
import { classCosts, ELAS_U4 } from './linear-model.ts';
import { LinearClassifier, squaredHinge } from './linear.ts';
import type { Learner, Model } from './model.ts';
import { Neighbours } from './neighbours.ts';
import { columnReasons } from './reasons.ts';
import { inSlices } from './slices.ts';
import { tfIdf } from './tf-idf.ts';

/**
 * How much each view counts beside the words, and after how many included papers half of that. Chosen by experiment
 * (docs/screening.md): with few included the words alone rank best.
 */
const LETTERS = { weight: 1, half: 15 };
const NEIGHBOURS = { weight: 0.4, half: 30 };

/** Solving closer changes no figure by more than a tenth of a point, and takes four times as long. */
const TOLERANCE = 1e-3;

function grown({ weight, half }: typeof LETTERS, included: number): number {
  return (weight * included) / (included + half);
}

/** Scores as distances from their mean in standard deviations, added to `sum` with a weight. */
function addStandardised(scores: Float64Array, weight: number, sum: Float64Array): void {
  const mean = scores.reduce((total, score) => total + score, 0) / scores.length;
  const variance = scores.reduce((total, score) => total + (score - mean) ** 2, 0) / scores.length;
  const factor = weight / (Math.sqrt(variance) || 1);
  for (const [at, score] of scores.entries()) sum[at] = (sum[at] as number) + (score - mean) * factor;
}

/**
 * Three views of a paper, averaged: a support vector machine on words and pairs of words, in which rare ones count more
 * than in ELAS u4; the same on groups of letters; and the nearest neighbours among the decided. The last two grow with
 * the number of the included.
 */
export const ours: Model = {
  name: 'ours',
  version: '1',
  prepare: (features) => {
    const { counts, texts } = features;
    const wordRows = tfIdf(counts, { mostCommon: 0.95, rarity: 1.5 });
    const letterRows = tfIdf(countLetterGroups(texts), { mostCommon: 0.25, rarity: 1 });
    const neighbours = new Neighbours(tfIdf(counts, { mostCommon: 0.1, rarity: 1 }));
    return (): Learner => {
      const words = new LinearClassifier(wordRows, squaredHinge, TOLERANCE);
      const letters = new LinearClassifier(letterRows, squaredHinge, TOLERANCE);
      const included: number[] = [];
      const excluded: number[] = [];
      return {
        learn(row, include) {
          (include ? included : excluded).push(row);
        },
        *scores(rows) {
          const costs = classCosts(included.length, excluded.length, ELAS_U4.cost, ELAS_U4.balance);
          const sum = new Float64Array(rows.length);
          for (const [classifier, weight] of [
            [words, 1],
            [letters, grown(LETTERS, included.length)],
          ] as const) {
            classifier.fit(included, excluded, ...costs);
            yield;
            addStandardised(yield* inSlices(rows, (row) => classifier.score(row)), weight, sum);
          }
          yield* neighbours.know(included, excluded);
          const votes = yield* inSlices(rows, (row) => neighbours.score(row));
          addStandardised(votes, grown(NEIGHBOURS, included.length), sum);
          return sum;
        },
        reasons: (row) =>
          columnReasons({ ...features, weighted: wordRows }, row, (column) => words.weights[column] as number),
      };
    };
  },
};
