import { logFactorial } from './log-factorial.ts';

/** Records drawn without replacement from a population of which some are relevant. */
export interface Draw {
  readonly population: number;
  /** Relevant records in the population. */
  readonly relevant: number;
  /** Records drawn. */
  readonly sample: number;
}

const NEGLIGIBLE = 1e-17;

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

function probability(found: number, { population, relevant, sample }: Draw): number {
  return Math.exp(
    logChoose(relevant, found) + logChoose(population - relevant, sample - found) - logChoose(population, sample),
  );
}

/** Sums probabilities from `found` away from the mode, each from the one before it, until they no longer count or are `enough`. */
function tail(found: number, draw: Draw, step: 1 | -1, last: number, enough: number): number {
  const { population, relevant, sample } = draw;
  const rest = population - relevant - sample;
  let term = probability(found, draw);
  let sum = term;
  for (let x = found; x !== last && term > sum * NEGLIGIBLE && sum < enough; x += step) {
    term *=
      step === -1
        ? (x * (rest + x)) / ((relevant - x + 1) * (sample - x + 1))
        : ((relevant - x) * (sample - x)) / ((x + 1) * (rest + x + 1));
    sum += term;
  }
  return sum;
}

/**
 * The probability that at most `found` of the records drawn are relevant, in [0, 1]. Always summed on the side of the
 * mode that has the smaller terms, so that small probabilities keep their precision. 0 where fewer than that cannot
 * have been drawn, as when more relevant records are assumed than the population could hold. A probability of `enough`
 * or more may be given too small, but not below `enough`, since summing ends there.
 */
export function probabilityOfAtMost(found: number, draw: Draw, enough = Number.POSITIVE_INFINITY): number {
  const { population, relevant, sample } = draw;
  const least = Math.max(0, sample - (population - relevant));
  const most = Math.min(relevant, sample);
  if (relevant > population || found < least) return 0;
  if (found >= most) return 1;
  const mode = ((sample + 1) * (relevant + 1)) / (population + 2);
  return Math.min(
    1,
    found < mode ? tail(found, draw, -1, least, enough) : 1 - tail(found + 1, draw, 1, most, Number.POSITIVE_INFINITY),
  );
}
