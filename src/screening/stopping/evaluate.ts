import { type RecallTarget } from './recall.ts';
import { type StoppingRule, stoppingRules } from './rules.ts';
import { type ScreeningSoFar, soFar } from './so-far.ts';

/** Where a rule would have stopped a screening whose end is known, and what that would have come to. */
export interface StoppingOutcome {
  readonly rule: string;
  /** Records screened until then; all of them where the rule never said so. */
  readonly stoppedAt: number;
  /** Relevant records found until then, as a fraction of all, in [0, 1]; NaN when there are none. */
  readonly recall: number;
  /** Records not screened, as a fraction of all, in [0, 1). */
  readonly saved: number;
}

export const USUAL_TARGET: RecallTarget = { recall: 0.95, confidence: 0.95 };

/**
 * From one find to the next every rule that we have, once met, stays met, so that the first record at which it is met
 * can be bisected.
 */
function firstMet(
  { met }: StoppingRule,
  from: number,
  to: number,
  at: (screened: number) => ScreeningSoFar,
): number | undefined {
  if (to < from || !met(at(to))) return undefined;
  let [low, high] = [from - 1, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (met(at(middle))) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Replays a screening of `total` records, of which those that `labels` name (in the order of screening) are known to be
 * relevant or not, and gives for each rule where it would have stopped. Records that have no label count as irrelevant.
 */
export function evaluateStopping(
  labels: readonly boolean[],
  total: number,
  target: RecallTarget = USUAL_TARGET,
): StoppingOutcome[] {
  const { foundAt } = soFar(labels, total);
  const runs = [0, ...foundAt].map((start, found) => ({
    from: Math.max(1, start),
    to: (foundAt[found] ?? total + 1) - 1,
    at: (screened: number): ScreeningSoFar => ({ foundAt: foundAt.slice(0, found), screened, total }),
  }));
  return stoppingRules(target).map((rule) => {
    let stoppedAt = total;
    for (const { from, to, at } of runs) {
      const first = firstMet(rule, from, to, at);
      if (first === undefined) continue;
      stoppedAt = first;
      break;
    }
    const found = foundAt.filter((rank) => rank <= stoppedAt).length;
    return {
      rule: rule.name,
      stoppedAt,
      recall: found / foundAt.length,
      saved: total === 0 ? 0 : 1 - stoppedAt / total,
    };
  });
}
