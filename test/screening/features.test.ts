import { expect, it } from 'vitest';
import { featuresOf } from '../../src/screening/features.ts';
import { finish } from '../../src/screening/slices.ts';
import { damped } from '../../src/screening/sparse.ts';
import { tfIdf } from '../../src/screening/tf-idf.ts';
import { countTerms, type TermCounts, termName } from '../../src/screening/terms.ts';

function nameOf({ words, first, second }: TermCounts, id: number): string {
  return termName(words, first[id] ?? -1, second[id] ?? -1);
}

function counted(counts: TermCounts, record: number): Record<string, number> {
  const [from, to] = [counts.starts[record], counts.starts[record + 1]];
  const ids = [...counts.ids.subarray(from, to)];
  return Object.fromEntries(ids.map((id, at) => [nameOf(counts, id), counts.counts[(from ?? 0) + at] ?? Number.NaN]));
}

it('counts words of two characters or more and their pairs, in lower case, numbers and accents included', () => {
  const counts = finish(countTerms(['The Sleep of a sleep', 'naïve 5-HT2 ε', 'the sleep'], new Set(['naïve'])));
  expect(counted(counts, 0)).toEqual({ the: 1, 'the sleep': 1, sleep: 2, of: 1 });
  expect(counted(counts, 1)).toEqual({ naïve: 1, 'naïve ht2': 1, ht2: 1 });
  // "sleep of" and "of sleep" are nowhere else.
  expect([...counts.leftOut]).toEqual([2, 0, 0]);
});

it('weighs records as if it had kept every pair', () => {
  const words = ['sleep', 'apnea', 'night', 'case', 'of', 'rest'];
  const texts = Array.from({ length: 40 }, (_, record) =>
    Array.from({ length: 12 }, (_each, at) => words[(record * (at + 2) + at * at * at) % words.length] ?? '').join(' '),
  );
  const titles = [...texts, 'sleep rest sleep rest zebra', 'quagga zebra night'];
  const some = finish(countTerms(titles));
  const all = finish(countTerms(titles, new Set([...words, 'zebra', 'quagga'])));
  expect(some.leftOut.some((count) => count > 0)).toBe(true);
  expect(all.leftOut.every((count) => count === 0)).toBe(true);
  const [least, most] = [tfIdf(some, 0.95), tfIdf(all, 0.95)];
  expect([...least.termOf].map((term) => nameOf(some, term))).toEqual(
    [...most.termOf].map((term) => nameOf(all, term)),
  );
  for (const part of ['starts', 'columns', 'counts', 'gains'] as const) expect(least[part]).toEqual(most[part]);
  for (const part of ['scales', 'alone'] as const)
    for (const [row, value] of least[part].entries()) expect(value).toBeCloseTo(most[part][row] ?? Number.NaN, 12);
});

it('keeps apart more pairs than its table holds at first', () => {
  const text = Array.from({ length: 50_000 }, (_, at) => `w${at}`).join(' ');
  const counts = finish(countTerms([text, text]));
  expect(counts.recordsWith.length).toBe(50_000 + 49_999);
  expect(counts.recordsWith.every((records) => records === 2)).toBe(true);
});

it('weighs terms as by hand: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), to unit length', () => {
  const { words } = finish(
    featuresOf([{ title: 'sleep sleep' }, { title: 'sleep', abstract: 'apnea' }, { title: 'apnea' }]),
  );
  const idf = (df: number): number => Math.log(4 / (1 + df)) + 1;
  // "sleep sleep" has the pair alone, which is not stored but lengthens the vector.
  const [sleep, pair] = [(1 + Math.log(2)) * idf(2), idf(1)];
  const length = Math.hypot(sleep, pair);
  const stored = damped(words.counts[0] ?? 0) * (words.gains[0] ?? 0) * (words.scales[0] ?? 0);
  expect(stored).toBeCloseTo(sleep / length, 6);
  expect(words.alone[0]).toBeCloseTo((pair / length) ** 2, 6);
  expect(words.name(0)).toBe('sleep');
});
