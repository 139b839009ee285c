import { describe, expect, it } from 'vitest';
import { parsed } from '../support/parse.ts';

const PAPER = 'A Title: Of Some Paper\n\n';

/** Shapes that parsers of Markdown and careless patterns choke on, each as it is repeated. */
const SHAPES: readonly string[] = [
  '[',
  '*',
  '\\',
  '`',
  '_',
  '>',
  '<',
  '#',
  '|',
  '"',
  '(',
  '![',
  '- ',
  '1. ',
  '- > ',
  '[\n',
  '\t',
  '\r',
  '\n',
  'a',
  'a.',
  'a@',
  '1\n\n',
  '-\n\n',
  '- a\n',
  '```\n',
  '# A b\n\n',
  '[a]: b\n',
  '[^1]: a\n',
  '[a](b) ',
  '_a_ ',
  '`` ` ',
  '<b>',
  '| a | b |\n',
  'Title: x\n',
  'Ann Lee, Bo Chen, ',
  'http://a.b ',
  'Submitted by\n\n',
  'Some words of a line\n',
  '1',
  '1*',
  ')',
  'A. B, ',
  'Published in ',
  ' - ',
  'x\\',
  '{.a ',
  '/a ',
  '△ ',
];

describe('a page that nobody wrote', () => {
  it.each(SHAPES)('of %j without end is read to its last line', async (shape) => {
    const text = PAPER + shape.repeat(Math.ceil(40_000 / shape.length));
    for (const format of ['text', 'markdown'] as const) {
      const { lines, records } = await parsed(text, 'page', format);
      expect(records.length).toBeGreaterThan(0);
      const ends = text.split(/\r\n|\r|\n/);
      expect(lines).toHaveLength(ends.length - (ends.at(-1) === '' ? 1 : 0));
    }
  });

  it('may have more lines than a function takes arguments', async () => {
    const { lines } = await parsed(PAPER + '- a\n'.repeat(200_000), 'page', 'text');
    expect(lines).toHaveLength(200_002);
  });

  it('keeps an abstract of a hundred thousand characters whole', async () => {
    const abstract = `We read long lines, and ${'more of the same, with *stars* and [marks], '.repeat(2500)}to the end.`;
    for (const format of ['text', 'markdown'] as const) {
      const { records } = await parsed(`${PAPER}${abstract}\n`, 'page', format);
      expect(records.map(({ record }) => record.abstract)).toEqual([abstract]);
    }
  });
});
