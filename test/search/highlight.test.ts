import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { createHighlighter, snippetOf } from '../../src/search/highlight.ts';
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
