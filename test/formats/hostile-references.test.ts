import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../src/formats/format.ts';
import { parsed } from '../support/parse.ts';

/** How each format begins, so that a hostile rest is read as that format. */
const BEGINNINGS: readonly (readonly [FormatName, string])[] = [
  ['ris', 'TY  - JOUR\nTI  - A title\nAB  - '],
  ['ris', '<1. >\nVN  - Ovid Technologies\nTI  - A title\nSO  - A journal. '],
  ['ris', 'RT Journal Article\nSR Electronic(1)\nT1 A title\nAB '],
  ['ris', 'Scopus\nEXPORT DATE: 1 July 2024\n\nLee, A.\nA title\n(2020) J, 1.\nABSTRACT: '],
  ['enw', '%0 Journal Article\n%T A title\n%X '],
  ['nbib', 'PMID- 1\nTI  - A title\nAB  - '],
  ['endnote', '<?xml version="1.0"?><xml><records><record><titles><title>A title</title></titles><abstract>'],
  ['pubmed-xml', '<PubmedArticle><MedlineCitation><Article><ArticleTitle>A title</ArticleTitle><Abstract>'],
  ['pubmed-text', '1. J Evid. 2020 Mar;12(3):45-56.\n\nA title\n\nLee A.\n\n'],
  ['csv', 'title,abstract,authors,keywords\nA title,An abstract,"A, B",k\n'],
  ['tsv', 'title\tabstract\tauthors\nA title\tAn abstract\tA, B\n'],
  ['arxiv-atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A title</title><summary>'],
  ['arxiv-mail', '\\\\\narXiv:2306.01985\nTitle: A title\nAuthors: A. B.\n\\\\\n'],
];

const SHAPES: readonly string[] = [
  '"',
  '"a\n',
  '""',
  "'",
  ',',
  ';',
  '"a; ',
  '\t',
  '\r',
  '\n',
  ' \n',
  '\\',
  '{',
  '<',
  '<a',
  '<a>',
  '</a>',
  '<a/>',
  '<!--',
  '<![CDATA[',
  '&',
  '&#',
  '&a;',
  '&lt;',
  '<record>',
  '<record><titles>',
  '<entry>',
  'TY  - JOUR\n',
  'ER  - \n',
  'KW  - a\n',
  'N1  - a\n',
  'XX  - \n',
  'AU  - a, b, c, d\n',
  'PMID- \n',
  '%0 Book\n',
  '%A a\n\n',
  'MH  - a\n',
  '      a\n',
  'RAYYAN-LABELS: a | ',
  '"a"=>"Included", ',
  'arXiv:2306.01985\n',
  '\\\\\n',
  'Title: x\n',
  '(, ',
  "', '",
  ' (2014) ',
  '"AUTHOR NAMES","a"\n',
  '\uFEFF',
  '<p>',
  'a-',
  '- ',
  'a\n',
  '-----------------------------\n',
  '10.1000/',
  'http://a.b ',
  '𝒳',
  '\u202E',
];

describe.each(BEGINNINGS)('a %s file that nobody wrote', (name, beginning) => {
  it.each(SHAPES)('of %j without end loses no record before it, and is read to its last line', async (shape) => {
    const text = beginning + shape.repeat(Math.ceil(30_000 / shape.length));
    const { records, lines } = await parsed(text, 'refs', name);
    expect(records.map(({ record }) => record.title)).toContain('A title');
    const ends = text.split(/\r\n|\r|\n/);
    expect(lines).toHaveLength(ends.length - (ends.at(-1) === '' ? 1 : 0));
    expect(lines.every(({ line }, index) => line === index + 1)).toBe(true);
  });
});

