import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { bestMatches } from '../../src/search/best.ts';
import { BM25 } from '../../src/search/bm25.ts';
import { correctSpelling } from '../../src/search/correct.ts';
import { indexInMemory } from '../../src/search/memory-index.ts';
import { bestOf, byScore, hitsOf } from '../../src/search/ranked.ts';
import { select } from '../../src/search/rank.ts';
import { analyse } from '../../src/text/analyse.ts';
import { anEntry, entries, queries } from '../support/entries.ts';
import { NOW, searched } from '../support/searched.ts';

/** One MiniSearch over all papers, in memory: the slow twin. Its fields are texts, and all of them as one. */
function miniSearch(papers: readonly Entry[]): MiniSearch {
  const whole = new MiniSearch<{ id: number } & Record<string, unknown>>({
    fields: ['title', 'abstract', 'keyword', 'author', 'text'],
    // MiniSearch takes for a text's length how many different tokens it has; BM25 means all of them, so each is numbered.
    tokenize: (text) => analyse(text).map((stem, place) => `${stem} ${place}`),
    processTerm: (token) => token.slice(0, token.indexOf(' ')),
    searchOptions: { tokenize: (stem) => [stem], processTerm: (stem) => stem, bm25: BM25 },
  });
  whole.addAll(
    papers.map(({ title, abstract = '', keywords = [], authors = [] }, id) => {
      const [keyword, author] = [keywords.join('\n'), authors.map(({ name }) => name).join('\n')];
      return { id, title, abstract, keyword, author, text: [title, title, abstract, keyword, author].join('\n') };
    }),
  );
  return whole;
}

const terms = fc.constantFrom('context', 'learning', 'attention', 'llm', '2023', 'gpt', 'meta', 'gomez', 'shot');

describe('search', () => {
  it('selects what the plain meaning of the query selects', () => {
    fc.assert(
      fc.property(entries, queries, (papers, query) => {
        const { node } = parseQuery(query);
        const found = [...select(node, searched(papers)).papers];
        const meant = [...papers.keys()].filter((paper) => {
          const entry = papers[paper];
          return entry !== undefined && compileQuery(node, { now: NOW })(entry);
        });
        expect(found).toEqual(meant);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same papers, in the same order and with the same scores, as one MiniSearch in memory', () => {
    const field = fc.constantFrom(undefined, 'title', 'abstract', 'keyword', 'author');
    fc.assert(
      fc.property(
        entries,
        fc.array(fc.record({ term: terms, field }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(' ', ' OR '),
        (papers, clauses, join) => {
          const twin = miniSearch(papers);
          const query = clauses.map((clause) => (clause.field === undefined ? '' : `${clause.field}:`) + clause.term);
          // One term at a time, since MiniSearch multiplies a score by how many terms it matched, which BM25 does not.
          const sums = clauses.map(({ term, field: name = 'text' }) => {
            const [stem = ''] = analyse(term);
            return new Map(twin.search(stem, { fields: [name] }).map(({ id, score }) => [Number(id), score]));
          });
          const all = [...papers.keys()].filter((paper) =>
            join === ' ' ? sums.every((sum) => sum.has(paper)) : sums.some((sum) => sum.has(paper)),
          );
          const expected = all
            .map((paper) => ({ paper, score: sums.reduce((total, sum) => total + (sum.get(paper) ?? 0), 0) }))
            .toSorted((a, b) => b.score - a.score || a.paper - b.paper);
          const hits = hitsOf(bestOf(select(parseQuery(query.join(join)).node, searched(papers)), Infinity));
          expect(new Set(hits.map(({ paper }) => paper))).toEqual(new Set(all));
          hits.forEach(({ score }, place) => expect(score).toBeCloseTo(expected[place]?.score ?? Number.NaN, 8));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('puts the best first, the earlier of equals before the later, whether few are wanted or all', () => {
    // Scores that are equal, and scores that only the last of their digits tell apart.
    const score = fc.oneof(
      fc.nat(4),
      fc.nat(4).map((small) => 1 + small * 1e-12),
    );
    const matchesOf = (scores: readonly number[]) => ({
      papers: Uint32Array.from(scores.keys()),
      scores: Float64Array.from(scores),
    });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }).map(matchesOf), fc.nat(70), (found, most) => {
        expect(hitsOf(bestOf(found, most))).toEqual(hitsOf(found).toSorted(byScore).slice(0, most));
      }),
    );
    const any = fc.oneof(score, fc.double({ min: 0, max: 40, noNaN: true }));
    fc.assert(
      fc.property(fc.array(any, { minLength: 2000, maxLength: 4000 }).map(matchesOf), (found) => {
        expect(hitsOf(bestOf(found, Infinity))).toEqual(hitsOf(found).toSorted(byScore));
      }),
      { numRuns: 20 },
    );
  });

  it('puts a match in the title before one in the abstract, and more matches before fewer', () => {
    const papers = [
      anEntry({ title: 'On other things', abstract: 'There is attention here and many other words.' }),
      anEntry({ title: 'Attention', abstract: 'There is nothing here but many other words.' }),
    ];
    const hits = hitsOf(bestMatches(searched(papers), parseQuery('attention').node, 'all'));
    expect(hits.map(({ paper }) => paper)).toEqual([1, 0]);
  });

  it('puts the very word that was typed before other forms of it', () => {
    const papers = [
      anEntry({ title: 'On learners', abstract: 'A learner learned much here.' }),
      anEntry({ title: 'On learning', abstract: 'A learner learned much here.' }),
    ];
    const hits = hitsOf(bestMatches(searched(papers), parseQuery('learning').node, 'all'));
    expect(hits.map(({ paper }) => paper)).toEqual([1, 0]);
  });

  it('finds phrases only within one text', () => {
    const papers = [
      anEntry({ title: 'Long', abstract: 'context' }),
      anEntry({ title: 'Any', keywords: ['long', 'context'] }),
      anEntry({ title: 'Any', keywords: ['long context'] }),
    ];
    expect([...select(parseQuery('"long context"').node, searched(papers)).papers]).toEqual([2]);
  });

  it('corrects a word that no paper has, and no other', () => {
    const papers = [anEntry({ title: 'Transformers attend to contexts' })];
    const { corrections } = correctSpelling(
      indexInMemory(papers),
      parseQuery('transfromer context -nothinglikeit zzzzzzzz').node,
    );
    expect(corrections).toEqual([{ from: 'transfromer', to: 'transformers' }]);
  });
});
