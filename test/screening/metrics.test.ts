import { expect, it } from 'vitest';
import { anOrder, seeded } from '../support/orders.ts';
import { metricsOf, recallCurve, workSaved } from '../../src/screening/metrics.ts';

/** `+` for a paper to include, `-` for another. */
const labels = (order: string): boolean[] => Array.from(order, (sign) => sign === '+');
const metrics = (order: string) => metricsOf({ priors: [], labels: labels(order) });

it('computes the metrics of a screening of ten as by hand', () => {
  // Ranks 1, 3 and 6 of 10: the best order has 1, 2, 3, the worst 8, 9, 10.
  expect(metrics('+-+--+----')).toEqual({
    loss: 4 / 21,
    atd: 10 / 3 / 10,
    wss95: expect.closeTo(0.95 - 0.6, 12) as number,
    wss100: expect.closeTo(1 - 0.6, 12) as number,
    rrf10: 1 / 3,
  });
});

it('gives no loss for the best order and all of it for the worst', () => {
  expect(metrics('++---').loss).toBe(0);
  expect(metrics('---++').loss).toBe(1);
});

it('asks for 19 of 20 at a recall of 95%, and for one more than 19 at 96%', () => {
  const order = labels(`${'+'.repeat(19)}-+${'-'.repeat(79)}`);
  expect(workSaved(order, 0.95)).toBeCloseTo(0.95 - 0.19, 12);
  expect(workSaved(order, 0.96)).toBeCloseTo(0.96 - 0.21, 12);
});

it('leaves the priors out', () => {
  const order = labels('+-+-');
  expect(metricsOf({ priors: [true, false], labels: order })).toEqual(metricsOf({ priors: [], labels: order }));
});

it('says NaN where there is nothing to find, and no loss where there is nothing else', () => {
  expect(Object.values(metrics('---')).every(Number.isNaN)).toBe(true);
  expect(metrics('+++').loss).toBe(0);
});

it('draws the recall curve from nothing read to all', () => {
  expect(recallCurve(labels('+--+'), 4)).toEqual([
    { read: 0, recall: 0 },
    { read: 0.25, recall: 0.5 },
    { read: 0.5, recall: 0.5 },
    { read: 0.75, recall: 0.5 },
    { read: 1, recall: 1 },
  ]);
});

it('has every paper in the recall curve that was read by then, whatever the rounding of the share', () => {
  for (let place = 1; place <= 100; place += 1) {
    const order = labels(`${'-'.repeat(place - 1)}+${'-'.repeat(100 - place)}`);
    const first = recallCurve(order, 100).findIndex(({ recall }) => recall === 1);
    expect(first).toBe(place);
  }
});

/** The same in whole numbers, reading one paper after the other. */
function slowly(order: readonly boolean[]) {
  const n = order.length;
  const all = order.filter(Boolean).length;
  const area = (of: readonly boolean[]) => {
    let found = 0;
    return of.reduce((sum, included) => sum + (found += Number(included)), 0);
  };
  const sorted = order.toSorted((a, b) => Number(b) - Number(a));
  const best = area(sorted);
  const readUntil = (hundredths: number) => {
    let found = 0;
    return order.findIndex((included) => (found += Number(included)) * 100 >= hundredths * all && included) + 1;
  };
  return {
    loss: (best - area(order)) / (best - area(sorted.toReversed())),
    atd: order.reduce((sum, included, index) => sum + (included ? index + 1 : 0), 0) / all / n,
    wss95: (95 * n - 100 * readUntil(95)) / (100 * n),
    wss100: (n - readUntil(100)) / n,
    rrf10: order.filter((included, index) => included && (index + 1) * 10 <= n).length / all,
  };
}

it('agrees with reading one paper after the other, in orders of many sizes', () => {
  const random = seeded(1);
  for (let run = 0; run < 500; run += 1) {
    const total = 2 + Math.floor(random() * 200);
    const order = anOrder(total, 1 + Math.floor(random() * (total - 1)), random() * 3, random);
    const expected = slowly(order);
    for (const [name, value] of Object.entries(metricsOf({ priors: [], labels: order })))
      expect(value, name).toBeCloseTo(expected[name as keyof typeof expected], 10);
  }
});
