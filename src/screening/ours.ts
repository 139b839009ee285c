import { classCosts, ELAS_U4 } from './linear-model.ts';
import { LinearClassifier, squaredHinge } from './linear.ts';
import type { Learner, Model } from './model.ts';
import { columnReasons } from './reasons.ts';
import { inSlices } from './slices.ts';

/** How many included papers it takes for the study words to lose half of their weight. */
const HALF = 30;

/** After so many times the mean distance between included papers without one more, the study words count for half. */
const DRY_FOR_WORDS = 10;
/** Likewise for what keeps papers without an abstract from coming before the others. */
const DRY_FOR_TITLES = 5;

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

/**
 * Brings the scores of papers without an abstract, which have few words to be promising or unpromising by, to the mean of
 * the others: all of the way up, and the share `down` of the way down.
 */
function evenOut(scores: Float64Array, isTitleOnly: (at: number) => boolean, down: number): void {
  const difference = meanOf(scores, (at) => !isTitleOnly(at)) - meanOf(scores, isTitleOnly);
  if (Number.isNaN(difference)) return;
  const lift = difference < 0 ? difference * down : difference;
  for (let at = 0; at < scores.length; at += 1) if (isTitleOnly(at)) scores[at] = (scores[at] as number) + lift;
}

/** 1 while papers to include keep coming, half when `inARow` excluded are `dry` times as many as come on each included one. */
function yielding(inARow: number, decided: number, included: number, dry: number): number {
  return 1 / (1 + ((inARow * included) / (dry * decided)) ** 2);
}

/**
 * Two views of a paper, added up: ELAS u4's support vector machine on words and pairs of words; and whether it reads like
 * the report of a study, which counts for less the more papers are included, and when no more of them come. Papers without
 * an abstract score as high in the mean as those with one; when no more come, they may score higher.
 */
export const ours: Model = {
  name: 'ours',
  version: '3',
  *prepare({ words, study, titleOnly }) {
    yield;
    return (): Learner => {
      const classifier = new LinearClassifier(words, squaredHinge, TOLERANCE);
      const included: number[] = [];
      const excluded: number[] = [];
      const units = { words: 1, study: 0 };
      return {
        learn: (row, include) => void (include ? included : excluded).push(row),
        *scores(rows, inARow) {
          const n = included.length;
          const yields = (dry: number): number => yielding(inARow, n + excluded.length, n, dry);
          yield* classifier.fit(included, excluded, ...classCosts(n, excluded.length, ELAS_U4.cost, ELAS_U4.balance));
          const sum = new Float64Array(rows.length);
          units.words = addStandardised(yield* inSlices(rows, (row) => classifier.score(row)), 1, sum);
          const studyWeight = (HALF / (n + HALF)) * yields(DRY_FOR_WORDS);
          units.study = addStandardised(yield* inSlices(rows, study.score), studyWeight, sum);
          evenOut(sum, (at) => titleOnly[rows[at] as number] === 1, yields(DRY_FOR_TITLES));
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
