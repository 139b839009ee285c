import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachTerm } from '../../src/text/term-bytes.ts';
import { tokenise } from '../../src/text/tokens.ts';

/** The terms of a text, each with its hash. */
function termsOf(text: string): [term: string, hash: number][] {
  const terms: [string, number][] = [];
  eachTerm(text, (bytes, start, end, hash) => {
    terms.push([Buffer.from(bytes.subarray(start, end)).toString(), hash]);
  });
  return terms;
}

describe('the quick way to the terms of a text', () => {
  it('gives the same terms as the tokens have', () => {
    const piece = fc.constantFrom(
      'C++',
      'c#',
      "model's",
      "don't",
      'GPT-4',
      'x',
      '_',
      '+',
      "'",
      '4',
      'é',
      'A',
      ' ',
      '#',
      '注意',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const found = termsOf(text);
          expect(found.map(([term]) => term)).toEqual(tokenise(text).map(({ term }) => term));
          // A term has the same hash wherever it stands, here beside a letter that is not ASCII.
          const hashes = new Map(found);
          for (const [term, hash] of termsOf(`${text} é`)) expect(hashes.get(term) ?? hash).toBe(hash);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
