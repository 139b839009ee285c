import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperRecord } from '../../src/domain/paper.ts';
import { PUBLICATION_TYPES } from '../../src/domain/publication-type.ts';
import { stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';
import { parsed } from '../support/parse.ts';
import { labelled, labelsOf } from '../support/labels.ts';
import { bibliographicRecord } from '../support/records.ts';

/** What is read from the texts themselves, and where it was read, are not what was written. */
function written({ sources, shortName, contentWarning, ...record }: PaperRecord): Partial<PaperRecord> {
  return record;
}

describe('CSL-JSON', () => {
  it('gives back the record that was written, whatever its texts hold', async () => {
    const record = fc.tuple(bibliographicRecord, fc.constantFrom(...PUBLICATION_TYPES)).map(([fields, type]) => ({
      ...fields,
      type,
      sourceKey: 'Key2020',
    }));
    await fc.assert(
      fc.asyncProperty(record, labelled, async (given, labels) => {
        const entry = anEntry({ ...given, ...labels, citationKey: given.sourceKey });
        const json = await stringify('csl-json', [entry], {});
        const { records, messages } = await parsed(json, 'refs.json', 'csl-json');
        expect(messages).toEqual([]);
        expect(records.map((found) => written(found.record))).toEqual([written(given)]);
        expect(records[0]?.labels ?? {}).toEqual(labelsOf(entry));
      }),
      { numRuns: 200 },
    );
  });

  it('is known by its content, writes back what no record models, and names an item that says nothing with its line', async () => {
    const text =
      '[\n{"id": "a", "type": "book", "title": "T", "event-place": "X", "issued": {"raw": "spring"}},\n{"id": "b"}\n]';
    const { format, records, messages } = await parsed(text, 'refs.json');
    expect(format).toBe('csl-json');
    expect(messages).toMatchObject([{ line: 3, fatal: true }]);
    const again = JSON.parse(await stringify('csl-json', [anEntry(records[0]?.record)], {})) as unknown;
    expect(again).toMatchObject([{ 'event-place': 'X', issued: { raw: 'spring' }, type: 'book' }]);
  });

  it('keeps what others have in custom beside links and keywords of ours', async () => {
    const text = '[{"id": "a", "type": "book", "title": "T", "issued": {"raw": "2020"}, "custom": {"shelf": [1]}}]';
    const { records } = await parsed(text, 'refs.json');
    const links = ['https://example.org/other'];
    const entry = anEntry({ title: 'T', ...records[0]?.record, links, keywords: ['a, b'] });
    const json = await stringify('csl-json', [entry], {});
    expect(JSON.parse(json)).toMatchObject([{ custom: { shelf: [1], papers: { links, keywords: ['a, b'] } } }]);
    const [again] = (await parsed(json, 'refs.json')).records;
    expect(again?.record).toMatchObject({
      links,
      keywords: ['a, b'],
      extra: { csl: { fields: { custom: { shelf: [1] } } } },
    });
  });

  it('reads any JSON at all without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        await parsed(
          `[${text}, {"title": "x", "type": "book", "author": ${text}, "issued": {"date-parts": ${text}}}]`,
          'r',
          'csl-json',
        );
      }),
    );
  });
});
