import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexReader } from '../../src/formats/bibtex/reader.ts';
import type { FormatName, ParseResult } from '../../src/formats/format.ts';
import { type ParsedBatch, parseStream, stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';
import { parsed } from '../support/parse.ts';

const STREAMED = ['bibtex', 'ris', 'nbib', 'endnote', 'csv', 'tsv', 'jsonl'] as const satisfies readonly FormatName[];

async function* pieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function batchesOf(bytes: Uint8Array, size: number): Promise<ParsedBatch[]> {
  const batches: ParsedBatch[] = [];
  for await (const batch of parseStream(pieces(bytes, size), { file: 'refs' })) batches.push(batch);
  return batches;
}

/** Enough of them to be more than a mebibyte, from which on files are read in pieces. */
function manyEntries() {
  return Array.from({ length: 2500 }, (_, index) =>
    anEntry({
      citationKey: `Key${index}`,
      title: `Größe, “quotes” & <signs>; no. ${index}`,
      abstract: `Ein Absatz mit Umlauten: äöü, ${'words '.repeat(60)}.\n\nAnd a second one.`,
      authors: [{ name: 'Ana Gómez', family: 'Gómez', given: 'Ana' }],
      tags: ['a'],
    }),
  );
}

describe.each(STREAMED)('%s in pieces', (name) => {
  it('is read as it is as a whole, wherever the pieces end', { timeout: 60_000 }, async () => {
    const text = await stringify(name, manyEntries(), {});
    const bytes = Buffer.from(text);
    expect(bytes.length).toBeGreaterThan(1024 * 1024);
    const whole = await parsed(text.slice(0, 900_000), 'refs', name);
    for (const size of [4093, 65_536]) {
      const batches = await batchesOf(bytes, size);
      expect(batches.length).toBeGreaterThan(2);
      expect(batches.flatMap(({ messages }) => messages)).toEqual([]);
      const records = batches.flatMap((batch) => batch.records);
      expect(records).toHaveLength(2500);
      // All but the last of the part that was read as a whole are whole there.
      expect(records.slice(0, 1000)).toEqual(whole.records.slice(0, 1000));
      const lines = batches.flatMap((batch) => batch.lines.map(({ line }) => line));
      expect(lines).toEqual(lines.map((_, index) => index + 1));
    }
  });
});

describe('the encoding of a stream', () => {
  const page = Array.from(
    { length: 9000 },
    (_, index) => `TY  - JOUR\r\nTI  - Über größere Wörter ${index}\r\nAB  - ${'ß'.repeat(60)}\r\nER  - \r\n`,
  ).join('\r\n');
  const utf16be = Buffer.from(`\uFEFF${page}`, 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from(page)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${page}`)],
    ['UTF-16', Buffer.from(`\uFEFF${page}`, 'utf16le')],
    ['UTF-16 of the other order', utf16be],
    ['Latin-1', Buffer.from(page, 'latin1')],
  ])('may be %s', async (encoding, bytes) => {
    const batches = await batchesOf(bytes, 4099);
    const records = batches.flatMap((batch) => batch.records);
    expect(records).toHaveLength(9000);
    expect(records.every(({ record }, index) => record.title === `Über größere Wörter ${index}`)).toBe(true);
    const said = batches.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    expect(said).toEqual(encoding === 'Latin-1' ? ['encoding'] : []);
  });

  it('may be another one in other lines', async () => {
    const reference = (title: string) => `TY  - JOUR\nTI  - ${title} ${'x'.repeat(500)}\nER  - \n`;
    const bytes = Array.from({ length: 3000 }, (_, index) =>
      Buffer.from(reference('Größe'), index % 2 === 0 ? 'utf8' : 'latin1'),
    );
    const records = (await batchesOf(Buffer.concat(bytes), 4099)).flatMap((batch) => batch.records);
    expect(records).toHaveLength(3000);
    expect(records.every(({ record }) => record.title.startsWith('Größe '))).toBe(true);
  });
});

describe('BibTeX in pieces', () => {
  const read = (pieces: readonly string[]): ParseResult => {
    const reader = bibtexReader('refs.bib');
    const results = [...pieces.map((piece) => reader.push(piece)), reader.end()];
    const before = results.map((_, index) =>
      results.slice(0, index).reduce((sum, { records }) => sum + records.length, 0),
    );
    return {
      records: results.flatMap(({ records }) => records),
      messages: results.flatMap(({ messages }) => messages),
      lines: results.flatMap(({ lines }, index) =>
        lines.map((line) =>
          line.record === undefined ? line : { ...line, record: line.record + (before[index] ?? 0) },
        ),
      ),
    };
  };
  const part = fc.constantFrom(
    '@article{good, title = {A Good Entry}, year = 2001}\n',
    `@article{long, title = {A Long Entry}, abstract = {${'word '.repeat(800)}}}\r\n`,
    `@comment{${'x'.repeat(3000)}\n`,
    '@inproceedings{child, title = {A Child}, crossref = {parent}}\n',
    '@inproceedings{lost, title = {A Lost Child}, crossref = {nobody}}\n',
    '@proceedings{parent, title = {The Parent}, year = 1999, crossref = {grandparent}}\n',
    '@collection{grandparent, title = {Older}, publisher = {Press}}\n',
    '@string{x = {text}}\n',
    '@misc{m, title = x # { and } # jan}\n',
    '@article{open, title = {Never closed, year = 2000\n',
    '@article(round, title = "In (parentheses)")\r',
    '% @article{commented, title = {Out}}\n',
    '{',
    '}',
    '"',
    '@',
    '@a{',
    '\r\n',
    '\n',
    ' ',
    'plain text\n',
  );

  it('is the same however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 12 }),
        (parts, places) => {
          const text = parts.join('');
          const cuts = [0, ...places.filter((place) => place < text.length).toSorted((a, b) => a - b), text.length];
          const pieces = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
          const [whole, cut] = [read([text]), read(pieces)];
          const byLine = (messages: ParseResult['messages']) =>
            messages.map(({ line, reason }) => `${line} ${reason}`).toSorted();
          expect(cut.records).toEqual(whole.records);
          expect(byLine(cut.messages)).toEqual(byLine(whole.messages));
          expect(cut.lines).toEqual(whole.lines);
          expect(cut.lines.map(({ line }) => line)).toEqual(cut.lines.map((_, index) => index + 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('waits for what an entry inherits from, and says what is not there', () => {
    const { records, messages } = read([
      '@inproceedings{child, title = {A Child}, crossref = {Parent}}\n@misc{lost, title = {Lost}, crossref = {nobody}}\n',
      `@comment{${'x'.repeat(5000)}}\n`,
      '@proceedings{parent, title = {The Parent}, year = 1999, crossref = {old}}\n@collection{old, title = {Old}, publisher = {Press}}\n',
    ]);
    expect(records.map(({ record }) => record.sourceKey)).toEqual(['child', 'lost', 'parent', 'old']);
    expect(records[0]?.record).toMatchObject({ venue: 'The Parent', date: '1999', publisher: 'Press' });
    expect(messages).toMatchObject([{ line: 2, ruleId: 'no-parent', fatal: false }]);
  });
});

describe('lines and letters', () => {
  it('are the same however a file is cut', async () => {
    const text = `TY  - JOUR\rTI  - Ärger\r\nAB  - ${'ä'.repeat(400)}\n\nER  - \r`;
    const bytes = Buffer.from(text.repeat(2000));
    const places = (batches: readonly ParsedBatch[]) =>
      batches
        .flatMap(({ records }) => records.map(({ record }) => `${record.title} ${record.sources[0]?.line}`))
        .join('\n');
    const expected = places(await batchesOf(bytes, bytes.length));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 500_000, max: 2_000_000 }), async (size) => {
        expect(places(await batchesOf(bytes, size)) === expected).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});
