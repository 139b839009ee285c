import { stringify as stringifyCsv } from 'csv-stringify/sync';
import type { Entry } from '../../domain/entry.ts';
import { withoutControls } from '../../text/controls.ts';
import type { Format } from '../format.ts';

/** The columns, in order, and what stands in each. Lists are joined by semicolons. */
const COLUMNS = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  authors: ({ authors = [] }) => authors.map(({ name }) => name).join('; '),
  year: ({ year }) => year?.toString(),
  date: ({ date }) => date,
  venue: ({ venue }) => venue,
  doi: ({ doi }) => doi,
  arxiv: ({ arxiv }) => arxiv,
  url: ({ url }) => url,
  code: ({ code = [] }) => code.join('; '),
  keywords: ({ keywords = [] }) => keywords.join('; '),
  status: ({ status }) => status,
  reason: ({ decision }) => (decision?.kind === 'exclude' ? decision.reason : undefined),
  tags: ({ tags }) => tags.join('; '),
  lists: ({ lists }) => lists.join('; '),
  note: ({ note }) => note,
  citationKey: ({ citationKey }) => citationKey,
  abstract: ({ abstract }) => abstract,
} as const satisfies Record<string, (entry: Entry) => string | undefined>;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before `=`, `+`, `-`, `@`, a tab or a line break at
 * its beginning (OWASP, "CSV Injection"). No field of ours is a number with a sign, so nothing else is touched.
 */
function safeCell(text: string): string {
  return /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** Comma-separated values by RFC 4180, in UTF-8, with a line of heads. Heeds `abstracts`. */
export const format: Format = {
  stringify: (entries, { abstracts = true }) => {
    const columns = Object.entries(COLUMNS).filter(([name]) => abstracts || name !== 'abstract');
    const rows = entries.map((entry) => columns.map(([, cell]) => safeCell(withoutControls(cell(entry) ?? ''))));
    return stringifyCsv([columns.map(([name]) => name), ...rows], { record_delimiter: 'windows' });
  },
};
