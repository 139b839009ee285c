import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anyWord } from '../../src/query/text-nodes.ts';
import { bestMatches } from '../../src/search/best.ts';
import { buildIndex } from '../../src/search/build.ts';
import { type FeedbackSource, withFeedback } from '../../src/search/feedback.ts';
import { openIndex, type SearchIndex } from '../../src/search/index-bytes.ts';
import { anEntry, entries, queries } from '../support/entries.ts';

const now = new Date('2026-05-01T00:00:00Z');

function indexOf(papers: Parameters<typeof buildIndex>[0]): SearchIndex {
  const index = openIndex(buildIndex(papers, 'key'), 'key');
  if (index === undefined) throw new Error('the index cannot be opened');
  return index;
}

/** Papers as lists of words, in place of an index. */
function sourceOf(...papers: readonly string[]): FeedbackSource {
  const having = (stem: string) => papers.flatMap((text, ordinal) => (text.split(' ').includes(stem) ? [ordinal] : []));
  return {
    paperCount: papers.length,
    evidenceOf: (ordinal) => new Map((papers[ordinal] ?? '').split(' ').map((stem) => [stem, 0.5])),
    papersWith: (stem) => having(stem).length,
    scoresOf: (stem) => new Map(having(stem).map((ordinal) => [ordinal, 2])),
  };
}

/** Papers that have nothing to do with those before them. */
const others = Array.from({ length: 40 }, (_, place) => `other${place}`);

describe('feedback', () => {
  it('lifts a paper that shares with the best what few papers have', () => {
    const source = sourceOf('wing flutter', 'wing bird', 'wing flutter', ...others);
    const hits = [
      { ordinal: 0, score: 5 },
      { ordinal: 1, score: 1 },
      { ordinal: 2, score: 1 },
    ];
    expect(withFeedback(hits, 1, source).map(({ ordinal }) => ordinal)).toEqual([0, 2, 1]);
  });

  it('learns nothing from papers that match no word, nor from words that are everywhere', () => {
    const hits = [
      { ordinal: 0, score: 0 },
      { ordinal: 1, score: 0 },
    ];
    expect(withFeedback(hits, 1, sourceOf('a b', 'a b', ...others))).toEqual(hits);
    const matching = hits.map(({ ordinal }) => ({ ordinal, score: 1 }));
    expect(withFeedback(matching, 1, sourceOf('a b', 'a b', 'a b'))).toEqual(matching);
  });

  it('keeps the papers that there are, in order of scores that are no less than before', () => {
    const hit = fc.record({ score: fc.double({ min: 0, max: 9, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (scores, words) => {
        const hits = scores
          .map(({ score }, ordinal) => ({ ordinal, score }))
          .toSorted((a, b) => b.score - a.score || a.ordinal - b.ordinal);
        const texts = hits.map((_, place) => `word${place % 3} word${place % 2}`);
        const after = withFeedback(hits, words, sourceOf(...texts, ...others));
        expect(new Set(after.map(({ ordinal }) => ordinal))).toEqual(new Set(hits.map(({ ordinal }) => ordinal)));
        expect(after.length).toBe(hits.length);
        after.forEach(({ ordinal, score }, place) => {
          expect(score).toBeGreaterThanOrEqual(hits.find((before) => before.ordinal === ordinal)?.score ?? Infinity);
          expect(score).toBeLessThanOrEqual(after[place - 1]?.score ?? Infinity);
        });
      }),
    );
  });
});

describe('the best matches', () => {
  it('are what the query selects and nothing else, for any of its words as for all of them', () => {
    fc.assert(
      fc.property(entries, queries, fc.constantFrom('all' as const, 'any' as const), (papers, query, match) => {
        const { node: asked } = parseQuery(query);
        const node = match === 'any' ? anyWord(asked) : asked;
        const found = bestMatches(indexOf(papers), papers, node, match, now).map(({ ordinal }) => ordinal);
        const isMeant = compileQuery(node, { now });
        const meant = papers.flatMap((paper, ordinal) => (isMeant(paper) ? [ordinal] : []));
        expect(found.toSorted((a, b) => a - b)).toEqual(meant);
      }),
      { numRuns: 200 },
    );
  });

  it('are in an order that the words alone explain when all of them are asked for, and learn from the best only for any', () => {
    const filler = 'with many other words that say how it was found and for whom';
    const papers = [
      anEntry({
        title: 'Wing flutter',
        abstract: `Flutter of a wing, a wing in a tunnel with struts, spars, ribs and ailerons, ${filler}.`,
      }),
      anEntry({
        title: 'Birds',
        abstract: `Flutter of a wing, a wing in a tunnel with struts, spars, ribs and ailerons, ${filler}.`,
      }),
      anEntry({ title: 'A wing', abstract: `Feathers of a wing for the cold, ${filler}.` }),
      ...others.map((title) => anEntry({ title, abstract: `It came, ${filler}.` })),
    ];
    const order = (match: 'all' | 'any') =>
      bestMatches(indexOf(papers), papers, parseQuery('wing').node, match, now).map(({ ordinal }) => ordinal);
    expect(order('all')).toEqual([2, 0, 1]);
    expect(order('any')).toEqual([0, 2, 1]);
  });
});
