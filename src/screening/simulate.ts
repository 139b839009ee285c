import type { Features } from './features.ts';
import type { Model } from './model.ts';
import { drawn, seeded } from './random.ts';
import type { ScreeningTrace } from './trace.ts';

/** What a screening starts from: records, by their rows, whose labels are known. Both kinds are there. */
export interface Priors {
  readonly included: readonly number[];
  readonly excluded: readonly number[];
}

/** One included and one excluded record, drawn by chance that repeats with its seed; undefined without two kinds. */
export function drawPriors(labels: readonly boolean[], seed: number): Priors | undefined {
  const random = seeded(seed);
  const rows = (kind: boolean): number[] => labels.flatMap((label, row) => (label === kind ? [row] : []));
  const included = drawn(rows(true), random);
  const excluded = drawn(rows(false), random);
  return included === undefined || excluded === undefined ? undefined : { included: [included], excluded: [excluded] };
}

/** A simulation that has run: its trace, and the rows in the order in which they were screened. */
export interface Simulation extends ScreeningTrace {
  readonly order: readonly number[];
}

/**
 * Screens labelled records as a person would who always reads the most promising one next, ties in the order of the
 * records, with the model learning after every label. Stops between steps, to let others have a turn;
 * `progress` is told how many records of how many are screened.
 */
export function* simulate(
  model: Model,
  features: Features,
  labels: readonly boolean[],
  priors: Priors,
  progress?: (screened: number, of: number) => void,
): Generator<void, Simulation> {
  const start = yield* model.prepare(features);
  const learner = start();
  for (const row of priors.included) learner.learn(row, true);
  for (const row of priors.excluded) learner.learn(row, false);
  const known = new Set([...priors.included, ...priors.excluded]);
  let open = labels.flatMap((_, row) => (known.has(row) ? [] : [row]));
  let toFind = open.filter((row) => labels[row] === true).length;
  const order: number[] = [];
  let inARow = 0;
  // When all are found, or nothing else is left, the order of the rest is nobody's merit.
  while (toFind > 0 && toFind < open.length) {
    const scores = yield* learner.scores(open, inARow);
    const best = indexOfLargest(scores);
    const row = open[best] as number;
    const included = labels[row] === true;
    order.push(row);
    progress?.(order.length, order.length + open.length - 1);
    open = open.toSpliced(best, 1);
    learner.learn(row, included);
    inARow = included ? 0 : inARow + 1;
    if (included) toFind -= 1;
  }
  for (const row of open) order.push(row);
  return {
    priors: [...priors.included.map(() => true), ...priors.excluded.map(() => false)],
    labels: order.map((row) => labels[row] === true),
    order,
  };
}

/** The order of chance, with the same priors: what a model is to be better than. */
export function shuffled(labels: readonly boolean[], priors: Priors, seed: number): ScreeningTrace {
  const random = seeded(seed);
  const known = new Set([...priors.included, ...priors.excluded]);
  const rest = labels.filter((_, row) => !known.has(row));
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [rest[last], rest[other]] = [rest[other] === true, rest[last] === true];
  }
  return { priors: [...priors.included.map(() => true), ...priors.excluded.map(() => false)], labels: rest };
}

/** The first of the largest. */
export function indexOfLargest(scores: Float64Array): number {
  let best = 0;
  for (let at = 1; at < scores.length; at += 1) if ((scores[at] as number) > (scores[best] as number)) best = at;
  return best;
}
