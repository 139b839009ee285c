import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillMissing, type ServiceRecord } from '../../src/domain/fill-missing.ts';
import { judgeMatch } from '../../src/domain/judge-match.ts';
import type { PaperRecord } from '../../src/domain/paper.ts';
import { bibliographicRecord } from '../support/records.ts';

const SOURCES = [{ file: 'x', format: 'text', line: 1, endLine: 1 }];

const ABSTRACT =
  'Statements that harm people are read in a social and situational context, which earlier approaches to detecting toxic language ignored. We introduce frames for explaining intents, reactions and harms of offensive statements, collect thirty thousand of them with machine generated contexts, and train models with and without access to the context. Explanations by models that see the context are significantly better, most of all where it inverts the meaning of what was said.';
const OTHER_ABSTRACT =
  'Wheat grown in dry years yields less grain, and farmers in nine regions were asked how they prepare for drought. Most of them dig wells, sow later, choose hardier seed or insure the harvest against loss. A randomised trial of drip irrigation on forty fields over three seasons shows that water use falls by a third while yields stay as they were, and that the costs are earned back within five years of operation.';

function record(fields: Partial<PaperRecord>): PaperRecord {
  return { title: 'Contextual Reasoning about Harms of Offensive Statements', sources: SOURCES, ...fields };
}

const by = (...families: readonly string[]) => families.map((family) => ({ name: family, family }));

type Case = readonly [name: string, paper: Partial<PaperRecord>, found: Partial<PaperRecord>];

const CERTAIN: readonly Case[] = [
  ['the same title and abstract', { abstract: ABSTRACT }, { abstract: ABSTRACT, authors: by('Zhou') }],
  [
    'the title in other case, punctuation and LaTeX',
    { abstract: ABSTRACT, title: 'Contextual reasoning about harms of {offensive} statements' },
    { abstract: ABSTRACT, title: 'Contextual Reasoning about Harms of “Offensive” Statements.' },
  ],
  ['the same title and first author', { authors: by('Zhou') }, { authors: by('Zhou', 'Sap'), date: '2023' }],
  [
    'a preprint and what was published a year later',
    { authors: by('Zhou'), arxiv: '2306.01985', date: '2022-11' },
    { authors: by('Zhou'), doi: '10.5555/1', venue: 'ACL', date: '2023' },
  ],
  [
    'the same DOI and a title without its subtitle',
    { doi: '10.5555/1', title: 'Contextual Toxicity Reasoning: about Harms' },
    { doi: '10.5555/1', title: 'Contextual Toxicity Reasoning' },
  ],
  [
    'a misspelt title and the same abstract',
    { abstract: ABSTRACT, title: 'Contextual Reasonning about Harms of Offensive Statements' },
    { abstract: ABSTRACT },
  ],
];

const NOT_CERTAIN: readonly Case[] = [
  ['nothing but the title', {}, { authors: by('Zhou'), date: '2023' }],
  ['the title and the year', { date: '2023' }, { authors: by('Zhou'), date: '2023' }],
  ['another first author', { authors: by('Zhou') }, { authors: by('Nordmann', 'Zhou') }],
  [
    'another first author, even with the same abstract',
    { authors: by('Zhou'), abstract: ABSTRACT },
    { authors: by('Nordmann'), abstract: ABSTRACT },
  ],
  ['another abstract', { authors: by('Zhou'), abstract: ABSTRACT }, { authors: by('Zhou'), abstract: OTHER_ABSTRACT }],
  ['years far apart', { authors: by('Zhou'), date: '2015' }, { authors: by('Zhou'), date: '2023', venue: 'ACL' }],
  ['another DOI of a publisher', { authors: by('Zhou'), doi: '10.5555/1' }, { authors: by('Zhou'), doi: '10.6666/2' }],
  ['another arXiv id', { authors: by('Zhou'), arxiv: '2306.00001' }, { authors: by('Zhou'), arxiv: '2306.00002' }],
  [
    'a reply to it',
    { authors: by('Zhou'), abstract: ABSTRACT },
    {
      authors: by('Zhou'),
      abstract: ABSTRACT,
      title: 'Reply to: Contextual Reasoning about Harms of Offensive Statements',
    },
  ],
  [
    'its correction',
    { authors: by('Zhou') },
    { authors: by('Zhou'), title: 'Correction to: Contextual Reasoning about Harms of Offensive Statements' },
  ],
  [
    'a correction under the same DOI',
    { authors: by('Zhou'), doi: '10.5555/1' },
    {
      authors: by('Zhou'),
      doi: '10.5555/1',
      title: 'Retracted: Contextual Reasoning about Harms of Offensive Statements',
    },
  ],
  [
    'the next part of a series, with the same boilerplate abstract',
    {
      authors: by('Zhou'),
      abstract: ABSTRACT,
      title: 'Contextual Reasoning about Harms of Offensive Statements, Part I',
    },
    {
      authors: by('Zhou'),
      abstract: ABSTRACT,
      title: 'Contextual Reasoning about Harms of Offensive Statements, Part II',
    },
  ],
  [
    'a generic title by the same author',
    { title: 'Editorial', authors: by('Zhou') },
    { title: 'Editorial', authors: by('Zhou') },
  ],
  ['a mistyped DOI', { doi: '10.5555/1' }, { doi: '10.5555/1', title: 'Harvesting wheat in dry years' }],
  [
    'a title that begins alike',
    { authors: by('Zhou') },
    { authors: by('Zhou'), title: 'Contextual Reasoning about Harms of Medical Treatments' },
  ],
];

