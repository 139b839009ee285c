import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../src/domain/decision.ts';
import type { Entry } from '../../src/domain/entry.ts';
import { type PaperRecord, yearOf } from '../../src/domain/paper.ts';
import type { PublicationType } from '../../src/domain/publication-type.ts';
import type { FormatName } from '../../src/formats/format.ts';
import { stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';
import { parsed } from '../support/parse.ts';
import { labelled, labelsOf } from '../support/labels.ts';
import { bibliographicRecord } from '../support/records.ts';

/** What a table or tags cannot say of a record: each format's own list. */
const CANNOT: Readonly<Record<string, readonly (keyof PaperRecord)[]>> = {
  ris: [],
  // MEDLINE has no address, no key and no day of looking at a page.
  nbib: ['url', 'links', 'code', 'sourceKey', 'accessed'],
  endnote: [],
  csv: [],
  tsv: [],
  json: [],
  jsonl: [],
};

const type = fc.constantFrom<PublicationType>(
  'article-journal',
  'paper-conference',
  'book',
  'report',
  'thesis',
  'article',
);

const entry: fc.Arbitrary<Entry> = fc
  .record({
    record: bibliographicRecord,
    type: fc.option(type, { nil: undefined }),
    labels: labelled,
  })
  .map(({ record, type: kind, labels }) => {
    const year = yearOf(record);
    return anEntry({
      ...record,
      ...(record.sourceKey !== undefined && { citationKey: record.sourceKey }),
      ...(kind !== undefined && { type: kind }),
      ...(year !== undefined && { year }),
      ...labels,
    });
  });

/** A record and its labels as plain data, without what says where it was read and what follows from other fields. */
function comparable(
  { sources, shortName, contentWarning, sourceKey, extra, ...record }: PaperRecord,
  labels: object,
  cannot: readonly (keyof PaperRecord)[],
): unknown {
  const kept = Object.entries(record).filter(([field]) => !cannot.some((missing) => missing === field));
  return { ...Object.fromEntries(kept), ...labels };
}

/** What an entry should come back as. */
function expected(whole: Entry, name: string): unknown {
  const { id, citationKey, added, import: _, status, year, decision, tags, lists, note, ...record } = whole;
  return comparable(record, labelsOf(whole), CANNOT[name] ?? []);
}

describe.each(['ris', 'nbib', 'endnote', 'csv', 'tsv', 'json', 'jsonl'] as const satisfies readonly FormatName[])(
  '%s',
  (name) => {
    it('gives back what was written, records and labels', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 3 }), async (entries) => {
          const text = await stringify(name, entries, {});
          // One line alone is JSON as well.
          const { records, messages, format } = await parsed(text, name === 'jsonl' ? 'refs.jsonl' : 'refs');
          expect(format).toBe(name);
          expect(messages).toEqual([]);
          expect(records.map(({ record, labels = {} }) => comparable(record, labels, CANNOT[name] ?? []))).toEqual(
            entries.map((whole) => expected(whole, name)),
          );
        }),
        { numRuns: 200 },
      );
    });
  },
);

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

describe('what a file said beyond the fields of a record', () => {
  it.each([
    ['ris', 'references/zotero.ris'],
    ['ris', 'references/endnote.ris'],
    ['ris', 'references/scopus.ris'],
    ['ris', 'references/web-of-science.ris'],
    ['nbib', 'references/pubmed.nbib'],
    ['endnote', 'references/endnote-export.xml'],
    ['csv', 'tables/scopus.csv'],
    ['csv', 'tables/zotero.csv'],
    ['tsv', 'tables/web-of-science.tsv'],
    ['csv', 'tables/scopus-pages.csv'],
    ['csv', 'tables/labels.csv'],
    ['ris', 'references/ranges.ris'],
    ['ris', 'references/cochrane.ris'],
    ['nbib', 'references/pubmed-hard.nbib'],
    ['nbib', 'references/eric.nbib'],
    ['ris', 'references/document-numbers.ris'],
    ['endnote', 'references/endnote-ranges.xml'],
    ['ris', 'references/savedrecs.txt'],
    ['ris', 'references/web-of-science-kinds.txt'],
    ['ris', 'references/databases.ris'],
    ['ris', 'references/ovid.txt'],
    ['ris', 'references/scopus-plain.txt'],
    ['ris', 'references/ovid-named.txt'],
    ['ris', 'references/refworks.txt'],
    ['nbib', 'references/eric-first.nbib'],
    ['nbib', 'references/pubmed-articles.xml'],
    ['nbib', 'references/pubmed-abstract.txt'],
    ['ris', 'references/kind-behind-title.enw'],
    ['csv', 'tables/embase-fields.csv'],
    ['csv', 'tables/ieee.csv'],
    ['csv', 'tables/openalex.csv'],
    ['csv', 'tables/eppi-reviewer.csv'],
    ['csl-json', 'csl-json/ranges.json'],
  ] as const)('is written back as %s, with the rest of %s', async (name, file) => {
    const read = await parsed(readFileSync(join(FIXTURES, file)), file);
    const entries = read.records.map(({ record, labels }, index) => {
      const { decision: made, ...rest } = labels ?? {};
      const mark = made === undefined ? undefined : { ...made, by: 'Ada', at: '2026-05-01T10:00:00.000Z' };
      const key = record.sourceKey ?? `Key${index}`;
      return anEntry({ ...record, ...rest, citationKey: key, ...(mark && { decision: mark, status: statusOf(mark) }) });
    });
    const again = await parsed(await stringify(name, entries, {}), 'again');
    const plain = ({ records }: typeof read) =>
      records.map(({ record: { sources, sourceKey, ...record }, labels }) => ({ ...record, labels }));
    expect(plain(again)).toEqual(plain(read));
  });
});
