import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personOf } from '../../src/domain/author.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { FormatName, LabelledRecord, StringifyOptions } from '../../src/formats/format.ts';
import { stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';
import { parsed } from '../support/parse.ts';

const people = (...families: readonly string[]) =>
  families
    .map((family) => personOf({ family, given: 'Ada B.', particle: 'van der', suffix: 'Jr.' }))
    .filter((person) => person !== undefined);

/** An entry with every field that can travel. */
const WHOLE: Entry = anEntry({
  title: 'What $x$ < 5 & each_format: carries',
  abstract: 'First paragraph, see https://example.org/seen.\n\nSecond, with 5 % of {it}.',
  authors: [...people('Berg', 'Tal'), { name: 'The Group, and Others Ltd', group: true }],
  moreAuthors: true,
  date: '2023-06-02',
  year: 2023,
  venue: 'Journal of Invented Results',
  type: 'article-journal',
  editors: people('Dorf'),
  moreEditors: true,
  volume: '12',
  issue: '3',
  pages: '45-67, 70',
  publisher: 'Invented Press',
  place: 'Nowhere',
  edition: '2',
  series: 'Invented Series',
  isbn: '978-3-16-148410-0',
  issn: '1234-5679',
  language: 'en',
  accessed: '2024-01-15',
  doi: '10.1000/xyz.123',
  arxiv: '2306.01985',
  pmid: '12345678',
  pmcid: 'PMC1234567',
  url: 'https://example.org/paper',
  links: ['https://example.org/seen', 'https://example.org/other', 'https://github.com/some/code'],
  code: ['https://github.com/some/code'],
  keywords: ['one, with a comma', 'two; with a semicolon', 'three'],
  citationKey: 'berg2023',
  sourceKey: 'berg2023',
  status: 'excluded',
  decision: { kind: 'exclude', reason: 'wrong, population', by: 'Ada', at: '2026-05-01T10:00:00.000Z' },
  tags: ['to-read', 'icl'],
  lists: ['to read first'],
  note: 'My own note.\nIn two lines.',
});

/** The rows of the table, and what of a record each is about. */
const ROWS: Readonly<Record<string, (read: LabelledRecord) => unknown>> = {
  title: ({ record }) => record.title,
  abstract: ({ record }) => record.abstract,
  'authors, groups, "et al."': ({ record }) => [record.authors, record.moreAuthors],
  editors: ({ record }) => [record.editors, record.moreEditors],
  date: ({ record }) => record.date,
  'type, venue': ({ record }) => [record.type, record.venue],
  'volume, issue, pages': ({ record }) => [record.volume, record.issue, record.pages],
  'publisher, place': ({ record }) => [record.publisher, record.place],
  'edition, series': ({ record }) => [record.edition, record.series],
  'ISBN, ISSN': ({ record }) => [record.isbn, record.issn],
  language: ({ record }) => record.language,
  'DOI, arXiv id, PMID, PMCID': ({ record }) => [record.doi, record.arxiv, record.pmid, record.pmcid],
  url: ({ record }) => record.url,
  'day of access': ({ record }) => record.accessed,
  'other links, code': ({ record }) => [record.links?.toSorted(), record.code],
  keywords: ({ record }) => record.keywords,
  'citation key': ({ record }) => record.sourceKey,
  'decision, reason': ({ labels }) => [
    labels?.decision?.kind,
    labels?.decision?.kind === 'exclude' && labels.decision.reason,
  ],
  tags: ({ labels }) => labels?.tags,
  'reading lists': ({ labels }) => labels?.lists,
  'your note': ({ labels }) => labels?.note,
};

/** The columns of the table: formats that are both read and written. */
const COLUMNS: readonly (readonly [heading: string, format: FormatName, options: StringifyOptions])[] = [
  ['BibTeX', 'bibtex', { dialect: 'bibtex' }],
  ['BibLaTeX', 'bibtex', { dialect: 'biblatex' }],
  ['RIS', 'ris', {}],
  ['MEDLINE', 'nbib', {}],
  ['EndNote', 'endnote', {}],
  ['CSL-JSON', 'csl-json', {}],
  ['CSV', 'csv', {}],
  ['TSV', 'tsv', {}],
  ['JSON', 'json', {}],
  ['JSON Lines', 'jsonl', {}],
];

/** The table of the documentation: by the name of a row and the heading of a column, true where it says yes. */
function documented(): ReadonlyMap<string, boolean> {
  const text = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const [, table = ''] = /## What each format carries\n[^|]*(\|[\s\S]*?\n)(?!\|)/.exec(text) ?? [];
  const [head = [], , ...rows] = table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(
    rows.flatMap(([name = '', ...cells]) =>
      cells.map((cell, at) => [`${name} in ${head[at + 1] ?? ''}`, cell === 'yes'] as const),
    ),
  );
}

describe.each(COLUMNS)('%s', (heading, format, options) => {
  it('brings back what the documentation says that it carries, and no less and no more', async () => {
    const { records, messages } = await parsed(
      await stringify(format, [WHOLE], options),
      format === 'jsonl' ? 'refs.jsonl' : 'refs',
    );
    expect(messages).toEqual([]);
    expect(records).toHaveLength(1);
    const said = documented();
    const { decision, tags, lists, note } = WHOLE;
    const whole: LabelledRecord = {
      record: { ...WHOLE, sources: [] },
      labels: { tags, lists, ...(note !== undefined && { note }), ...(decision && { decision }) },
    };
    const [read = whole] = records;
    for (const [name, of] of Object.entries(ROWS)) {
      const row = `${name} in ${heading}`;
      expect(said.has(row), row).toBe(true);
      if (said.get(row) === true) expect(of(read), row).toEqual(of(whole));
      else expect(of(read), row).not.toEqual(of(whole));
    }
  });
});
