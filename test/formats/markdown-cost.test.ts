import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../src/formats/markdown/chunks.ts';
import { withoutDeepNesting } from '../../src/formats/markdown/nesting.ts';
import { parsed } from '../support/parse.ts';

function linesOf(text: string): { text: string; line: number }[] {
  return text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
}

/** What of a page the parser of Markdown is given. */
function given(page: string): { text: string; lines: number; longest: number } {
  const pieces = chunksOf(linesOf(withoutDeepNesting(page))).filter(({ kind }) => kind === 'markdown');
  const texts = pieces.map(({ lines }) => lines.map(({ text }) => text));
  return {
    text: texts.flat().join('\n'),
    lines: texts.flat().filter((text) => text.trim() !== '').length,
    longest: texts.reduce((most, piece) => Math.max(most, piece.join('\n').length), 0),
  };
}

/** Pages whose every line costs the parser some tenths of a millisecond. */
const ROWS = [
  '- [x] | a | b |\n  |-|-|\n',
  '| a | b |\n|-|-|\n',
  '- x\n',
  '> - x\n',
  '- x\n\n',
  '1. x\n',
  '- a\n  - b\n',
  '- [x\nx\n',
];

describe('what the parser of Markdown is given', () => {
  it.each(ROWS)('is no more than some thousands of lines of a page of %j and the like on end', (row) => {
    const last = row.trimEnd().split('\n').at(-1) ?? '';
    const page = row + `${last}\n${row.endsWith('\n\n') ? '\n' : ''}`.repeat(50_000);
    expect(given(page).lines).toBeLessThan(2500);
    expect(given(row.repeat(30_000)).lines).toBeLessThan(2500);
  });

  it.each(['[a ', '](https://a.b) ', '<a href="', '*a ', 'some words & '])(
    'is never so long a text that %j in it is looked for back and forth',
    (words) => {
      expect(given(words.repeat(10_000)).longest).toBeLessThanOrEqual(16 * 1024);
      expect(given(`- ${words.repeat(50)}\n`.repeat(1000)).longest).toBeLessThanOrEqual(32 * 1024);
    },
  );

  it.each(['- ', '1. ', '> ', '* > ', '- 2) + > '])(
    'opens at most twenty quotes and points by %j in a line',
    (mark) => {
      const text = withoutDeepNesting(`${mark.repeat(3000)}words\nmore\n${mark.repeat(3)}few\n`);
      const [deep = '', more, few] = text.split('\n');
      expect(deep).toMatch(/^[->] words$/);
      expect([more, few]).toEqual(['more', `${mark.repeat(3)}few`]);
    },
  );

  it.each(['- - '.repeat(30), '* '.repeat(70), '-'.repeat(80)])('keeps the line %j as one', (rule) => {
    expect(withoutDeepNesting(`words\n${rule.trimEnd()}\nwords`)).toBe(`words\n${rule.trimEnd()}\nwords`);
  });

  it('is everything of a page that a person wrote', () => {
    const paper = (number: number) =>
      `## A Title of Paper ${number}\n\n- Tags: icl\n- 2023\n\n| a | b |\n|-|-|\n| c | d |\n\nAn abstract that says *why* it is worth reading, at some length.\n`;
    const page = Array.from({ length: 1000 }, (_, number) => paper(number)).join('\n');
    expect(given(page).text.match(/Title of Paper/g)).toHaveLength(1000);
    expect(given(page).text.match(/\| c \| d \|/g)).toHaveLength(1000);
  });
});

describe('a page with sixteen thousand rows of a table in a point of a list', () => {
  it('is read to its end, with a warning, and loses no paper behind them', async () => {
    const rows = `- [x] | a | b |\n  |-|-|\n${'  | a | b |\n'.repeat(16_000)}`;
    const paper =
      '## The Title of the Paper Behind Them\n\nAn abstract that is *long* enough to be told from a title, I hope.\n';
    const { records, messages, lines } = await parsed(`${rows}\n${paper}`, 'page.md', 'markdown');
    expect(records.map(({ record }) => record.title)).toContain('The Title of the Paper Behind Them');
    expect(messages.map(({ ruleId }) => ruleId)).toContain('plain-reading');
    expect(lines).toHaveLength(16_006);
  });
});
