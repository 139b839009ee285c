import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { select } from '../../src/search/rank.ts';
import { analyse } from '../../src/text/analyse.ts';
import { entries } from '../support/entries.ts';
import { searched } from '../support/searched.ts';

describe('the score of a word', () => {
  it('is BM25 with k1 1.2 and b 0.75 over all words of a paper, those of its title twice', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('context', 'learning', 'attention', 'llm'), (papers, word) => {
        const [stem = ''] = analyse(word);
        const texts = papers.map(({ title, abstract = '', keywords = [], authors = [] }) =>
          [title, title, abstract, ...keywords, ...authors.map(({ name }) => name)].flatMap(analyse),
        );
        const frequencies = texts.map((text) => text.filter((other) => other === stem).length);
        const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
        const having = frequencies.filter((frequency) => frequency > 0).length;
        const idf = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
        const hits = select(parseQuery(word).node, searched(papers));
        expect(hits.papers.length).toBe(having);
        hits.papers.forEach((paper, at) => {
          const frequency = frequencies[paper] ?? 0;
          const length = (texts[paper]?.length ?? 0) / average;
          expect(hits.scores[at]).toBeCloseTo((idf * 2.2 * frequency) / (frequency + 1.2 * (0.25 + 0.75 * length)), 8);
        });
      }),
    );
  });
});
