import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/domain/paper.ts';
import { PUBLICATION_TYPES } from '../../../src/domain/publication-type.ts';
import { stringify } from '../../../src/formats/index.ts';
import type { StringifyOptions } from '../../../src/formats/format.ts';
import { anEntry } from '../../support/entries.ts';
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

const record = fc
  .tuple(bibliographicRecord, fc.constantFrom(...PUBLICATION_TYPES), fc.boolean())
  .map(([{ venue, ...fields }, type, isIn]) => {
    const hasVenue = isIn && !['report', 'standard', 'document', 'graphic'].includes(type);
    return { ...fields, type, ...(hasVenue && { venue: venue ?? 'Journal of Signs' }), sourceKey: 'Key2020' };
  });

describe.each(OPTIONS)('a record written with %j', (options) => {
  it('is read back as it was, whatever its texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (given) => {
        const bib = await stringify('bibtex', [anEntry({ ...given, citationKey: given.sourceKey })], options);
        const { records, messages } = await parsed(bib, 'refs.bib');
        expect(messages).toEqual([]);
        expect(records.map((found) => written(found.record))).toEqual([written(given)]);
      }),
      { numRuns: 150 },
    );
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
