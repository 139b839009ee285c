import { describe, expect, it } from 'vitest';
import { KnownTexts } from '../../src/library/known-texts.ts';

describe('texts that are known', () => {
  it('are never forgotten, and few others are taken for known, however many there are', () => {
    for (const count of [1, 5000, 200_000]) {
      const known = new KnownTexts();
      let takenForKnown = 0;
      for (let number = 0; number < count; number += 1) if (known.add(`paper ${number}`)) takenForKnown += 1;
      for (let number = 0; number < count; number += 1) expect(known.has(`paper ${number}`)).toBe(true);
      for (let number = 0; number < count; number += 1) if (known.has(`other ${number}`)) takenForKnown += 1;
      expect(takenForKnown).toBeLessThanOrEqual(count / 50);
    }
  });
});
