import type { Entry } from '../../domain/entry.ts';
import { writeNames } from '../personal-name.ts';
import { joinList } from './cells.ts';
import type { Column } from './headers.ts';

const INCLUDED = { included: '1', excluded: '0', maybe: undefined, unscreened: undefined } as const satisfies Record<
  Entry['status'],
  string | undefined
>;

/** The columns of our own export, in order, and what stands in each. `included` is what ASReview reads. */
export const OWN_COLUMNS = {
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
} as const satisfies Partial<Record<Column | 'id' | 'citationKey', (entry: Entry) => string | undefined>>;

/** Columns that say nothing more than others. */
const DERIVED: ReadonlySet<string> = new Set<keyof typeof OWN_COLUMNS>(['id', 'year', 'included']);

/** A column of another table that is named like one of ours. */
export const FOREIGN_SUFFIX = ' (source)';

function isOwn(name: string): name is keyof typeof OWN_COLUMNS {
  return Object.hasOwn(OWN_COLUMNS, name);
}

/** True for the columns that our own export has, in which nothing has to be guessed. */
export function isOwnExport(names: readonly string[]): boolean {
  return ['title', 'citationKey', 'status', 'tags', 'lists'].every((name) => names.includes(name));
}

/** What the columns of our own export hold: `derived` for what other columns say as well. */
export function ownColumnsOf(names: readonly string[]): (Column | 'derived' | undefined)[] {
  return names.map((name) => {
    if (!isOwn(name)) return undefined;
    if (name === 'citationKey') return 'sourceKey';
    return name === 'id' || DERIVED.has(name) ? 'derived' : name;
  });
}
