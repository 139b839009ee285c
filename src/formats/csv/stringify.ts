import Papa from 'papaparse';
import type { Entry } from '../../domain/entry.ts';
import { withoutControls } from '../../text/controls.ts';
import { writeNames } from '../personal-name.ts';
import { guarded, joinList } from './cells.ts';
import { FOREIGN_SUFFIX, type OwnColumn } from './headers.ts';

const INCLUDED = { included: '1', excluded: '0', maybe: undefined, unscreened: undefined } as const satisfies Record<
  Entry['status'],
  string | undefined
>;

/** The columns, in order, and what stands in each. `included` is what ASReview reads. */
const COLUMNS = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  authors: ({ authors, moreAuthors }) => joinList(writeNames(authors, moreAuthors)),
  year: ({ year }) => year?.toString(),
  date: ({ date }) => date,
  venue: ({ venue }) => venue,
  type: ({ type }) => type,
  volume: ({ volume }) => volume,
  issue: ({ issue }) => issue,
  pages: ({ pages }) => pages,
  editors: ({ editors, moreEditors }) => joinList(writeNames(editors, moreEditors)),
  publisher: ({ publisher }) => publisher,
  place: ({ place }) => place,
  edition: ({ edition }) => edition,
  series: ({ series }) => series,
  isbn: ({ isbn }) => isbn,
  issn: ({ issn }) => issn,
  language: ({ language }) => language,
  doi: ({ doi }) => doi,
  arxiv: ({ arxiv }) => arxiv,
  pmid: ({ pmid }) => pmid,
  pmcid: ({ pmcid }) => pmcid,
  url: ({ url }) => url,
  accessed: ({ accessed }) => accessed,
  links: ({ links = [] }) => joinList(links),
  code: ({ code = [] }) => joinList(code),
  keywords: ({ keywords = [] }) => joinList(keywords),
  status: ({ status }) => status,
  included: ({ status }) => INCLUDED[status],
  reason: ({ decision }) => (decision?.kind === 'exclude' ? decision.reason : undefined),
  tags: ({ tags }) => joinList(tags),
  lists: ({ lists }) => joinList(lists),
  note: ({ note }) => note,
  citationKey: ({ citationKey }) => citationKey,
  abstract: ({ abstract }) => abstract,
} as const satisfies Record<OwnColumn, (entry: Entry) => string | undefined>;

/** The columns of the tables that entries came from, beyond our own. */
function otherColumns(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ extra }) => Object.keys(extra?.csv?.fields ?? {})))];
}

function otherCell({ extra }: Entry, name: string): string {
  const value = extra?.csv?.fields?.[name];
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** A table with a row of names and a row for each entry, each cell safe in a spreadsheet. */
export function tableText(entries: readonly Entry[], delimiter: string, abstracts: boolean): string {
  const columns = Object.entries(COLUMNS).filter(([name]) => abstracts || name !== 'abstract');
  const others = otherColumns(entries);
  const rows = entries.map((entry) =>
    [...columns.map(([, cell]) => cell(entry) ?? ''), ...others.map((name) => otherCell(entry, name))].map((text) =>
      guarded(withoutControls(text)),
    ),
  );
  const names = [
    ...columns.map(([name]) => name),
    ...others.map((name) => guarded(withoutControls(Object.hasOwn(COLUMNS, name) ? name + FOREIGN_SUFFIX : name))),
  ];
  return `${Papa.unparse([names, ...rows], { delimiter, newline: '\r\n' })}\r\n`;
}
