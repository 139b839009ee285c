import fc from 'fast-check';
import { type Author, groupOf, personOf } from '../../src/domain/author.ts';
import type { PaperRecord } from '../../src/domain/paper.ts';

const SOURCES = [{ file: 'refs', format: 'bibtex', line: 1, endLine: 2 }];

const LETTERS = 'abcdefgzABCDEFGZéüßøłşČñÅжб漢字';
const SIGNS = '&%$#_{}~^\\<>|"\'`=@,;:.!?()[]/*+-0123456789–—“”’';

const word = fc.string({ unit: fc.constantFrom(...Array.from(LETTERS)), minLength: 2, maxLength: 8 });
const wild = fc.string({ unit: fc.constantFrom(...Array.from(LETTERS + SIGNS)), minLength: 1, maxLength: 8 });
const words = (item: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(item, { minLength: 1, maxLength }).map((parts) => parts.join(' '));

/** A line of text with every sign that formats give a meaning to; white space only single and inside. */
export const line = words(fc.oneof(word, wild), 6);

const capitalised = word.map((text) => text.charAt(0).toUpperCase() + text.slice(1));

/** A person in parts, or a group. */
const author: fc.Arbitrary<Author> = fc
  .oneof(
    fc
      .record(
        {
          family: words(capitalised, 2),
          given: words(fc.oneof(capitalised, fc.constantFrom('J.', 'M.-L.')), 2),
          particle: fc.constantFrom('von', 'van der', 'de la'),
          suffix: fc.constantFrom('Jr.', 'III'),
        },
        { requiredKeys: ['family', 'given'] },
      )
      .map((parts) => personOf(parts)),
    line.map((name) => groupOf(name)),
  )
  .filter((made) => made !== undefined);

const authors = fc.array(author, { minLength: 1, maxLength: 4 });
const year = fc.integer({ min: 1000, max: 2099 }).map(String);
const date = fc.oneof(
  year,
  fc
    .tuple(year, fc.integer({ min: 1, max: 12 }), fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }))
    .map((parts) => parts.flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')])).join('-')),
);
const number = fc.integer({ min: 1, max: 9999 }).map(String);
const link = word.map((path) => `https://example.org/${encodeURIComponent(path)}?a=1&b=%20~#c_d`);

/** Records as a reference manager has them: each field there or not, in words of every script, with signs of every markup. */
export const bibliographicRecord: fc.Arbitrary<PaperRecord> = fc
  .record(
    {
      title: line,
      abstract: fc.array(line, { minLength: 1, maxLength: 2 }).map((paragraphs) => paragraphs.join('\n\n')),
      authors,
      date,
      venue: line,
      editors: authors,
      volume: number,
      issue: number,
      pages: fc.constantFrom('12-34', 'e1004', '1-5, 9-12', 'xii'),
      publisher: line,
      place: line,
      edition: fc.constantFrom('2', 'Third', 'Revised'),
      series: line,
      isbn: fc.constantFrom('978-3-16-148410-0', '3161484100'),
      issn: fc.constantFrom('1234-5678'),
      language: fc.constantFrom('en', 'de-AT', 'french'),
      accessed: date,
      doi: number.map((suffix) => `10.1234/x_(y)<z>;${suffix}`),
      arxiv: fc.constantFrom('2306.01985', 'math.gt/0309136'),
      pmid: number,
      pmcid: number.map((digits) => `PMC${digits}`),
      url: link,
      keywords: fc.uniqueArray(line, { minLength: 1, maxLength: 3 }),
      sourceKey: fc.constantFrom('sap2023', 'Sap:2023a', 'müller+2020', 'DBLP:conf/acl/SapX23'),
    },
    { requiredKeys: ['title'] },
  )
  .map((fields) => ({ ...fields, sources: SOURCES }));
