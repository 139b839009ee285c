import { correctedForLooking, pValueOfMissing } from './missed.ts';
import type { ScreeningSoFar } from './so-far.ts';

/** What is to be promised: to have found at least this share of the relevant records, with this confidence. Both in (0, 1). */
export interface RecallTarget {
  readonly recall: number;
  readonly confidence: number;
}

/** What the test says of a target at this point of a screening. */
export interface TargetEvidence {
  /** Of "recall is below the target"; for someone who looks after every decision. */
  readonly pValue: number;
  /** The same as published, for a single look at a point that was fixed beforehand. */
  readonly pValueOfOneLook: number;
  /** True when the p-value is below one minus the confidence: the promise can be made. */
  readonly reached: boolean;
}

/** Recall at this point of a screening. */
export interface RecallEstimate {
  /** More likely than not at least this, in [0, 1]. */
  readonly estimate: number;
  /** With the confidence asked for at least this, in [0, 1]; the other end of the interval is always 1. */
  readonly lower: number;
  /** Relevant records that the estimate and the lower end allow to be unscreened. */
  readonly missed: { readonly estimate: number; readonly most: number };
}

/** How many relevant records at least are missed when so many were found and recall is below the target. */
function missedBelow(target: number, found: number): number {
  // The addition keeps 19 / 0.95 from falling short of 20 by a rounding error.
  return Math.floor(found / target + 1e-9) + 1 - found;
}

/** Tests whether the target is reached. Assumes that the records come in random order or a better one. */
export function targetEvidence(screening: ScreeningSoFar, { recall, confidence }: RecallTarget): TargetEvidence {
  const missed = missedBelow(recall, screening.foundAt.length);
  const pValueOfOneLook = pValueOfMissing(missed, screening);
  const pValue = correctedForLooking(pValueOfOneLook, missed);
  return { pValue, pValueOfOneLook, reached: pValue < 1 - confidence };
}

/** The smallest count from 1 for which the test holds, given that it holds for `high` and, once it does, for all above. */
function firstHolding(high: number, holds: (count: number) => boolean): number {
  let [low, top] = [0, 1];
  while (top < high && !holds(top)) [low, top] = [top, top * 2];
  top = Math.min(top, high);
  while (top - low > 1) {
    const middle = Math.floor((low + top) / 2);
    if (holds(middle)) top = middle;
    else low = middle;
  }
  return top;
}

/** Estimates recall: the inverse of the test. Undefined while nothing relevant was found. */
export function estimateRecall(screening: ScreeningSoFar, confidence: number): RecallEstimate | undefined {
  const found = screening.foundAt.length;
  if (found === 0) return undefined;
  const impossible = screening.total - screening.screened + 1;
  const estimate = firstHolding(impossible, (missed) => pValueOfMissing(missed, screening) < 0.5) - 1;
  const most =
    firstHolding(
      impossible,
      (missed) => correctedForLooking(pValueOfMissing(missed, screening), missed) < 1 - confidence,
    ) - 1;
  return {
    estimate: found / (found + estimate),
    lower: found / (found + most),
    missed: { estimate, most },
  };
}
