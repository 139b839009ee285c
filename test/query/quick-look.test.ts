import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickLook } from '../../src/query/quick-look.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { placesIn, tokenTests } from '../../src/query/text-match.ts';
import { textNodesOf } from '../../src/query/text-nodes.ts';
import { tokensIn } from '../../src/text/tokens.ts';

const SUFFIXES =
  's es ies ed eed ied ing y ational tional enci anci izer bli alli entli ousli ization ation ator alism iveness ' +
  'fulness aliti iviti ability logi icate ative alize ical ful ness ance er able ement ent ion ism ate ous ize e ll';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'i', 'l', 'n', 'o', 'r', 's', 't', 'u', 'y'];

const word = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 4 }),
    fc.constantFrom('', ...SUFFIXES.split(' ')),
    fc.constantFrom('', "'s", '-3', 'é', 'S', "n't", '{\\"o}', '++'),
  )
  .map((parts) => parts.join(''));
const form = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `${text}*`,
  (text: string) => `${text}~`,
);

describe('the quick look', () => {
  it('never turns away a text in which the words are', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        word,
        form,
        fc.nat(),
        (words, other, write, which) => {
          const text = words.join(' ');
          // A word of the text cut and ended in some other way, so that stems meet often.
          const asked = which % 2 === 0 ? other : (words[which % words.length] ?? other);
          for (const node of textNodesOf(parseQuery(write(asked)).node)) {
            const tests = tokenTests(node) ?? [];
            if (placesIn(tokensIn(text), tests).next().done !== true)
              expect([asked, text, quickLook(node)(text)]).toEqual([asked, text, true]);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['happy', 'Happiness', 'sad'],
    ['"dont panic"', "Don't panic", 'panic'],
    ['relational', 'They relate', 'elation'],
    ['sensibility', 'It is sensible', 'a sense'],
  ])('looks for %s in %j, not in %j', (query, text, other) => {
    const [node] = textNodesOf(parseQuery(query).node);
    expect(node && [quickLook(node)(text), quickLook(node)(other)]).toEqual([true, false]);
  });
});
