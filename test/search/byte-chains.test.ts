import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteChains } from '../../src/search/segment/byte-chains.ts';
import { ByteReader, ByteWriter } from '../../src/search/segment/bytes.ts';

/** What a chain has when it is read as numbers. */
function numbersOf(chains: ByteChains, begin: number, next: number): number[] {
  const writer = new ByteWriter();
  chains.copyTo(writer, begin, next);
  const reader = new ByteReader(writer.written());
  const numbers: number[] = [];
  while (reader.at < reader.end) numbers.push(reader.varint());
  return numbers;
}

describe('chains of bytes that grow side by side', () => {
  it('give back what was appended to each, however much and in whatever order', () => {
    const run = fc.record({
      chain: fc.nat({ max: 5 }),
      value: fc.oneof(fc.nat({ max: 300 }), fc.integer({ min: 0, max: 2 ** 31 - 1 })),
      // Few runs of many make chains longer than the largest slice, and the whole larger than a block of memory.
      times: fc.oneof(
        { weight: 4, arbitrary: fc.nat({ max: 20 }) },
        { weight: 1, arbitrary: fc.nat({ max: 200_000 }) },
      ),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
        const chains = new ByteChains();
        const places = Array.from({ length: 6 }, () => {
          const begin = chains.begin();
          return { begin, next: begin, expected: [] as number[] };
        });
        for (const { chain, value, times } of runs) {
          const place = places[chain];
          if (place === undefined) continue;
          for (let time = 0; time < times; time += 1) {
            place.next = chains.varint(place.next, value);
            place.expected.push(value);
          }
        }
        for (const { begin, next, expected } of places) expect(numbersOf(chains, begin, next)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
