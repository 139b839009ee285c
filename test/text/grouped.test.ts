import fc from 'fast-check';
import { expect, it } from 'vitest';
import { grouped } from '../../src/text/grouped.ts';

it('writes whole numbers as Node does in English', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (count) => grouped(count) === count.toLocaleString('en')));
  for (const count of [0, 999, 1000, 123_456, 1_000_000]) expect(grouped(count)).toBe(count.toLocaleString('en'));
});
