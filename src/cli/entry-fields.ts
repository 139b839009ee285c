import type { Entry } from '../domain/entry.ts';

const PARSED = {
  id: true,
  citationKey: true,
  title: true,
  abstract: true,
  authors: true,
  moreAuthors: true,
  date: true,
  venue: true,
  type: true,
  editors: true,
  moreEditors: true,
  volume: true,
  issue: true,
  pages: true,
  publisher: true,
  place: true,
  edition: true,
  series: true,
  isbn: true,
  issn: true,
  language: true,
  accessed: true,
  doi: true,
  arxiv: true,
  pmid: true,
  pmcid: true,
  url: true,
  links: true,
  code: true,
  keywords: true,
  shortName: true,
  contentWarning: true,
  page: true,
  sourceKey: true,
  extra: true,
  sources: true,
  decision: true,
  tags: true,
  lists: true,
  note: true,
} as const satisfies Partial<Record<keyof Entry, true>>;

const ENTRY = {
  ...PARSED,
  year: true,
  added: true,
  import: true,
  status: true,
  conflict: true,
  origins: true,
} as const satisfies Record<keyof Entry, true>;

/** Every field that `parse` prints of a record, so that a wrong `--json=field` can be answered with the right ones. */
export const parsedFields: readonly string[] = Object.keys(PARSED);

/** Every field of a paper as all other commands print it. */
export const entryFields: readonly string[] = Object.keys(ENTRY);
