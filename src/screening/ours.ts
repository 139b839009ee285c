import { countLetterGroups } from './letter-groups.ts';
import { classCosts, ELAS_U4 } from './linear-model.ts';
import { LinearClassifier, squaredHinge } from './linear.ts';
import type { Learner, Model } from './model.ts';
import { columnReasons } from './reasons.ts';
import { inSlices } from './slices.ts';
import { studyWords } from './study-words.ts';
import { tfIdf } from './tf-idf.ts';

/** How many included papers it takes for the letters to come to half of their weight, and for the study words to lose half. */
const HALF = { letters: 15, study: 30 };

/** Groups of letters in more than this share of the records are left out. */
const MOST_COMMON_LETTERS = 0.25;

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
 * Three views of a paper, added up: a support vector machine on words and pairs of words (ELAS u4's); the same on groups
 * of letters, which counts for more the more papers are included; and whether it reads like the report of a study, which
 * counts for less then. Papers without an abstract score as high in the mean as those with one.
 */
export const ours: Model = {
  name: 'ours',
  version: '2',
  *prepare(features) {
    const { words, titleOnly } = features;
    const letters = tfIdf(yield* countLetterGroups(features.counts), MOST_COMMON_LETTERS);
    yield;
    const study = studyWords(features);
    return (): Learner => {
      const byWords = new LinearClassifier(words, squaredHinge, TOLERANCE);
      const byLetters = new LinearClassifier(letters, squaredHinge, TOLERANCE);
      const included: number[] = [];
      const excluded: number[] = [];
      const units = { words: 1, study: 0 };
      return {
        learn: (row, include) => void (include ? included : excluded).push(row),
        *scores(rows) {
          const n = included.length;
          const costs = classCosts(n, excluded.length, ELAS_U4.cost, ELAS_U4.balance);
          const sum = new Float64Array(rows.length);
          yield* byWords.fit(included, excluded, ...costs);
          units.words = addStandardised(yield* inSlices(rows, (row) => byWords.score(row)), 1, sum);
          yield* byLetters.fit(included, excluded, ...costs);
          addStandardised(yield* inSlices(rows, (row) => byLetters.score(row)), n / (n + HALF.letters), sum);
          units.study = addStandardised(yield* inSlices(rows, study.score), HALF.study / (n + HALF.study), sum);
          evenOut(sum, (at) => titleOnly[rows[at] as number] === 1);
          return sum;
        },
        reasons: (row) => [
          ...columnReasons(words, row, (column) => units.words * (byWords.weights[column] as number)),
          ...study.reasons(row).map(({ term, weight }) => ({ term, weight: units.study * weight })),
        ],
        leaning: (row) => byWords.score(row),
      };
    };
  },
};
