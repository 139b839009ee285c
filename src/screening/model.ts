import type { Features } from './features.ts';

/** How much a term of a record speaks for it (above 0) or against it. */
export interface TermWeight {
  readonly term: string;
  readonly weight: number;
}

/** A model while it learns one screening. */
export interface Learner {
  /** Takes a decision in. A record is decided once. */
  learn(row: number, included: boolean): void;
  /**
   * Scores the rows given, in their order: higher is more promising, and only the order counts. At least one record of
   * each kind must have been learned. `inARow` is how many were excluded since the last one was included. It stops between
   * slices of the work, so that others can have a turn.
   */
  scores(rows: readonly number[], inARow: number): Generator<void, Float64Array>;
  /** What the terms of a row say, in no order. */
  reasons(row: number): TermWeight[];
  /** Which kind a row leans to after the last scores, and how far: above 0 to the included; near 0 is doubt. */
  leaning(row: number): number;
}

export type ModelName = 'ours' | 'elas-u4' | 'svm' | 'nb' | 'logistic';

export interface Model {
  readonly name: ModelName;
  /** Changes whenever the same decisions may give another order. */
  readonly version: string;
  /**
   * Does once what depends on the records alone; gives what starts a learner that knows no decision yet. Stops now and
   * then, to let others have a turn.
   */
  readonly prepare: (features: Features) => Generator<void, () => Learner>;
}
