const EXACT_BELOW = 16;

const SMALL = [0];
for (let n = 1; n < EXACT_BELOW; n += 1) SMALL.push((SMALL[n - 1] ?? 0) + Math.log(n));

/**
 * The natural logarithm of n!, for a whole n >= 0. From 16 on by Stirling's series for the log-gamma function
 * (Abramowitz & Stegun 6.1.41) up to n^-7, whose error there is below 1e-14.
 */
export function logFactorial(n: number): number {
  const exact = SMALL[n];
  if (exact !== undefined) return exact;
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
