import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from '../../../src/formats/index.ts';
import { anEntry } from '../../support/entries.ts';
import { parsed } from '../../support/parse.ts';

const ENTRY = '@article{good, title = {A Good Entry}, year = 2001}\n';

/** What careless scanners take time by the square for, or fall over. */
const SHAPES: readonly string[] = [
  '{',
  '}',
  '"',
  '\\',
  '$',
  '#',
  '@',
  '%',
  '@a{',
  '@a{b\n',
  '@a{b,c={',
  '@a{b,c={\n',
  '@a{b,c="{"}\n',
  '@a{b,c=d # \n',
  '@string{a={x}}\n',
  '@comment{',
  'y @comment{x\n',
  '@article{x, author = {A and ',
  ' and ',
  ', ',
  '~',
];

describe('a file that nobody wrote', () => {
  it.each(SHAPES)('of a megabyte of %j does not keep the entries before it from being read', async (shape) => {
    const text = `${ENTRY}${shape.repeat(Math.ceil(1_000_000 / shape.length))}\n`;
    const { records } = await parsed(text, 'refs.bib');
    expect(records[0]?.record).toMatchObject({ title: 'A Good Entry', sourceKey: 'good' });
  });

  it.each(['{', '}', '\\', '$', '\\"', '$^', '\\a{', '~ ', ' ', '-', 'x and '])(
    'may have a megabyte of %j in a field',
    async (shape) => {
      const value = shape.repeat(1_000_000 / shape.length);
      const { records, messages } = await parsed(
        `@a{b, title = {T}, author = "${value}", abstract = "${value}"}\n${ENTRY}`,
        'r.bib',
      );
      expect(records.length + messages.length).toBeGreaterThan(0);
      expect(records.at(-1)?.record.title).toMatch(/^(?:T|A Good Entry)$/);
    },
  );

  it('may go on with records of another format, which are not passed over in silence', async () => {
    const { records, messages } = await parsed(
      `${ENTRY}\nTY  - JOUR\nTI  - Two\nER  - \n@misc{next, title={T}}`,
      'refs.bib',
    );
    expect(records).toHaveLength(2);
    expect(messages).toMatchObject([{ line: 3, fatal: true, ruleId: 'broken-entry' }]);
  });

  it('may have macros that double without end', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `m${String.fromCharCode(97 + (index % 26))}${index}`);
    const strings = names.slice(1).map((name, index) => `@string{${name} = ${names[index]} # ${names[index]}}\n`);
    const bomb = `@string{${names[0]} = {xxxxxxxxxx}}\n${strings.join('')}@a{b, title = ${names.at(-1)}}\n${ENTRY}`;
    const { records, messages } = await parsed(bomb, 'refs.bib');
    expect(records.at(-1)?.record.title).toBe('A Good Entry');
    expect(messages.some(({ ruleId }) => ruleId === 'broken-entry')).toBe(true);
  });

  it('is read to its end, whatever it is made of', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ENTRY,
        '@article{',
        'key,',
        'title = ',
        '{',
        '}',
        '"',
        ',',
        '#',
        '=',
        '\n',
        '\\',
        "\\'",
        '$',
        ' and ',
        '@string{x=',
      ),
      fc.string({ maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const { records, lines } = await parsed(`${ENTRY}\n${pieces.join('')}`, 'refs.bib', 'bibtex');
        expect(records[0]?.record.title).toBe('A Good Entry');
        for (const { record } of records) expect(record.title.trim()).not.toBe('');
        for (const { record } of lines) expect(record === undefined || records[record] !== undefined).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('of fifty thousand entries gives as many records', async () => {
    const entry = (index: number) =>
      `@article{k${index}, title = {Title {${index}} of G{\\"o}del}, author = {Lee, Ann and Bo Chen}, year = ${1950 + (index % 70)}, doi = {10.1000/${index}}}\n`;
    const { records, messages } = await parsed(
      Array.from({ length: 50_000 }, (_, index) => entry(index)).join(''),
      'refs.bib',
    );
    expect(messages).toEqual([]);
    expect(records).toHaveLength(50_000);
    expect(records[49_999]?.record).toMatchObject({ title: 'Title 49999 of Gödel', doi: '10.1000/49999' });
  });
});

describe('what is written', () => {
  it('has no macro in it that a text brought along', async () => {
    const evil = '\\input{/etc/passwd} \\write18{rm} } @article{x, $\\catcode`\\%=12$ ^^5cinput ~\\def\\a{}';
    const entry = anEntry({
      title: evil,
      abstract: evil,
      authors: [{ name: evil }, { name: evil, family: evil, given: evil }],
      venue: evil,
      keywords: [evil],
      extra: { bibtex: { fields: { note: evil, 'x} \\input{y': evil, file: evil } } },
    });
    for (const dialect of ['bibtex', 'biblatex'] as const) {
      const bib = await stringify('bibtex', [entry], { dialect });
      expect(bib.match(/\\[a-z]+/g)?.filter((macro) => !/^\\text[a-z]+$/.test(macro)) ?? []).toEqual([]);
      expect(bib.replace(/^ {2}file = .*$/m, '')).not.toMatch(/(?<!\\)[$#&_^~]/);
      expect(bib).not.toContain('^');
      expect(bib.match(/^@/gm)).toHaveLength(1);
      expect((await parsed(bib, 'refs.bib')).records).toHaveLength(1);
    }
  });
});
