import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../src/query/evaluate.ts';
import { explainQuery } from '../../src/query/explain.ts';
import { FIELDS } from '../../src/query/fields.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anEntry, queries } from '../support/entries.ts';

const now = new Date('2026-05-01T00:00:00Z');
const explained = (query: string) => explainQuery(parseQuery(query).node).replaceAll(/\n\s*/g, ' | ');
const selects = (query: string, fields: Parameters<typeof anEntry>[0]) =>
  compileQuery(parseQuery(query).node, { now })(anEntry(fields));

describe('reading a query', () => {
  it.each([
    ['', 'every paper'],
    ['in-context learning', 'all of | word "in-context" | word "learning"'],
    ['"exact phrase" -survey', 'all of | phrase "exact phrase" | not | word "survey"'],
    ['a1 b1 OR c1 d1', 'any of | all of | word "a1" | word "b1" | all of | word "c1" | word "d1"'],
    ['(alpha OR beta) gamma', 'all of | any of | word "alpha" | word "beta" | word "gamma"'],
    ['alpha AND NOT beta', 'all of | word "alpha" | not | word "beta"'],
    ['-(alpha OR beta)', 'not | any of | word "alpha" | word "beta"'],
    ['trans* atention~', 'all of | words beginning with "trans" | words spelled like "atention"'],
    ['tag:a,b tag:c', 'all of | tag is "a" or is "b" | tag is "c"'],
    ['-tag:x', 'not | tag is "x"'],
    ['is:included,maybe', 'is included or maybe'],
    ['year:2020..2023', 'year is from 2020 to 2023'],
    ['year:2021..', 'year is 2021 or after'],
    ['year:<2020', 'year is 2019 or before'],
    ['no:abstract', 'not | has abstract'],
    ['added:7d', 'added is within the last 7 days'],
    ['title:"long context"', 'phrase "long context" in title'],
    ['by:gomez', 'word "gomez" in author'],
    ['list:"to read"', 'list is "to read"'],
    ['10.1145/3292500.3330701', 'doi is "10.1145/3292500.3330701"'],
    ['2306.01985', 'arxiv is "2306.01985"'],
    ['https://arxiv.org/abs/2306.01985v2', 'arxiv is "2306.01985"'],
    ["don't panic", 'all of | word "don\'t" | word "panic"'],
    ['BERT: pre-training', 'all of | word "BERT:" | word "pre-training"'],
    ['not or and', 'every paper'],
    ['“curly quotes”', 'phrase "curly quotes"'],
    ['C++ GPT-4', 'all of | word "C++" | word "GPT-4"'],
    ['- * ~ : -- ()', 'every paper'],
  ])('takes %j for what it looks like', (query, meaning) => {
    expect(explained(query)).toBe(meaning);
  });

  it.each([
    ['foo:bar', 1, /unknown field "foo:"/],
    ['x tittle:survey', 3, /unknown field "tittle:"/],
    ['year:abc', 1, /does not take this/],
    ['is:done', 1, /does not take this/],
    ['"open quote', 1, /quote is not closed/],
    ['(alpha beta', 1, /bracket is not closed/],
    ['alpha) beta', 6, /never opened/],
    ['alpha OR', 7, /nothing after it/],
    ['OR alpha', 1, /nothing before it/],
  ])('hints at the doubt in %j, and makes it an error with a caret when strict', (query, column, reason) => {
    const { hints } = parseQuery(query);
    expect(hints).toMatchObject([{ column, reason: expect.stringMatching(reason) as string }]);
    let message = '';
    try {
      parseQuery(query, { strict: true });
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    const [, shown = '', carets = ''] = message.split('\n');
    expect(shown.slice(2)).toBe(query);
    expect(carets.indexOf('^')).toBe(column + 1);
  });

  it('proposes the field that was meant', () => {
    expect(parseQuery('tittle:x').hints[0]?.note).toContain('title:');
  });

  it('never fails, whatever is pasted, and every node stands inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(queries, fc.string({ unit: 'binary' })), (query) => {
        const { node } = parseQuery(query);
        expect(node.start).toBeGreaterThanOrEqual(0);
        expect(node.end).toBeLessThanOrEqual(query.length);
        expect(explainQuery(node)).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('reads a hundred thousand brackets', () => {
    expect(explained(`${'('.repeat(100_000)}alpha`)).toBe('word "alpha"');
    expect(parseQuery(')'.repeat(100_000)).hints).toHaveLength(100_000);
  });

  it.each(Object.values(FIELDS))('takes its own example $example without a doubt', ({ example }) => {
    expect(parseQuery(example, { strict: true }).hints).toEqual([]);
  });
});

describe('what a query selects', () => {
  it.each([
    ['gomez', { authors: [{ name: 'Ana Gómez' }] }],
    ['meta learning', { title: 'Meta-Learning' }],
    ['meta-learning', { title: 'On meta learning' }],
    ['llm', { title: 'LLMs' }],
    ['e2-llm', { title: 'E^2-LLM' }],
    ['gpt4', { title: 'GPT-4' }],
    ['godel', { abstract: 'G{\\"o}del machines' }],
    ['"in context"', { title: 'In-Context Learning' }],
    ['transformer*', { title: 'Transformers' }],
    ['tansformer~', { title: 'A transformer' }],
    ['注意', { title: '注意力机制' }],
    ['tag:ICL', { tags: ['icl'] }],
    ['tag:to*', { tags: ['to-read'] }],
    ['source:page.txt', {}],
    ['has:code', { code: ['https://github.com/a/b'] }],
    [
      'reason:population',
      { decision: { kind: 'exclude', reason: 'wrong population', by: 'Ada', at: '2026-04-01T00:00:00Z' } },
    ],
    ['added:2026-04', {}],
    ['added:30d', {}],
    ['note:replicate', { note: 'Replicated by us' }],
  ] as const)('%s selects a paper with %j', (query, fields) => {
    expect(selects(query, fields)).toBe(true);
    expect(selects(`-${query.includes(' ') && !query.startsWith('"') ? `(${query})` : query}`, fields)).toBe(false);
  });

  it.each([
    ['"long context"', { title: 'Long in context' }],
    ['"long contexts"', { title: 'Long context' }],
    ['title:harm', { abstract: 'harm' }],
    ['year:2020..2022', { year: 2023 }],
    ['added:5d', {}],
    ['tag:icl', { tags: ['iclr'] }],
  ] as const)('%s does not select a paper with %j', (query, fields) => {
    expect(selects(query, fields)).toBe(false);
  });
});
