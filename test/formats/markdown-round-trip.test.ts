import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { statusOf } from '../../src/domain/decision.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { LabelledRecord } from '../../src/formats/format.ts';
import { stringify } from '../../src/formats/index.ts';
import { anEntry } from '../support/entries.ts';
import { parsed } from '../support/parse.ts';
import { bibliographicRecord, line as anyLine } from '../support/records.ts';

/** Without backslashes and brackets: the reader takes some of them for what scrapers leave of links and ends of lines. */
function bare(text: string): string {
  return text
    .replace(/[\\{}[\]]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?(\n\n) ?/g, '$1')
    .trim();
}

const line = anyLine.map(bare).filter((text) => text !== '');

/** A line that lists put between commas or semicolons: it has no semicolon, and begins with no sign that is taken off. */
const item = line.filter((text) => !/;|^#|^,|,$/.test(text));

const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.constantFrom<Decision>({ kind: 'include' }, { kind: 'maybe' }, { kind: 'exclude' }),
  line.map((reason): Decision => ({ kind: 'exclude', reason: `since ${bare(reason.replaceAll(')', '')) || 'so'}` })),
);

const names = fc.uniqueArray(fc.constantFrom('Ann Lee', 'Jan van der Berg', 'María Núñez', 'J. R. Smith'), {
  minLength: 1,
});

/** What Markdown can say of a paper, in texts with every sign that Markdown gives a meaning to. */
const entry: fc.Arbitrary<Entry> = fc
  .record({
    record: bibliographicRecord,
    names: fc.option(names, { nil: undefined }),
    more: fc.boolean(),
    keywords: fc.uniqueArray(item, { maxLength: 3 }),
    tags: fc.uniqueArray(item, { maxLength: 3 }),
    lists: fc.uniqueArray(item, { maxLength: 2 }),
    decision: fc.option(decision, { nil: undefined }),
    note: fc.option(line, { nil: undefined }),
  })
  .map(({ record, names: people, more, keywords, tags, lists, decision: made, note }) => {
    const { title, abstract, date, venue, arxiv, url } = record;
    const mark = made && { ...made, by: 'Ada', at: '2026-05-01T10:00:00.000Z' };
    return anEntry({
      title: `On ${bare(title)} them`.replace(/ {2,}/g, ' '),
      // A heading with nothing below it is no paper.
      abstract: `We ${bare(abstract ?? '')} here.`.replace(/ {2,}/g, ' '),
      ...(people !== undefined && { authors: people.map((name) => ({ name })), ...(more && { moreAuthors: true }) }),
      ...(date !== undefined && { date }),
      ...(venue !== undefined && { venue: `Journal of ${bare(venue)} signs`.replace(/ {2,}/g, ' ') }),
      ...(arxiv !== undefined && { arxiv }),
      ...(url !== undefined && { url, links: ['https://example.org/b_c*d'] }),
      ...(keywords.length > 0 && { keywords }),
      ...(mark !== undefined && { decision: mark }),
      status: statusOf(mark),
      tags,
      lists,
      ...(note !== undefined && { note: `See ${note}` }),
    });
  });

function comparable(record: LabelledRecord['record'], labels: LabelledRecord['labels']): unknown {
  const { title, abstract, authors, moreAuthors, date, venue, arxiv, links, keywords } = record;
  // The title leads to the page, which is arXiv's where no other is known.
  const url = record.url ?? (arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`);
  const { decision: made, tags = [], lists = [], note } = labels ?? {};
  const reason = made?.kind === 'exclude' ? made.reason : undefined;
  const fields = { title, abstract, authors, moreAuthors, date, venue, arxiv, url, links, keywords };
  return { ...fields, decision: made?.kind, reason, tags, lists, note };
}

describe('a reading list in Markdown', () => {
  it.each([undefined, 'decision'] as const)('gives back what was written, grouped by %s', async (groupBy) => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 3 }), async (entries) => {
        const given = groupBy === undefined ? entries : entries.slice(0, 1);
        const text = await stringify('markdown', given, groupBy === undefined ? {} : { groupBy });
        const { records, format } = await parsed(text, 'list.md');
        expect(format).toBe('markdown');
        expect(records.map(({ record, labels }) => comparable(record, labels))).toEqual(
          given.map((whole) => comparable(whole, whole)),
        );
      }),
      { numRuns: 150 },
    );
  });
});
