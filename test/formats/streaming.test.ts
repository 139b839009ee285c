import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../src/formats/format.ts';
import { type ParsedBatch, parseStream, stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';
import { parsed } from '../support/parse.ts';

const STREAMED = ['ris', 'nbib', 'endnote', 'csv', 'tsv', 'jsonl'] as const satisfies readonly FormatName[];

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
