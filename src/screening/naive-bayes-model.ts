import type { Learner, Model } from './model.ts';
import { NaiveBayes } from './naive-bayes.ts';
import { columnReasons } from './reasons.ts';
import { inSlices } from './slices.ts';

/** Naive Bayes alone, for comparison. */
export const naiveBayesModel: Model = {
  name: 'nb',
  version: '1',
  *prepare({ words }) {
    yield;
    return (): Learner => {
      const bayes = new NaiveBayes(words);
      return {
        learn: (row, included) => bayes.learn(row, included),
        scores: (rows) => inSlices(rows, (row) => bayes.score(row)),
        reasons: (row) => columnReasons(words, row, (column) => bayes.logOddsOf(column)),
        leaning: (row) => bayes.score(row),
      };
    };
  },
};
