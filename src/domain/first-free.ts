/**
 * The first number from 1 that is free, where all below a free one are taken as a rule: found by doubling and halving,
 * so that a thousand papers of one title take no longer to name than they have to.
 */
export function firstFree(isTaken: (number: number) => boolean): number {
  let high = 1;
  while (isTaken(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isTaken(middle)) low = middle;
    else high = middle;
  }
  return high;
}