describe('whether a record is of a paper', () => {
  it.each(CERTAIN)('is certain with %s', (_, paper, found) => {
    expect(judgeMatch(record(paper), record(found))).toMatchObject({ verdict: 'certain' });
  });

  it.each(NOT_CERTAIN)('is not certain with %s', (_, paper, found) => {
    expect(judgeMatch(record(paper), record(found)).verdict).not.toBe('certain');
  });

  it('is not even doubtful where only single words are shared', () => {
    const paper = record({ abstract: ABSTRACT });
    expect(judgeMatch(paper, record({ title: 'Harms of Smoking' })).verdict).toBe('none');
    expect(judgeMatch(paper, record({ title: 'Harms', abstract: OTHER_ABSTRACT })).verdict).toBe('none');
  });

  it('is certain of the record itself, whatever it says', () => {
    fc.assert(
      fc.property(bibliographicRecord, fc.constantFrom('10.5555/9'), (known, doi) => {
        expect(judgeMatch({ ...known, doi }, { ...known, doi }).verdict).toBe('certain');
      }),
    );
  });
});

const given = (service: string, fields: Partial<PaperRecord>): ServiceRecord => ({
  service,
  name: `${service}:1`,
  record: record(fields),
});
const NOTHING: ReadonlySet<string> = new Set();

describe('what is filled', () => {
  it('is only what is missing, whatever there is', () => {
    fc.assert(
      fc.property(
        bibliographicRecord,
        fc.array(bibliographicRecord, { maxLength: 3 }),
        fc.boolean(),
        (paper, found, anyVersion) => {
          const records = found.map((item, index) => ({ service: 'crossref', name: String(index), record: item }));
          const { set, from } = fillMissing(paper, records, { locked: NOTHING, anyVersion });
          for (const field of Object.keys(set)) expect(paper).not.toHaveProperty(field);
          const named = from.flatMap(({ fields }) => fields);
          expect(new Set(named).size).toBe(named.length);
          for (const { record: name, fields } of from)
            for (const field of fields)
              expect(found[Number(name)]).toHaveProperty(field, (set as Record<string, unknown>)[field]);
        },
      ),
    );
  });

  it('never mixes the pages of one version with the year of another', () => {
    const preprint = record({ arxiv: '2206.01985', date: '2022-06' });
    const published = given('crossref', {
      date: '2023',
      venue: 'ACL',
      pages: '1-9',
      doi: '10.5555/1',
      authors: by('Zhou'),
    });
    const { set, otherVersions } = fillMissing(preprint, [published], { locked: NOTHING });
    expect(set).toEqual({ authors: by('Zhou') });
    expect(otherVersions).toEqual([published]);
    expect(fillMissing(preprint, [published], { locked: NOTHING, anyVersion: true }).set).toMatchObject({
      venue: 'ACL',
    });
  });

  it('comes from the published version where the paper does not say which it is', () => {
    const published = given('crossref', { date: '2023', venue: 'ACL', doi: '10.5555/1' });
    const preprint = given('arxiv', { date: '2023-06-03', arxiv: '2306.01985', type: 'article', abstract: ABSTRACT });
    expect(fillMissing(record({}), [published, preprint], { locked: NOTHING }).set).toEqual({
      date: '2023',
      venue: 'ACL',
      doi: '10.5555/1',
      arxiv: '2306.01985',
      abstract: ABSTRACT,
    });
  });

  it('is not what a person took away', () => {
    const { set } = fillMissing(record({}), [given('crossref', { date: '2023', venue: 'ACL' })], {
      locked: new Set(['venue']),
    });
    expect(set).toEqual({ date: '2023' });
  });
});