describe('XML', () => {
  const reference = (title: string) =>
    `<record><ref-type>17</ref-type><titles><title>${title}</title></titles></record>`;
  const document = (inner: string, before = '') =>
    `<?xml version="1.0"?>${before}<xml><records>${inner}</records></xml>`;
  const titlesOf = async (text: string) => (await parsed(text, 'refs.xml')).records.map(({ record }) => record.title);

  it('never grows by the entities that it declares', async () => {
    const levels = 'abcdefghi'
      .split('')
      .map((name, at) => `<!ENTITY ${name} "${(at === 0 ? 'ha' : `&${'abcdefghi'[at - 1]};`).repeat(10)}">`);
    const bomb = `<!DOCTYPE xml [${levels.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    expect(await titlesOf(document(reference('&i; &file; &amp; rest'), bomb))).toEqual(['&i; &file; & rest']);
  });

  it('that is not well formed gives every record that it begins', async () => {
    expect(
      await titlesOf(document(`${reference('AT&T: p < 0.05')}<record><titles><title>Open${reference('Next')}`)),
    ).toEqual(['AT&T: p < 0.05', 'Open', 'Next']);
  });

  it('that nests without end is given up at, and what was before it is kept', async () => {
    const { records, messages } = await parsed(document(reference('First') + '<a>'.repeat(300_000)), 'refs.xml');
    expect(records.map(({ record }) => record.title)).toEqual(['First']);
    expect(messages).toMatchObject([{ ruleId: 'too-deep', fatal: true }]);
  });
});

describe('a table', () => {
  const titlesOf = async (text: string) => (await parsed(text, 'refs.csv')).records.map(({ record }) => record.title);

  it.each([
    ['a quote that is not closed', 'title,year\n"One,1\nTwo,2\nThree,3\n', ['One', 'Two', 'Three']],
    [
      'quotes inside quotes',
      'title,year\n"A "quoted" word, and more",1\nTwo,2\n',
      ['A "quoted" word, and more', 'Two'],
    ],
    ['a quote closed too early', 'title,year\n"One" of them,1\nTwo,2\n', ['One" of them', 'Two']],
    ['an open quote in the last row', 'title,year\nOne,1\n"Two,2', ['One', 'Two']],
    ['too many and too few cells', 'title,year\nOne\nTwo,2,3,4\n', ['One', 'Two']],
    ['returns for line ends', 'title,year\rOne,1\rTwo,2\r', ['One', 'Two']],
    ['lines within cells', 'title,year\n"One\nmore",1\nTwo,2\n', ['One more', 'Two']],
    ['its names once more in its midst', 'title,year\nOne,1\ntitle,year\nTwo,2\n', ['One', 'Two']],
    ['a heading above its names', 'My list\n\ntitle,year\nOne,1\n', ['One']],
    ['semicolons', 'Year;TITLE\n1;One, two\n', ['One, two']],
  ])('with %s gives every row', async (_, text, titles) => {
    expect(await titlesOf(text)).toEqual(titles);
  });

  it('keeps and names the rows that have no title', async () => {
    const { records, messages } = await parsed('title,abstract\nOne,a\n,b\nThree,c\n', 'refs.csv');
    expect(records.map(({ record }) => record.title)).toEqual(['One', '[No title]', 'Three']);
    expect(messages).toMatchObject([{ ruleId: 'no-title', line: 3, fatal: false }]);
  });

  it('without a column of titles says so, and what it found instead', async () => {
    const { messages } = await parsed('name,year\nOne,1\n', 'refs.csv');
    expect(messages).toMatchObject([
      { ruleId: 'no-title-column', line: 1, fatal: true, reason: expect.stringContaining('"name"') },
    ]);
  });

  it('keeps a cell of a million characters whole', async () => {
    const abstract = 'More of the same. '.repeat(55_000).trim();
    const { records } = await parsed(`title,abstract\nOne,"${abstract}"\n`, 'refs.csv');
    expect(records[0]?.record.abstract).toBe(abstract);
  });
});

describe('RIS', () => {
  it('without a title is kept and named by its line', async () => {
    const { records, messages } = await parsed(
      'TY  - JOUR\nAU  - A, B\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n',
      'refs',
    );
    expect(records.map(({ record }) => record.title)).toEqual(['[No title]', 'Two']);
    expect(messages).toMatchObject([{ ruleId: 'no-title', line: 1, fatal: false }]);
  });

  it('of ten thousand authors is known by its content, and every one is kept', async () => {
    const authors = 'AU  - Verylongname, Ada\n'.repeat(10_000);
    const { format, records } = await parsed(`TY  - JOUR\nTI  - One\n${authors}ER  - \n`, 'refs');
    expect(format).toBe('ris');
    expect(records[0]?.record.authors).toHaveLength(10_000);
  });

  it('keeps running text that looks like a tag with one space', async () => {
    const { records } = await parsed('TY  - JOUR\nTI  - One\nAB  - We use\nAI - based methods.\nER  - \n', 'refs');
    expect(records[0]?.record.abstract).toBe('We use AI - based methods.');
  });
});
