import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar, sparkline } from '../../src/cli/bars.ts';
import { drawsUnicode } from '../../src/terminal/unicode.ts';

describe('a bar', () => {
  it('is never wider than its room, grows with its share, and shows a little of anything', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 1, noNaN: true }), fc.integer({ min: 1, max: 200 }), (share, width) => {
        for (const unicode of [true, false]) {
          const drawn = bar(share, width, unicode);
          expect(drawn.length).toBeGreaterThan(0);
          expect(drawn.length).toBeLessThanOrEqual(width);
          expect(bar(1, width, unicode)).toHaveLength(width);
        }
      }),
    );
    expect(bar(0, 10, true)).toBe('');
    expect(bar(0.25, 2, true)).toBe('▌');
  });
});

describe('a sparkline', () => {
  it('has the largest number as its highest column, and none as a blank', () => {
    expect(sparkline([1, 0, 4, 8], 10, true)).toBe('▁ ▄█');
    expect(sparkline([1, 0, 4, 8], 10, false)).toBe('_ -#');
  });

  it('adds numbers up where there are more of them than columns', () => {
    expect(sparkline([1, 1, 2, 2, 4, 4], 3, true)).toBe('▂▄█');
  });
});

describe('what a terminal can draw', () => {
  it.each([
    [{}, true],
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, false],
    [{ LC_ALL: '', LC_CTYPE: 'en_GB.UTF-8', LANG: 'C' }, true],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
  ])('follows the locale: %j', (env, can) => {
    expect(drawsUnicode(env)).toBe(can);
  });
});
