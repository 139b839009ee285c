import { probabilityOfAtMost } from './hypergeometric.ts';
import type { ScreeningSoFar } from './so-far.ts';

/**
 * The p-value of "at least `missed` relevant records (from 1) are among those not screened", after Callaghan and
 * Müller-Hansen (Statistical stopping criteria for automated screening in systematic reviews, Syst Rev 9:273, 2020,
 * ranked quasi-sampling). Each run of records screened last is taken as a random sample from an urn that holds it and
 * all that is unscreened; its p-value is the probability of finding no more in it than was found, had so many been
 * missed; the smallest over all runs counts. Right for a single look; 1 before anything is screened; never rising with
 * `missed`.
 *
 * Between two relevant records a longer run always speaks louder (one more record drawn without a find, from an urn
 * larger by that record), so only runs that begin behind a relevant record, and the run of everything, are looked at.
 */
export function pValueOfMissing(missed: number, { foundAt, screened, total }: ScreeningSoFar): number {
  const unscreened = total - screened;
  if (missed > unscreened) return 0;
  let smallest = 1;
  for (let found = 0; found <= foundAt.length; found += 1) {
    const sample = screened - (foundAt[foundAt.length - 1 - found] ?? 0);
    if (sample === 0) continue;
    const urn = { population: sample + unscreened, relevant: found + missed, sample };
    smallest = Math.min(smallest, probabilityOfAtMost(found, urn, smallest));
  }
  return smallest;
}

/**
 * That p-value for someone who looks after every decision. The published p-value is for one look: in a random order, the
 * worst of those that are random or better, looking again and again and choosing the best of so many runs breaks a
 * promise of 95% in up to half of all screenings. Multiplied by one more than the number assumed missed it holds in
 * every setting that docs/stopping.md reports.
 */
export function correctedForLooking(pValueOfOneLook: number, missed: number): number {
  return Math.min(1, (1 + missed) * pValueOfOneLook);
}
