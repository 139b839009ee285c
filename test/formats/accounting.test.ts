import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEED } from '../support/papers.ts';
import { parsed } from '../support/parse.ts';

const seedLines = readFileSync(SEED, 'utf8').split('\n');

/** Pieces of pages of every kind, whole and broken. */
const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...seedLines.slice(0, 60)) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '# Heading',
      '## [Title of a Paper](https://arxiv.org/abs/2306.01985)',
      '- **Bold Title Of Paper** (Sap et al., 2023): abstract.',
      '1. Some Paper, Ann Lee, Bo Chen, arXiv:2005.14165',
      '> quoted text of some length that goes on.',
      '```text',
      '```',
      '| Title | Year |',
      '|---|---|',
      '| A Paper | 2020 |',
      '[',
      '][33]',
      '* 3 authors',
      '·',
      'May 30',
      '65',
      '-',
      'Submitted by',
      'taesiri',
      'Upvote',
      '---',
      'Abstract: we do things.',
      'Title: A Labelled Paper of Ours',
      'Authors: Ann Lee, Bo Chen',
      '[32]: https://huggingface.co/papers/2605.00001',
      '<div>',
      '\t',
      '   ',
      '',
      '',
      '\u0000',
      '\u2028',
      '*'.repeat(50),
      '[['.repeat(30),
    ),
  },
);

const page = fc
  .tuple(fc.array(fragment, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([lines, lineEnd]) => lines.join(lineEnd));

/** The naive count: a line break at the end begins no further line. */
function lineCount(text: string): number {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.length - (lines.at(-1) === '' ? 1 : 0);
}

describe('the account of lines', () => {
  it.each(['text', 'markdown'] as const)(
    'has every line of any %s page once, in order, with the record that it went to',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(page, async (text) => {
          // What looks like binary data is refused as a whole.
          fc.pre(text.trim() !== '' && !/[\u0000-\u0008\u000E-\u001F]/.test(text));
          const { lines, records } = await parsed(text, 'page', format);
          const clean = new TextDecoder().decode(Buffer.from(text));
          expect(lines.map(({ line }) => line)).toEqual(
            Array.from({ length: lineCount(clean) }, (_, index) => index + 1),
          );
          const texts = clean.split(/\r\n|\r|\n/);
          for (const { line, role, record } of lines) {
            expect(role === 'blank').toBe(texts[line - 1]?.trim() === '');
            const speaksOfPaper = ['title', 'abstract', 'metadata'].includes(role);
            expect(record === undefined).toBe(!speaksOfPaper);
            if (record !== undefined) expect(records[record]).toBeDefined();
          }
          records.forEach(({ record }, index) => {
            expect(record.title.trim()).not.toBe('');
            expect(lines.some((account) => account.role === 'title' && account.record === index)).toBe(true);
          });
        }),
        { numRuns: 400 },
      );
    },
  );

  it('says of the seed that its first nine lines are furniture and every other line is a title or an abstract', async () => {
    const { lines } = await parsed(readFileSync(SEED));
    const roles = lines.map(({ role }) => role).filter((role) => role !== 'blank');
    expect(roles.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'furniture'));
    expect(roles.slice(5)).toEqual(Array.from({ length: 150 }, (_, index) => (index % 2 === 0 ? 'title' : 'abstract')));
  });
});
