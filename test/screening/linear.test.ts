import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearClassifier, logistic, type Loss, squaredHinge } from '../../src/screening/linear.ts';
import { finish } from '../../src/screening/slices.ts';
import { damped } from '../../src/screening/sparse.ts';
import { sparseRows } from './support.ts';

/** Derivative of each loss by the margin, as the textbook has it. */
const SLOPES = new Map<Loss, (margin: number) => number>([
  [squaredHinge, (margin) => -2 * Math.max(0, 1 - margin)],
  [logistic, (margin) => -1 / (1 + Math.exp(margin))],
]);

const problem = fc.record({
  rows: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), {
    minLength: 4,
    maxLength: 9,
  }),
  gains: fc.array(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { minLength: 4, maxLength: 4 }),
  costIn: fc.double({ min: 0.05, max: 5, noNaN: true }),
  costOut: fc.double({ min: 0.05, max: 5, noNaN: true }),
  included: fc.integer({ min: 1, max: 3 }),
});

describe.each([
  ['a support vector machine', squaredHinge],
  ['logistic regression', logistic],
])('%s', (_, loss) => {
  it('is where the gradient of the plain objective vanishes, from scratch and when it goes on', () => {
    fc.assert(
      fc.property(problem, ({ rows, gains, costIn, costOut, included }) => {
        const classifier = new LinearClassifier(sparseRows(rows, gains), loss, 1e-9);
        const yes = rows.map((_row, index) => index).slice(0, included);
        const no = rows.map((_row, index) => index).slice(included, -1);
        finish(classifier.fit(yes.slice(0, 1), no.slice(0, 1), 1, 1));
        // A fit gives up after a thousand sweeps, and rows that are nearly alike may want more.
        for (let again = 0; again < 10; again += 1) finish(classifier.fit(yes, no, costIn, costOut));
        const dense = [...classifier.weights].map((value, at) => value / (gains[at] ?? 1));
        dense.push(classifier.intercept);
        const gradient = dense.slice();
        for (const row of [...yes, ...no]) {
          const label = yes.includes(row) ? 1 : -1;
          const x = [...(rows[row] ?? []).map((count, at) => damped(count) * (gains[at] ?? 0)), 1];
          const margin = label * x.reduce((sum, value, at) => sum + value * (dense[at] ?? 0), 0);
          const slope = (SLOPES.get(loss)?.(margin) ?? Number.NaN) * label * (label > 0 ? costIn : costOut);
          for (const [at, value] of x.entries()) gradient[at] = (gradient[at] ?? 0) + slope * value;
        }
        for (const value of gradient) expect(value).toBeCloseTo(0, 5);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whether a term of one record alone is stored or only its length', () => {
    const gains = [0.4, 0.5, 0.6, 0.7];
    const rows = [
      [2, 3, 0, 0],
      [2, 0, 3, 0],
      [1, 1, 0, 2],
      [1, 1, 1, 0],
    ];
    const alone = rows.map((row) => (damped(row[3] ?? 0) * 0.7) ** 2);
    const whole = new LinearClassifier(sparseRows(rows, gains), loss, 1e-9);
    const short = new LinearClassifier(
      sparseRows(
        rows.map((row) => row.slice(0, 3)),
        gains.slice(0, 3),
        alone,
      ),
      loss,
      1e-9,
    );
    for (const classifier of [whole, short]) finish(classifier.fit([0, 2], [1], 2, 0.3));
    expect(short.score(3)).toBeCloseTo(whole.score(3), 6);
  });
});
