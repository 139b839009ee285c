import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachTerm, tokenise } from '../../src/text/tokens.ts';

function termsOf(text: string): string[] {
  const terms: string[] = [];
  eachTerm(text, (term) => void terms.push(term));
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
          expect(termsOf(text)).toEqual(tokenise(text).map(({ term }) => term));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
