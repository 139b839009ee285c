import { LinearClassifier, type Loss } from './linear.ts';
import type { Features } from './features.ts';
import type { Learner, Model } from './model.ts';
import { inSlices } from './slices.ts';
import { columnReasons } from './reasons.ts';

/** As scikit-learn has it. */
const TOLERANCE = 1e-4;

interface LinearSettings extends Pick<Model, 'name' | 'version'> {
  readonly loss: Loss;
  /** Cost of a record at a weight of 1. */
  readonly cost: number;
  /** How many times more all the included together weigh than all the excluded. */
  readonly balance: number;
}

/** ASReview's published ELAS u4: its cost, and how much the included weigh. */
export const ELAS_U4 = { cost: 0.11, balance: 9.8 } as const;

/** Costs of one included and one excluded record: weights of mean 1, by class (as scikit-learn has sample weights). */
export function classCosts(included: number, excluded: number, cost: number, balance: number): [number, number] {
  const weight = included / (balance * excluded);
  const scale = (included + excluded) / (included + weight * excluded);
  return [cost * scale, cost * scale * weight];
}

/** A model of one linear classifier on term weights. */
export function linearModel({ name, version, loss, cost, balance }: LinearSettings): Model {
  return {
    name,
    version,
    *prepare({ words }: Features) {
      yield;
      return (): Learner => {
        const classifier = new LinearClassifier(words, loss, TOLERANCE);
        const included: number[] = [];
        const excluded: number[] = [];
        return {
          learn: (row, include) => void (include ? included : excluded).push(row),
          *scores(rows) {
            yield* classifier.fit(included, excluded, ...classCosts(included.length, excluded.length, cost, balance));
            return yield* inSlices(rows, (row) => classifier.score(row));
          },
          reasons: (row) => columnReasons(words, row, (column) => classifier.weights[column] as number),
          leaning: (row) => classifier.score(row),
        };
      };
    },
  };
}
