import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/domain/paper.ts';
import { PUBLICATION_TYPES } from '../../../src/domain/publication-type.ts';
import { stringify } from '../../../src/formats/index.ts';
import type { Labels, StringifyOptions } from '../../../src/formats/format.ts';
import { anEntry } from '../../support/entries.ts';
import { labelled, labelsOf } from '../../support/labels.ts';
import { parsed } from '../../support/parse.ts';
import { bibliographicRecord } from '../../support/records.ts';

const OPTIONS: readonly StringifyOptions[] = [
  { dialect: 'bibtex' },
  { dialect: 'biblatex' },
  { dialect: 'bibtex', ascii: true },
  { dialect: 'biblatex', ascii: true },
];

/** What is read from the texts themselves, and where it was read, are not what was written. */
function written({ sources, shortName, contentWarning, links, code, ...record }: PaperRecord): Partial<PaperRecord> {
  return record;
}

/** Of the white space of a note TeX keeps lines and paragraphs. */
function inTex({ note, ...labels }: Labels): Labels {
  const lines = note?.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  return { ...labels, ...(lines !== undefined && { note: lines.join('\n').replace(/\n{2,}/g, '\n\n') }) };
}

const record = fc
  .tuple(bibliographicRecord, fc.constantFrom(...PUBLICATION_TYPES), fc.boolean())
  .map(([{ venue, ...fields }, type, isIn]) => {
    const hasVenue = isIn && !['report', 'standard', 'document', 'graphic'].includes(type);
    return { ...fields, type, ...(hasVenue && { venue: venue ?? 'Journal of Signs' }), sourceKey: 'Key2020' };
  });

describe.each(OPTIONS)('a record written with %j', (options) => {
  it('is read back as it was with its labels, whatever its texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(record, labelled, async (given, labels) => {
        const entry = anEntry({ ...given, ...labels, citationKey: given.sourceKey });
        const { records, messages } = await parsed(await stringify('bibtex', [entry], options), 'refs.bib');
        expect(messages).toEqual([]);
        expect(records.map((found) => written(found.record))).toEqual([written(given)]);
        expect(records[0]?.labels ?? {}).toEqual(inTex(labelsOf(entry)));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps texts that look like entities of HTML, which are signs in what other programs write', async () => {
    const piece = fc.constantFrom(
      '&',
      'amp;',
      '&amp;',
      '&#x2013;',
      '&#38;',
      '{\\&}',
      'lt;',
      '\\',
      '#',
      'x',
      ' ',
      '&Eacute;',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `A${pieces.join('')}z`);
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, family, venue) => {
        const given = { title, venue, keywords: [venue.replaceAll(';', '')], type: 'article-journal' as const };
        const entry = anEntry({ ...given, authors: [{ name: `Ann ${family}`, given: 'Ann', family }] });
        const { records } = await parsed(await stringify('bibtex', [entry], options), 'refs.bib');
        const flat = (value: string) => value.replace(/ +/g, ' ');
        expect(records[0]?.record).toMatchObject({ title: flat(title), venue: flat(venue) });
        expect(records[0]?.record.keywords).toEqual(given.keywords.map(flat));
        expect(records[0]?.record.authors?.map(({ name }) => name)).toEqual([flat(`Ann ${family}`)]);
      }),
    );
  });

  it.each(['2019-08-19/2019-08-21', '2004-21', '1988~', '2000/'])('keeps the date %s', async (date) => {
    const first = (await parsed(`@misc{k, title = {T}, date = {${date}}}`, 'refs.bib')).records[0]?.record;
    const again = await stringify('bibtex', [anEntry({ ...first, citationKey: 'k' })], options);
    const { sources, ...second } = (await parsed(again, 'refs.bib')).records[0]?.record ?? {};
    expect(second).toMatchObject({ date: date.slice(0, 4), extra: { bibtex: { fields: { date } } } });
    expect({ ...second, sources: first?.sources }).toEqual(first);
  });

  it.each(['[2014]', 'c. 1890', '1982–1983', 'May 1987'])('keeps the year %s', async (year) => {
    const first = (await parsed(`@misc{k, title = {T}, year = {${year}}}`, 'refs.bib')).records[0]?.record;
    const again = await stringify('bibtex', [anEntry({ ...first, citationKey: 'k' })], options);
    const { sources, ...second } = (await parsed(again, 'refs.bib')).records[0]?.record ?? {};
    expect(second).toMatchObject({
      date: year === 'May 1987' ? '1987-05' : /\d{4}/.exec(year)?.[0],
      extra: { bibtex: { fields: { year } } },
    });
  });

  it('keeps the links that no text of it gives, each once', async () => {
    const given = {
      abstract: 'Code is at https://github.com/a/b today.',
      url: 'https://example.org/a_b?c=1&d=%20#e',
      links: ['https://example.org/x_y~z?q={1}', 'https://github.com/a/b', 'https://example.org/second'],
    };
    const { records } = await parsed(await stringify('bibtex', [anEntry(given)], options), 'refs.bib');
    const { url, links = [] } = records[0]?.record ?? {};
    const encoded = given.links.map((link) => link.replace('{1}', '%7B1%7D'));
    expect([url, links.toSorted()]).toEqual([given.url, encoded.toSorted()]);
  });

  it('keeps the fields that no record models', async () => {
    const bib =
      '@inbook{k, title = {T}, author = {Lee, Ann}, translator = {Bo Chen}, chapter = 7, note = {In {P}ress}}';
    const first = (await parsed(bib, 'refs.bib')).records[0]?.record;
    const again = await stringify('bibtex', [anEntry({ ...first, citationKey: 'k' })], options);
    expect(again).toMatch(/^@inbook\{k,/);
    expect((await parsed(again, 'refs.bib')).records[0]?.record.extra).toEqual({
      bibtex: { type: 'inbook', fields: { translator: 'Bo Chen', chapter: '7', note: 'In Press' } },
    });
  });
});

describe('a name with commas within its parts', () => {
  const author = { name: 'F. A, B, C Jr.', family: 'A, B, C', given: 'F.', suffix: 'Jr.' };

  it.each([
    ['bibtex', '{A, B, C}, Jr., F.'],
    // biber counts them within braces too, and leaves out the entry for more than two.
    ['biblatex', '"family={A, B, C}", "given={F.}", "suffix={Jr.}"'],
  ] as const)('stands as %s reads it', async (dialect, names) => {
    const text = await stringify('bibtex', [anEntry({ authors: [author] })], { dialect });
    expect(text).toContain(`author = {${names}}`);
    expect((await parsed(text, 'refs.bib')).records[0]?.record.authors).toEqual([author]);
  });
});

describe('addresses in BibTeX and BibLaTeX', () => {
  it.each([
    ['bibtex', String.raw`https://example.org/a\%20b\#c`],
    // BibLaTeX and the programs that open links from it take every sign as it stands.
    ['biblatex', 'https://example.org/a%20b#c'],
  ] as const)('stand as %s reads them', async (dialect, url) => {
    const text = await stringify('bibtex', [anEntry({ url: 'https://example.org/a%20b#c' })], { dialect });
    expect(text).toContain(`url = {${url}}`);
  });
});
