import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PapersError } from '../../src/domain/errors.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anyQuery } from './support.ts';

function strictError(query: string): PapersError | undefined {
  try {
    parseQuery(query, { strict: true });
    return undefined;
  } catch (error) {
    if (error instanceof PapersError) return error;
    throw error;
  }
}

// What is doubtful, in words; `^` marks the place in the line below the query.
const DOUBTS = [
  ['foo:bar', '^^^^', 'unknown field "foo:"', /^The fields are title, /],
  ['x -tittle:survey', '   ^^^^^^^', 'unknown field "tittle:"', /^Did you mean title:\?$/],
  ['arxv:2306.01985', '^^^^^', 'unknown field "arxv:"', /^Did you mean arxiv:\?$/],
  ['year:abc', '     ^^^', '"year:" does not take "abc"', /^Expected a year or a range such as 2020\.\.2023/],
  ['year:2023..2020', '     ^^^^^^^^^^', '"year:" does not take "2023..2020"', /the earlier one first\.$/],
  ['year:2021,20', '          ^^', '"year:" does not take "20"', /^Expected a year/],
  ['added:2026-02-30', '      ^^^^^^^^^^', '"added:" does not take "2026-02-30"', /^Expected an age such as 7d/],
  ['is:incluided', '   ^^^^^^^^^', '"is:" does not take "incluided"', /^Did you mean included\?$/],
  ['has:colour', '    ^^^^^^', '"has:" does not take "colour"', /^Expected abstract, arxiv, authors/],
  ['author: gomez', '^^^^^^^', '"author:" has no value', /no space between them\.$/],
  ['title:(a1 OR b1)', '^^^^^^', '"title:" has no value', /^Expected words\.$/],
  ['note:*', '^^^^^^', '"note:" has no word to look for', /has:note/],
  ['x "open quote', '  ^', 'a quote is not closed', /^Close it/],
  ['(alpha beta', '^', 'a bracket is not closed', /^Close it/],
  ['alpha) beta', '     ^', 'a bracket closes that was never opened', /^Open it/],
  ['alpha OR', '      ^^', 'OR has nothing after it', /lower case/],
  ['AND alpha', '^^^', 'AND has nothing before it', /lower case/],
  ['(alpha NOT) beta', '       ^^^', 'NOT has nothing after it', /lower case/],
  ['alpha AND OR beta', '          ^^', 'OR stands right behind AND', /lower case/],
  ['注意力 foo:x', '       ^^^^', 'unknown field "foo:"', /^The fields/],
] as const;

describe('a doubt in reading a query', () => {
  it.each(DOUBTS)('%s is an error with a caret when strict', (query, carets, problem, advice) => {
    const error = strictError(query);
    const [said, shown = '', pointed = ''] = error?.message.split('\n') ?? [];
    expect(error).toMatchObject({ code: 'bad-query', kind: 'usage' });
    expect(said).toBe(problem);
    expect(shown).toBe(`  ${query}`);
    expect(pointed.startsWith(`  ${carets} `)).toBe(true);
    expect(pointed.slice(carets.length + 3)).toMatch(advice);
  });

  it.each(DOUBTS)('%s is a hint with its column otherwise', (query, _, problem, advice) => {
    const { hints } = parseQuery(query);
    expect(hints).toHaveLength(1);
    expect(hints[0]?.reason).toContain(`${problem}, `);
    expect(hints[0]?.note).toMatch(advice);
    expect(query[(hints[0]?.column ?? 0) - 1]).toMatch(/\S/);
  });

  it('is an error when strict exactly where it is a hint otherwise', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { hints } = parseQuery(query);
        expect(strictError(query) === undefined).toBe(hints.length === 0);
        for (const { column = 0 } of hints) {
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(query.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('shows the part of a long query that it is about', () => {
    const [, shown = '', pointed = ''] =
      strictError(`${'long '.repeat(100)}foo:bar ${'more '.repeat(100)}`)?.message.split('\n') ?? [];
    expect(shown.length).toBeLessThan(80);
    expect(shown.slice(pointed.indexOf('^'), pointed.lastIndexOf('^') + 1)).toBe('foo:');
  });

  it('is shown on one line, whatever line breaks and control characters the query has', () => {
    const message = strictError('a\n\u001B[31mb foo:bar')?.message ?? '';
    expect(message.split('\n')).toHaveLength(3);
    // eslint-disable-next-line no-control-regex
    expect(message).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  });

  it('is told once, in the order of the query, however often it comes', () => {
    const { hints } = parseQuery('alpha) foo:x beta) foo:y "open');
    expect(hints.map(({ column }) => column)).toEqual([6, 8, 26]);
  });
});
