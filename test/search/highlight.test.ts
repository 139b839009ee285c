import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { placesIn, tokenTests } from '../../src/query/text-match.ts';
import { textNodesOf } from '../../src/query/text-nodes.ts';
import { createHighlighter, snippetOf } from '../../src/search/highlight.ts';
import { tokensIn } from '../../src/text/tokens.ts';
import { entries, queries } from '../support/entries.ts';

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

  it('marks what the tokens of the text say, whatever stands around them', () => {
    const text = fc
      .array(fc.constantFrom("it's", 'LLMs', 'in-context', 'C++', 'hopes', "don't", 'x_y', 'learning', 'é', '注'))
      .chain((words) =>
        fc.array(fc.constantFrom(' ', '\n', '-', ' ('), { minLength: 1 }).map((gaps) => ({ words, gaps })),
      )
      .map(({ words, gaps }) => words.map((word, at) => `${gaps[at % gaps.length]}${word}`).join(''));
    const asked = fc.constantFrom('llm', 'learn', 'hoping', 'dont', 'its', "it's", 'con*', 'context llm', 'c++', 'y');
    fc.assert(
      fc.property(text, asked, (written, query) => {
        const { node } = parseQuery(query);
        const tests = textNodesOf(node).map((one) => tokenTests(one) ?? []);
        const plainly = tests.flatMap((one) => [...placesIn(tokensIn(written), one)]);
        expect(createHighlighter(node)(written, 'abstract')).toEqual(plainly.toSorted((a, b) => a.start - b.start));
      }),
      { numRuns: 2000 },
    );
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
