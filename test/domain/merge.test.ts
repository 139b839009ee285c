import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, findMatch, gained } from '../../src/domain/merge.ts';
import type { Paper, PaperRecord } from '../../src/domain/paper.ts';

const source = (file: string) => ({ file, format: 'text', line: 1, endLine: 2 });

function aRecord(fields: Partial<PaperRecord> = {}): PaperRecord {
  return { title: 'The Effects of Screening on Reviewers', sources: [source('a.txt')], ...fields };
}

function aPaper(fields: Partial<Paper> = {}): Paper {
  return { ...aRecord(), id: 'p', citationKey: 'P', added: '2026-01-01T00:00:00Z', import: 'i', ...fields };
}

const record = fc
  .record(
    {
      title: fc.constantFrom('The Effects of Screening on Reviewers', 'Another Title of a Paper'),
      abstract: fc.constantFrom('One abstract.', 'Two abstracts.'),
      date: fc.constantFrom('2023', '2024-05'),
      doi: fc.constantFrom('10.1000/a', '10.1000/b'),
      url: fc.constantFrom('https://a.org/1', 'https://a.org/2'),
      links: fc.uniqueArray(fc.constantFrom('https://x.org', 'https://y.org'), { minLength: 1 }),
      keywords: fc.uniqueArray(fc.constantFrom('k', 'l'), { minLength: 1 }),
    },
    { requiredKeys: ['title'] },
  )
  .chain((fields) => fc.constantFrom('a.txt', 'b.txt').map((file) => aRecord({ ...fields, sources: [source(file)] })));

/** The match of a record among papers that all have to be looked at. */
function matchAmong(papers: readonly Paper[], record: PaperRecord) {
  return findMatch(record, { withDoi: () => papers, withArxiv: () => papers, withTitle: () => papers });
}

describe('finding the paper that a record is of', () => {
  const abstract = 'We screen reviewers and count what they miss in long lists of abstracts.';

  it.each<[string, Partial<PaperRecord>, Partial<PaperRecord>, string]>([
    ['the same DOI', { doi: '10.1000/a' }, { doi: '10.1000/a', title: 'Another Name' }, 'doi'],
    ['the same arXiv id', { arxiv: '2301.00001' }, { arxiv: '2301.00001', title: 'Another Name' }, 'arxiv'],
    [
      'a title that differs in case, accents, hyphens and punctuation',
      { title: 'Meta-Learning: Résumés of Tasks' },
      { title: 'META LEARNING – resumes of tasks.' },
      'title',
    ],
    ['a preprint and its publication', { doi: '10.48550/arxiv.2301.00001' }, { doi: '10.1000/published' }, 'title'],
    [
      'a generic title with the same abstract',
      { title: 'Editorial', abstract },
      { title: 'Editorial', abstract },
      'title',
    ],
  ])('knows it by %s', (_, known, fields, by) => {
    expect(matchAmong([aPaper(known)], aRecord(fields))?.by).toBe(by);
  });

  it.each<[string, Partial<PaperRecord>, Partial<PaperRecord>]>([
    ['have different DOIs', { doi: '10.1000/a' }, { doi: '10.1000/b' }],
    ['have different arXiv ids', { arxiv: '2301.00001' }, { arxiv: '2301.00002' }],
    ['are many years apart', { date: '2001' }, { date: '2020-04' }],
    ['have no author in common', { authors: [{ name: 'Ann Lee' }] }, { authors: [{ name: 'Bo Chen' }] }],
    [
      'have abstracts that say different things',
      { abstract },
      { abstract: 'Proteins fold in water at several temperatures, as spectra show.' },
    ],
    ['have a generic title and nothing else', { title: 'Introduction' }, { title: 'Introduction' }],
  ])('does not take two papers of one title for the same when they %s', (_, known, fields) => {
    expect(matchAmong([aPaper(known)], aRecord(fields))).toBeUndefined();
  });
});

describe('merging a record into a paper', () => {
  it('fills what is missing, keeps what is there, and a second time gains nothing', () => {
    fc.assert(
      fc.property(record, record, (known, other) => {
        const edit = gained(known, other);
        const merged = edit === undefined ? known : applyEdit(known, edit);
        for (const field of ['abstract', 'date', 'doi', 'url'] as const)
          expect(merged[field]).toBe(known[field] ?? other[field]);
        for (const link of [...(known.links ?? []), ...(other.links ?? [])])
          expect([merged.url, ...(merged.links ?? [])]).toContain(link);
        expect(merged.keywords ?? []).toEqual(
          expect.arrayContaining([...(known.keywords ?? []), ...(other.keywords ?? [])]),
        );
        expect(merged.title).toBe(known.title);
        expect(gained(merged, other)).toBeUndefined();
      }),
    );
  });

  it('takes a list of authors with what says that it is not whole, or neither', () => {
    const some = { authors: [{ name: 'Ann Lee' }], moreAuthors: true } as const;
    expect(gained(aPaper(), aRecord(some))).toMatchObject(some);
    expect(gained(aPaper({ authors: [{ name: 'Ann Lee' }, { name: 'Bo Chen' }] }), aRecord(some))).toBeUndefined();
  });

  it('keeps beside each other what different formats said', () => {
    const known = aPaper({ extra: { ris: { type: 'CONF' } } });
    const record = aRecord({ extra: { ris: { type: 'GEN' }, bibtex: { type: 'online' } } });
    expect(gained(known, record)).toEqual({ extra: { ris: { type: 'CONF' }, bibtex: { type: 'online' } } });
  });
});
