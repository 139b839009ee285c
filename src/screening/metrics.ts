import type { ScreeningTrace } from './trace.ts';

/** What prioritisation was worth in one screening. All are NaN when there was nothing to find. */
export interface ScreeningMetrics {
  /** Area between the recall curve and the best possible one, as a fraction of what the worst order loses: 0 best, 1 worst. */
  readonly loss: number;
  /** Average time to discovery: the mean rank of the papers to include, as a fraction of all. */
  readonly atd: number;
  /** Work saved over sampling at 95% recall (Cohen 2006): 0.95 less the fraction read until 95% were found. */
  readonly wss95: number;
  /** The same for all that there was to find. */
  readonly wss100: number;
  /** Fraction of the papers to include that the first 10% read hold. */
  readonly rrf10: number;
}

/** Ranks of the papers to include, from 1, ascending. */
function ranksOf(labels: readonly boolean[]): number[] {
  return labels.flatMap((included, index) => (included ? [index + 1] : []));
}

/** Work saved over sampling, in (-1, 1): `recall` less the fraction read until so much was found. NaN with nothing to find. */
export function workSaved(labels: readonly boolean[], recall: number): number {
  const ranks = ranksOf(labels);
  // The subtraction keeps 0.95 x 20 from becoming 20 by a rounding error.
  const rank = ranks[Math.ceil(recall * ranks.length - 1e-9) - 1];
  return rank === undefined ? Number.NaN : recall - rank / labels.length;
}

/** Fraction of the papers to include found in the first `share` of the reading, in [0, 1]. NaN with nothing to find. */
export function recallAt(labels: readonly boolean[], share: number): number {
  const ranks = ranksOf(labels);
  // The addition keeps 0.29 x 100 from falling short of 29 by a rounding error.
  const read = share * labels.length + 1e-9;
  return ranks.filter((rank) => rank <= read).length / ranks.length;
}

/** The metrics of a screening; the priors are left out. Formulas: docs/screening.md. */
export function metricsOf({ labels }: ScreeningTrace): ScreeningMetrics {
  const n = labels.length;
  const ranks = ranksOf(labels);
  const found = ranks.length;
  const sum = ranks.reduce((total, rank) => total + rank, 0);
  const best = (found * (found + 1)) / 2;
  const nothing = found === 0;
  return {
    loss: nothing ? Number.NaN : found === n ? 0 : (sum - best) / (found * (n - found)),
    atd: sum / found / n,
    wss95: workSaved(labels, 0.95),
    wss100: workSaved(labels, 1),
    rrf10: recallAt(labels, 0.1),
  };
}

/** A point of the recall curve. */
export interface RecallPoint {
  /** Fraction read, in [0, 1]. */
  readonly read: number;
  /** Fraction found of what there is to find, in [0, 1]; NaN when there is nothing. */
  readonly recall: number;
}

/** The recall curve at `points` + 1 places, evenly spread from nothing read to all. */
export function recallCurve(labels: readonly boolean[], points: number): RecallPoint[] {
  return Array.from({ length: points + 1 }, (_, point) => {
    const read = point / points;
    return { read, recall: recallAt(labels, read) };
  });
}
