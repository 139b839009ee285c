import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { buildIndex } from '../../src/search/build.ts';
import { correctSpelling } from '../../src/search/correct.ts';
import { documentOf } from '../../src/search/documents.ts';
import { preferExact } from '../../src/search/exact.ts';
import { createHighlighter, snippetOf } from '../../src/search/highlight.ts';
import { openIndex, type SearchIndex } from '../../src/search/index-bytes.ts';
import { MINISEARCH_OPTIONS } from '../../src/search/mini.ts';
import { rank } from '../../src/search/rank.ts';
import { analyse } from '../../src/text/analyse.ts';
import { anEntry, entries, queries } from '../support/entries.ts';

const now = new Date('2026-05-01T00:00:00Z');

function indexOf(papers: Parameters<typeof buildIndex>[0]): SearchIndex {
  const index = openIndex(buildIndex(papers, 'key'), 'key');
  if (index === undefined) throw new Error('the index cannot be opened');
  return index;
}

describe('search', () => {
  it('selects what the plain meaning of the query selects', () => {
    fc.assert(
      fc.property(entries, queries, (papers, query) => {
        const { node } = parseQuery(query);
        const found = rank(indexOf(papers), papers, node, now).map(({ ordinal }) => ordinal);
        const meant = [...papers.keys()].filter((ordinal) => {
          const entry = papers[ordinal];
          return entry !== undefined && compileQuery(node, { now })(entry);
        });
        expect(found.toSorted((a, b) => a - b)).toEqual(meant);
      }),
      { numRuns: 500 },
    );
  });

  it('scores a word just as one MiniSearch over all papers does', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('context', 'learning', 'attention', 'llm', '2023'), (papers, word) => {
        const whole = new MiniSearch(MINISEARCH_OPTIONS);
        whole.addAll(papers.map(documentOf));
        const [stem = ''] = analyse(word);
        const expected = new Map(whole.search(stem).map(({ id, score }) => [Number(id), score]));
        const hits = rank(indexOf(papers), papers, parseQuery(word).node, now);
        expect(hits.length).toBe(expected.size);
        for (const { ordinal, score } of hits) expect(score).toBeCloseTo(expected.get(ordinal) ?? Number.NaN, 8);
      }),
    );
  });

  it('puts a match in the title before one in the abstract, and more matches before fewer', () => {
    const papers = [
      anEntry({ title: 'On other things', abstract: 'There is attention here and many other words.' }),
      anEntry({ title: 'Attention', abstract: 'There is nothing here but many other words.' }),
    ];
    expect(rank(indexOf(papers), papers, parseQuery('attention').node, now).map(({ ordinal }) => ordinal)).toEqual([
      1, 0,
    ]);
  });

  it('puts the very word that was typed before other forms of it', () => {
    const papers = [
      anEntry({ title: 'On learners', abstract: 'A learner learned much here.' }),
      anEntry({ title: 'On learning', abstract: 'A learner learned much here.' }),
    ];
    const { node } = parseQuery('learning');
    const hits = rank(indexOf(papers), papers, parseQuery('learn*').node, now);
    expect(
      preferExact(
        hits.map(({ ordinal }) => ({ ordinal, score: 1 })),
        papers,
        node,
      ).map(({ ordinal }) => ordinal),
    ).toEqual([1, 0]);
  });

  it('corrects a word that no paper has, and no other', () => {
    const papers = [anEntry({ title: 'Transformers attend to contexts' })];
    const { corrections } = correctSpelling(
      indexOf(papers),
      parseQuery('transfromer context -nothinglikeit zzzzzzzz').node,
    );
    expect(corrections).toEqual([{ from: 'transfromer', to: 'transformers' }]);
  });
});

describe('the index as bytes', () => {
  const bytes = buildIndex([anEntry({ title: 'Attention is a title' })], 'key');

  it('is not believed when it is of other papers, cut off, or has any byte flipped', () => {
    expect(openIndex(bytes, 'other key')).toBeUndefined();
    for (let length = 0; length < bytes.length; length += 1)
      expect(openIndex(bytes.subarray(0, length), 'key')).toBeUndefined();
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(openIndex(flipped, 'key')).toBeUndefined();
    }
  });
});

describe('highlighting', () => {
  it('says where words, phrases, prefixes and other forms of a word stand', () => {
    const text = 'LLMs learn in-context; an LLM is learning “in context”.';
    const at = (query: string) =>
      createHighlighter(parseQuery(query).node)(text, 'abstract').map(({ start, end }) => text.slice(start, end));
    expect(at('llm')).toEqual(['LLMs', 'LLM']);
    expect(at('learn')).toEqual(['learn', 'learning']);
    expect(at('"in context"')).toEqual(['in-context', 'in context']);
    expect(at('cont*')).toEqual(['context', 'context']);
    expect(at('-llm title:learn')).toEqual([]);
  });

  it('never overlaps, keeps order and stays inside the text', () => {
    fc.assert(
      fc.property(queries, fc.string({ unit: 'binary' }), entries, (query, junk, [entry]) => {
        const text = `${entry?.abstract ?? ''} ${junk}`;
        let last = 0;
        for (const { start, end } of createHighlighter(parseQuery(query).node)(text, 'abstract')) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('cuts a snippet around the matches, which still point at the same words', () => {
    const text = `${'Many words before. '.repeat(30)}Here is attention. ${'Many words after. '.repeat(30)}`;
    const matches = createHighlighter(parseQuery('attention').node)(text, 'abstract');
    const snippet = snippetOf(text, matches, 100);
    expect(snippet.text.length).toBeLessThan(110);
    expect(snippet.matches.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['attention']);
  });
});
