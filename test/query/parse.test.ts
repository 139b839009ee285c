import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainQuery } from '../../src/query/explain.ts';
import { formatQuery } from '../../src/query/format.ts';
import { FIELDS } from '../../src/query/fields.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { QueryNode } from '../../src/query/syntax-tree.ts';
import { anyQuery, childrenOf, meaningOf } from './support.ts';

const explained = (query: string) =>
  explainQuery(parseQuery(query).node)
    .replace(/\nwritten out: .*$/s, '')
    .replaceAll(/\n\s*/g, ' | ');

describe('reading a query', () => {
  it.each([
    ['', 'every paper'],
    ['in-context learning', 'all of | word "in-context" | word "learning"'],
    ['"exact phrase" -survey', 'all of | phrase "exact phrase" | not | word "survey"'],
    ['a1 b1 OR c1 d1', 'any of | all of | word "a1" | word "b1" | all of | word "c1" | word "d1"'],
    ['(alpha OR beta) gamma', 'all of | any of | word "alpha" | word "beta" | word "gamma"'],
    ['alpha AND NOT beta', 'all of | word "alpha" | not | word "beta"'],
    ['NOT alpha beta', 'all of | not | word "alpha" | word "beta"'],
    ['NOT(alpha beta)', 'not | all of | word "alpha" | word "beta"'],
    ['-(alpha OR beta)', 'not | any of | word "alpha" | word "beta"'],
    ['-"exact phrase"', 'not | phrase "exact phrase"'],
    ['NOT NOT alpha', 'word "alpha"'],
    ['NOT -alpha', 'word "alpha"'],
    ['trans* atention~', 'all of | words beginning with "trans" | words spelled like "atention"'],
    ['no:abstract', 'not | has abstract'],
    ['“curly quotes”', 'phrase "curly quotes"'],
    ['„low“ «angle»', 'all of | phrase "low" | phrase "angle"'],
  ])('takes the operators of %j as they are defined', (query, meaning) => {
    expect(explained(query)).toBe(meaning);
    expect(parseQuery(query, { strict: true }).hints).toEqual([]);
  });

  it.each([
    ['tag:a,b tag:c', 'all of | tag is "a" or is "b" | tag is "c"'],
    ['tag:"a, b",c', 'tag is "a, b" or is "c"'],
    ['-tag:x', 'not | tag is "x"'],
    ['tag:icl*', 'tag begins with "icl"'],
    ['tag:*', 'tag is any'],
    ['list:"to read"', 'list is "to read"'],
    ['title:alpha,beta*', 'any of | word "alpha" in title | words beginning with "beta" in title'],
    ['title:"long context"', 'phrase "long context" in title'],
    ['by:gomez', 'word "gomez" in author'],
    ['author:"Sap, Maarten"', 'phrase "Maarten Sap" in author'],
    ['Title:Survey', 'word "Survey" in title'],
    ['is:included,maybe', 'is included or maybe'],
    ['is:include', 'is included'],
    ['no:abstract,doi', 'any of | not | has abstract | not | has doi'],
    ['year:2023', 'year is 2023'],
    ['year:2020..2023', 'year is from 2020 to 2023'],
    ['year:2021..', 'year is 2021 or after'],
    ['year:..2019', 'year is 2019 or before'],
    ['year:>=2021', 'year is 2021 or after'],
    ['year:>2021', 'year is 2022 or after'],
    ['year:<=2020', 'year is 2020 or before'],
    ['year:<2020', 'year is 2019 or before'],
    ['added:7d', 'added is within the last 7 days'],
    ['added:2w', 'added is within the last 14 days'],
    ['decided:3m,1y', 'decided is within the last 90 days or is within the last 365 days'],
    ['decided:2026-01', 'decided is 2026-01'],
    ['added:2026-01-01..', 'added is 2026-01-01 or after'],
    ['added:2025..2026-03', 'added is from 2025 to 2026-03'],
    ['added:2026-03..2026', 'added is from 2026-03 to 2026'],
    ['added:<2026-01', 'added is 2025-12 or before'],
    ['added:>2024-02-28', 'added is 2024-02-29 or after'],
    ['doi:10.1145/3292*', 'doi begins with "10.1145/3292"'],
    ['doi:10.1145/1,10.1145/2', 'doi is "10.1145/1" or is "10.1145/2"'],
    ['doi:https://doi.org/10.1145/1', 'doi is "10.1145/1"'],
    ['arXiv:2306.01985v2', 'arxiv is "2306.01985"'],
    ['source:/tmp/page.txt', 'source is "/tmp/page.txt"'],
  ])('takes the field of %j without a doubt', (query, meaning) => {
    expect(explained(query)).toBe(meaning);
    expect(parseQuery(query, { strict: true }).hints).toEqual([]);
  });

  it.each([
    ['10.1145/3292500.3330701', 'doi is "10.1145/3292500.3330701"'],
    ['(10.1002/(SICI)1097-4571)', 'doi is "10.1002/(sici)1097-4571"'],
    ['2306.01985', 'arxiv is "2306.01985"'],
    ['hep-th/9901001', 'arxiv is "hep-th/9901001"'],
    ['https://arxiv.org/abs/2306.01985v2', 'arxiv is "2306.01985"'],
    ['https://github.com/a/b', 'word "https://github.com/a/b"'],
    ["don't panic", 'all of | word "don\'t" | word "panic"'],
    ['BERT: pre-training', 'all of | word "BERT:" | word "pre-training"'],
    ['C++ GPT-4 E^2-LLM a/b', 'all of | word "C++" | word "GPT-4" | word "E^2-LLM" | word "a/b"'],
    ['SE(3)-Transformers', 'word "SE(3)-Transformers"'],
    ['(O(n log n))', 'all of | word "O" | all of | word "n" | word "log" | word "n"'],
    ['"in-context"-learning', 'all of | phrase "in-context" | word "learning"'],
    ['std::vector', 'word "std::vector"'],
    ['research and development or not', 'all of | word "research" | word "development"'],
    ['not or and', 'every paper'],
    ['- * ~ : -- () , ""', 'every paper'],
    ['the OR alpha', 'word "alpha"'],
    ['title:the,alpha', 'word "alpha" in title'],
    ['-- alpha', 'word "alpha"'],
  ])('takes %j for what it looks like', (query, meaning) => {
    expect(explained(query)).toBe(meaning);
    expect(parseQuery(query).hints).toEqual([]);
  });

  it.each([
    ['foo:bar', 'word "foo:bar"'],
    ['-foo:"two words"', 'not | phrase "foo:two words"'],
    ['year:2023,"two words"', 'phrase "year:2023,two words"'],
    ['year:abc', 'word "year:abc"'],
  ])('takes %j, which is no field, for text', (query, meaning) => {
    expect(explained(query)).toBe(meaning);
  });

  it('keeps a clause apart for each field, so that a field named twice must hold twice', () => {
    expect(parseQuery('tag:a tag:b').node).toMatchObject({
      kind: 'and',
      nodes: [{ kind: 'filter' }, { kind: 'filter' }],
    });
  });

  it('says where each part stands, a negated one with what negates it', () => {
    const query = 'deep -tag:x NOT (a1 OR by:gomez)';
    const places: string[] = [];
    const visit = (node: QueryNode): void => {
      places.push(query.slice(node.start, node.end));
      childrenOf(node).forEach(visit);
    };
    visit(parseQuery(query).node);
    expect(places).toEqual([query, 'deep', '-tag:x', 'tag:x', 'NOT (a1 OR by:gomez)', 'a1 OR by:gomez', 'a1', 'gomez']);
  });

  it('never fails, whatever is pasted, and every part stands inside the one that it is part of', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const visit = (node: QueryNode, start: number, end: number): void => {
          expect(node.start).toBeGreaterThanOrEqual(start);
          expect(node.end).toBeLessThanOrEqual(end);
          expect(node.start).toBeLessThanOrEqual(node.end);
          for (const child of childrenOf(node)) visit(child, node.start, node.end);
        };
        visit(parseQuery(query).node, 0, query.length);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['(', ')', '-(', '(-', 'NOT ', 'OR ', '"', 'a(', '10.1234/)', '10.1234/(', 'x:', 'tag:a,'])(
    'reads a hundred thousand times %j',
    (piece) => {
      const { node, hints } = parseQuery(`${piece.repeat(100_000)} alpha`);
      expect(explainQuery(node)).not.toBe('');
      expect(hints.length).toBeLessThan(5);
    },
  );

  it('reads brackets however deep as if they were fewer', () => {
    expect(explained(`${'('.repeat(100_000)}alpha${')'.repeat(100_000)}`)).toBe('word "alpha"');
    expect(parseQuery(`${'('.repeat(200)}alpha${')'.repeat(200)}`).hints).toEqual([]);
  });
});

