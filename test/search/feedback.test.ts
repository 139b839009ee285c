import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anyWord } from '../../src/query/text-nodes.ts';
import { bestMatches } from '../../src/search/best.ts';
import { type FeedbackSource, withFeedback } from '../../src/search/feedback.ts';
import type { Matches } from '../../src/search/matches.ts';
import { byScore, type Hit } from '../../src/search/ranked.ts';
import { anEntry, entries, queries } from '../support/entries.ts';
import { NOW, searched } from '../support/searched.ts';

function matchesOf(...scores: readonly number[]): Matches {
  return { papers: Uint32Array.from(scores.keys()), scores: Float64Array.from(scores) };
}

function inOrder({ papers, scores }: Matches): Hit[] {
  return Array.from(papers, (paper, at) => ({ paper, score: scores[at] ?? 0 })).toSorted(byScore);
}

/** Papers as lists of words, in place of an index. */
function sourceOf(...papers: readonly string[]): FeedbackSource {
  const having = (stem: string) => papers.flatMap((text, ordinal) => (text.split(' ').includes(stem) ? [ordinal] : []));
  return {
    paperCount: papers.length,
    evidenceOf: (paper) => new Map((papers[paper] ?? '').split(' ').map((stem) => [stem, 0.5])),
    papersWith: (stem) => having(stem).length,
    scoresOf: (stem) => ({ papers: Uint32Array.from(having(stem)), scores: new Float64Array(papers.length).fill(2) }),
  };
}

/** Papers that have nothing to do with those before them. */
const others = Array.from({ length: 40 }, (_, place) => `other${place}`);

describe('feedback', () => {
  it('lifts a paper that shares with the best what few papers have', () => {
    const source = sourceOf('wing flutter', 'wing bird', 'wing flutter', ...others);
    const order = inOrder(withFeedback(matchesOf(5, 1, 1), 1, source)).map(({ paper }) => paper);
    expect(order).toEqual([0, 2, 1]);
  });

  it('learns nothing from papers that match no word, nor from words that are everywhere', () => {
    expect(withFeedback(matchesOf(0, 0), 1, sourceOf('a b', 'a b', ...others))).toEqual(matchesOf(0, 0));
    expect(withFeedback(matchesOf(1, 1), 1, sourceOf('a b', 'a b', 'a b'))).toEqual(matchesOf(1, 1));
  });

  it('keeps the papers that there are, with scores that are no less than before', () => {
    const score = fc.double({ min: 0, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (scores, words) => {
        const before = matchesOf(...scores);
        const texts = scores.map((_, place) => `word${place % 3} word${place % 2}`);
        const after = withFeedback(before, words, sourceOf(...texts, ...others));
        expect(after.papers).toEqual(before.papers);
        after.scores.forEach((now, at) => expect(now).toBeGreaterThanOrEqual(before.scores[at] ?? Infinity));
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
        const found = [...bestMatches(searched(papers), node, match).papers];
        const isMeant = compileQuery(node, { now: NOW });
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
    const order = (match: 'all' | 'any') => [...bestMatches(searched(papers), parseQuery('wing').node, match).papers];
    expect(order('all')).toEqual([2, 0, 1]);
    expect(order('any')).toEqual([0, 2, 1]);
  });
});
