import { crc32 as ofZlib } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/library/crc32.ts';
import { PAGE } from '../../src/search/segment/pages.ts';
import { pageSum } from '../../src/search/segment/page-sum.ts';

describe('a CRC-32', () => {
  it('is that of zlib, of bytes and of texts, in one go and in pieces, however much was reckoned before', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 2000 }), fc.string({ unit: 'binary', maxLength: 500 })),
        fc.string(),
        (first, then) => {
          expect(crc32(first)).toBe(ofZlib(first));
          expect(crc32(then, crc32(first))).toBe(ofZlib(then, ofZlib(first)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the checksum of a page', () => {
  it('is another whenever any bits within four bytes are, wherever the page lies in memory', () => {
    const page = fc.uint8Array({ minLength: PAGE, maxLength: PAGE });
    fc.assert(
      fc.property(
        page,
        fc.nat({ max: PAGE / 4 - 1 }),
        fc.integer({ min: 1, max: 2 ** 32 - 1 }),
        fc.nat({ max: 7 }),
        (bytes, word, change, shift) => {
          const moved = Buffer.alloc(PAGE + shift).subarray(shift);
          moved.set(bytes);
          expect(pageSum(moved)).toBe(pageSum(bytes));
          moved.writeUInt32LE((moved.readUInt32LE(word * 4) ^ change) >>> 0, word * 4);
          expect(pageSum(moved)).not.toBe(pageSum(bytes));
        },
      ),
      { numRuns: 200 },
    );
  });
});
