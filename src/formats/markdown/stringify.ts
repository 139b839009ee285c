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
import { withoutControls } from '../../text/controls.ts';
import type { StringifyOptions } from '../format.ts';

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Characters that mean something in Markdown, so that a text is shown as it is and can carry no markup of its own. */
function escaped(text: string): string {
  return (
    flat(text)
      .replace(/[\\`*[\]<>]/g, String.raw`\$&`)
      // Between letters an underscore means nothing, and in an address it must stay as it is.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~/gu, String.raw`\$&`)
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`)
      .replace(/^[-+=#]/, String.raw`\$&`)
  );
}

/** On one line and without control characters. */
function flat(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim();
}

function target(url: string): string {
  return `<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>`;
}

/** Its own page, else that of its DOI or arXiv id. */
function pageOf({ url, doi, arxiv }: Entry): string | undefined {
  if (url !== undefined) return url;
  if (doi !== undefined) return `https://doi.org/${doi}`;
  return arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`;
}

function published({ authors = [], venue, date }: Entry): Record<string, string | undefined> {
  return {
    Authors:
      authors
        .map(({ family, given, name }) => (family !== undefined && given !== undefined ? `${given} ${family}` : name))
        .join(', ') || undefined,
    Venue: venue,
    Date: date,
  };
}

function decided({ decision }: Entry): string | undefined {
  if (decision === undefined) return undefined;
  const { kind } = decision;
  return decision.kind === 'exclude' && decision.reason !== undefined ? `${kind}: ${decision.reason}` : kind;
}

function facts(entry: Entry): string[] {
  const { doi, arxiv, code = [], keywords = [], tags, note } = entry;
  const rows: Record<string, string | undefined> = {
    ...published(entry),
    DOI: doi,
    arXiv: arxiv,
    Keywords: keywords.join(', ') || undefined,
    Tags: tags.join(', ') || undefined,
    Decision: decided(entry),
    Note: note,
  };
  const lines = Object.entries(rows).flatMap(([label, text]) =>
    text === undefined ? [] : [`- ${label}: ${escaped(text)}`],
  );
  return [...lines, ...code.map((link) => `- Code: ${target(link)}`)];
}

function quoted(abstract: string): string {
  return abstract
    .split(/\n+/)
    .map((paragraph) => `> ${escaped(paragraph)}`)
    .join('\n>\n');
}

/** One paper under a heading of a level (`##`). */
export function wholePaper(entry: Entry, level: string, abstracts: boolean): string {
  const page = pageOf(entry);
  const title = escaped(entry.title);
  const about = facts(entry);
  return [
    `${level} ${page === undefined ? title : `[${title}](${target(page)})`}`,
    ...(about.length > 0 ? [about.join('\n')] : []),
    ...(abstracts && entry.abstract !== undefined ? [quoted(entry.abstract)] : []),
  ].join('\n\n');
}

function gather(entries: readonly Entry[], namesOf: (entry: Entry) => readonly string[], rest: string): Group[] {
  const groups = new Map<string, Entry[]>();
  const others: Entry[] = [];
  for (const entry of entries) {
    const names = namesOf(entry);
    if (names.length === 0) others.push(entry);
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  const named = Array.from(groups, ([name, members]) => ({ name, entries: members }));
  return others.length === 0 ? named : [...named, { name: rest, entries: others }];
}

const STATUS_NAMES = { included: 'Included', maybe: 'Maybe', excluded: 'Excluded', unscreened: 'Unscreened' } as const;

const GROUPINGS = {
  tag: (entries) => gather(entries, ({ tags }) => tags, 'Untagged').toSorted(byName('Untagged')),
  list: (entries) => gather(entries, ({ lists }) => lists, 'On no list'),
  decision: (entries) =>
    (['included', 'maybe', 'excluded', 'unscreened'] as const)
      .map((status) => ({ name: STATUS_NAMES[status], entries: entries.filter((entry) => entry.status === status) }))
      .filter((group) => group.entries.length > 0),
} as const satisfies Record<NonNullable<StringifyOptions['groupBy']>, (entries: readonly Entry[]) => Group[]>;

function byName(last: string): (a: Group, b: Group) => number {
  return (a, b) => Number(a.name === last) - Number(b.name === last) || (a.name < b.name ? -1 : 1);
}

/** Entries as a reading list. Heeds `title`, `abstracts` and `groupBy`. */
export function stringify(
  entries: readonly Entry[],
  { title = 'Reading list', abstracts = true, groupBy }: StringifyOptions,
): string {
  const head = `# ${escaped(title)}`;
  if (groupBy === undefined)
    return `${[head, ...entries.map((entry) => wholePaper(entry, '##', abstracts))].join('\n\n')}\n`;
  const groups = GROUPINGS[groupBy](entries).flatMap((group) => [
    `## ${escaped(group.name)}`,
    ...group.entries.map((entry) => wholePaper(entry, '###', abstracts)),
  ]);
  return `${[head, ...groups].join('\n\n')}\n`;
}
