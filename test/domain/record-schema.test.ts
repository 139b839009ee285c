import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/domain/record-schema.ts';
import { bibliographicRecord } from '../support/records.ts';

describe('a record as JSON', () => {
  it('comes back whole', () => {
    fc.assert(
      fc.property(bibliographicRecord, (record) => {
        const read = readRecord(JSON.parse(JSON.stringify(record)) as Record<string, unknown>, []);
        expect(read).toEqual({ record, problems: [] });
      }),
    );
  });

  it('keeps what a format said beyond the fields, but nothing that is not of a format', () => {
    const extra = {
      bibtex: { type: 'online', fields: { note: 'in press' } },
      csl: { fields: { issued: { raw: 'x' } } },
    };
    const { record } = readRecord({ title: 'A', extra: { ...extra, other: { type: 'x' }, ris: 7 } }, []);
    expect(record?.extra).toEqual(extra);
  });

  it('is refused field by field, never with an exception', () => {
    const bottomless: unknown[] = [];
    bottomless.push(bottomless);
    const { record, problems } = readRecord(
      { title: 'A', type: 'sonnet', pmid: 'x', moreAuthors: 'yes', accessed: 'May', extra: { csl: bottomless } },
      [],
    );
    expect(record).toEqual({ title: 'A', sources: [] });
    expect(problems.map(({ field }) => field)).toEqual(['moreAuthors', 'type', 'accessed', 'pmid', 'extra']);
  });
});
