/**
 * A reading list in Markdown, in one regular shape that our own reader takes back:
 *
 *     ## [Title](page)
 *
 *     Authors. Venue, year
 *
 *     - Tags: icl, long-context        (one line for each fact that is there)
 *
 *     > Abstract
 *
 * Groups are headings of the second level, and papers then of the third.
 */
import type { Entry } from '../../domain/entry.ts';
import type { StringifyOptions } from '../format.ts';
import { escapeMarkdown, linkTarget } from './escape.ts';
import { groupsOf } from './groups.ts';

/** Its own page, else that of its DOI or arXiv id. */
export function pageOf({ url, doi, arxiv }: Entry): string | undefined {
  if (url !== undefined) return url;
  if (doi !== undefined) return `https://doi.org/${doi}`;
  return arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
}

/** Several values on one line: between commas, or between semicolons where one has a comma. */
function listed(values: readonly string[] = []): string | undefined {
  if (values.length === 0) return undefined;
  return values.some((value) => value.includes(',')) ? values.map((value) => `${value};`).join(' ') : values.join(', ');
}

function namesOf({ authors = [], moreAuthors }: Entry): string | undefined {
  const names = [...authors.map(({ name }) => name), ...(moreAuthors === true ? ['et al.'] : [])];
  return authors.length === 0 ? undefined : names.join(', ');
}

function decided({ decision }: Entry): string | undefined {
  if (decision === undefined) return undefined;
  const { kind } = decision;
  return decision.kind === 'exclude' && decision.reason !== undefined ? `${kind}: ${decision.reason}` : kind;
}

function facts(entry: Entry): string[] {
  const { doi, arxiv, code = [], links = [], keywords, tags, lists, note } = entry;
  const rows: Record<string, string | undefined> = {
    Authors: namesOf(entry),
    Venue: entry.venue,
    Date: entry.date,
    DOI: doi,
    arXiv: arxiv,
    Keywords: listed(keywords),
    Tags: listed(tags),
    Lists: listed(lists),
    Decision: decided(entry),
    Note: note,
  };
  const lines = Object.entries(rows).flatMap(([label, text]) =>
    text === undefined ? [] : [`- ${label}: ${escapeMarkdown(text)}`],
  );
  const texts = `${entry.title} ${entry.abstract ?? ''}`;
  // The first link of a paper is its page; one that a text has is there already.
  const others =
    pageOf(entry) === undefined ? [] : links.filter((link) => !code.includes(link) && !texts.includes(link));
  return [
    ...lines,
    ...others.map((link) => `- Link: ${linkTarget(link)}`),
    ...code.map((link) => `- Code: ${linkTarget(link)}`),
  ];
}

function quoted(abstract: string): string {
  return abstract
    .split(/\n+/)
    .map((paragraph) => `> ${escapeMarkdown(paragraph)}`)
    .join('\n>\n');
}

/** One paper under a heading of a level (`##`). */
export function wholePaper(entry: Entry, level: string, abstracts: boolean): string {
  const page = pageOf(entry);
  const title = escapeMarkdown(entry.title);
  const about = facts(entry);
  return [
    `${level} ${page === undefined ? title : `[${title}](${linkTarget(page)})`}`,
    ...(about.length > 0 ? [about.join('\n')] : []),
    ...(abstracts && entry.abstract !== undefined ? [quoted(entry.abstract)] : []),
  ].join('\n\n');
}

/** Entries as a reading list. Heeds `title`, `abstracts` and `groupBy`. */
export function stringify(
  entries: readonly Entry[],
  { title = 'Reading list', abstracts = true, groupBy }: StringifyOptions,
): string {
  const head = `# ${escapeMarkdown(title)}`;
  if (groupBy === undefined)
    return `${[head, ...entries.map((entry) => wholePaper(entry, '##', abstracts))].join('\n\n')}\n`;
  const groups = groupsOf(entries, groupBy).flatMap((group) => [
    `## ${escapeMarkdown(group.name)}`,
    ...group.entries.map((entry) => wholePaper(entry, '###', abstracts)),
  ]);
  return `${[head, ...groups].join('\n\n')}\n`;
}
