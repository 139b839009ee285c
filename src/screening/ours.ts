import { classCosts, ELAS_U4 } from './linear-model.ts';
import { LinearClassifier, squaredHinge } from './linear.ts';
import type { Learner, Model } from './model.ts';
import { columnReasons } from './reasons.ts';
import { inSlices } from './slices.ts';
import { studyWords } from './study-words.ts';

/** How many included papers it takes for the study words to lose half of their weight. */
const HALF = 30;

/** Solving closer changes no figure by more than a tenth of a point, and takes several times as long. */
const TOLERANCE = 3e-3;

/** Adds scores, as distances from their mean in standard deviations, times a weight; gives what one unit of them counts. */
function addStandardised(scores: Float64Array, weight: number, sum: Float64Array): number {
  const mean = scores.reduce((total, score) => total + score, 0) / scores.length;
  const variance = scores.reduce((total, score) => total + (score - mean) ** 2, 0) / scores.length;
  const unit = weight / (Math.sqrt(variance) || 1);
  for (let at = 0; at < scores.length; at += 1) sum[at] = (sum[at] as number) + ((scores[at] as number) - mean) * unit;
  return unit;
}

function meanOf(scores: Float64Array, isMeant: (at: number) => boolean): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < scores.length; at += 1) {
    if (!isMeant(at)) continue;
    sum += scores[at] as number;
    count += 1;
  }
  return sum / count;
}

/** Lifts the scores of papers without an abstract, which have few words to be promising by, to the mean of the others. */
function evenOut(scores: Float64Array, isTitleOnly: (at: number) => boolean): void {
  const lift = meanOf(scores, (at) => !isTitleOnly(at)) - meanOf(scores, isTitleOnly);
  if (Number.isNaN(lift)) return;
  for (let at = 0; at < scores.length; at += 1) if (isTitleOnly(at)) scores[at] = (scores[at] as number) + lift;
}

/**
 * Two views of a paper, added up: ELAS u4's support vector machine on words and pairs of words; and whether it reads like
 * the report of a study, which counts for less the more papers are included. Papers without an abstract score as high in
 * the mean as those with one.
 */
export const ours: Model = {
  name: 'ours',
  version: '2',
  *prepare(features) {
    const { words, titleOnly } = features;
    yield;
    const study = studyWords(features);
    return (): Learner => {
      const classifier = new LinearClassifier(words, squaredHinge, TOLERANCE);
      const included: number[] = [];
      const excluded: number[] = [];
      const units = { words: 1, study: 0 };
      return {
        learn: (row, include) => void (include ? included : excluded).push(row),
        *scores(rows) {
          const n = included.length;
          yield* classifier.fit(included, excluded, ...classCosts(n, excluded.length, ELAS_U4.cost, ELAS_U4.balance));
          const sum = new Float64Array(rows.length);
          units.words = addStandardised(yield* inSlices(rows, (row) => classifier.score(row)), 1, sum);
          units.study = addStandardised(yield* inSlices(rows, study.score), HALF / (n + HALF), sum);
          evenOut(sum, (at) => titleOnly[rows[at] as number] === 1);
          return sum;
        },
        reasons: (row) => [
          ...columnReasons(words, row, (column) => units.words * (classifier.weights[column] as number)),
          ...study.reasons(row).map(({ term, weight }) => ({ term, weight: units.study * weight })),
        ],
        leaning: (row) => classifier.score(row),
      };
    };
  },
};