describe('the table of fields', () => {
  it.each(Object.entries(FIELDS))('%s takes its own example without a doubt', (_, { example }) => {
    expect(parseQuery(example, { strict: true }).hints).toEqual([]);
  });
});

describe('a query written out', () => {
  it.each([
    ['alpha OR beta gamma', 'alpha OR (beta gamma)'],
    ['by:gomez “two words” NOT tag:"a b",c*', 'author:gomez "two words" -tag:"a b",c*'],
    ['-(alpha OR year:<0300)', '-(alpha OR year:..0299)'],
    ['no:doi added:2w', 'no:doi added:14d'],
    ['(a1 (b1 c1)) -(-d1)', '(a1 (b1 c1)) -(-d1)'],
    ['', ''],
  ])('%j is %j', (query, written) => {
    expect(formatQuery(parseQuery(query).node)).toBe(written);
  });

  it('reads back to the same meaning', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { node } = parseQuery(query);
        expect(meaningOf(parseQuery(formatQuery(node)).node)).toEqual(meaningOf(node));
      }),
      { numRuns: 2000 },
    );
  });

  it('ends the explanation of a query with several parts', () => {
    expect(explainQuery(parseQuery('alpha OR beta').node)).toMatch(/\nwritten out: alpha OR beta$/);
  });
});
