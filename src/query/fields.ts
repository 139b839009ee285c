import type { FilterTest, TextField } from './syntax-tree.ts';

export type FieldName = TextField | FilterTest['field'] | 'no';

/** `words` are looked for in a text, `names` compared whole; the others are values of one kind. */
export type ValueKind = 'words' | 'names' | 'years' | 'dates' | 'statuses' | 'properties';

export interface FieldDescription {
  readonly takes: ValueKind;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly example: string;
}

/** What a field takes, for a person who wrote something else. */
export const TAKES = {
  words: 'words',
  names: 'a name, in quotes when it has spaces, or its beginning and a *',
  years: 'a year or a range such as 2020..2023, the earlier one first',
  dates: 'an age such as 7d, a date or a range such as 2026-01.., the earlier one first',
  statuses: 'included, maybe, excluded, unscreened or conflict',
  properties: 'abstract, arxiv, authors, code, date, decision, doi, keywords, list, note, reason, tag, url or venue',
} as const satisfies Record<ValueKind, string>;

/** Every field of the language; the parser, its help and the reference in docs follow from this table. */
export const FIELDS = {
  title: { takes: 'words', aliases: [], summary: 'words of the title', example: 'title:transformer' },
  abstract: {
    takes: 'words',
    aliases: [],
    summary: 'words of the abstract',
    example: 'abstract:"in-context learning"',
  },
  author: {
    takes: 'words',
    aliases: ['by'],
    summary: 'words of an author’s name',
    example: 'author:gomez',
  },
  venue: {
    takes: 'words',
    aliases: [],
    summary: 'words of the journal or conference',
    example: 'venue:acl',
  },
  keyword: {
    takes: 'words',
    aliases: [],
    summary: 'words of the source’s keywords',
    example: 'keyword:safety',
  },
  note: { takes: 'words', aliases: [], summary: 'words of your note', example: 'note:replicate' },
  reason: {
    takes: 'words',
    aliases: [],
    summary: 'words of the reason to exclude',
    example: 'reason:population',
  },
  tag: { takes: 'names', aliases: [], summary: 'a tag', example: 'tag:icl,long-context' },
  list: { takes: 'names', aliases: [], summary: 'a reading list', example: 'list:"to read"' },
  view: { takes: 'names', aliases: [], summary: 'a saved view', example: 'view:"to do"' },
  id: { takes: 'names', aliases: [], summary: 'the id', example: 'id:cobra*' },
  doi: { takes: 'names', aliases: [], summary: 'the DOI', example: 'doi:10.18653/*' },
  arxiv: { takes: 'names', aliases: [], summary: 'the arXiv id', example: 'arxiv:2306.01985' },
  source: {
    takes: 'names',
    aliases: ['file'],
    summary: 'the file that it was read from',
    example: 'source:page.txt',
  },
  is: {
    takes: 'statuses',
    aliases: [],
    summary: 'included, maybe, excluded, unscreened, or in conflict',
    example: 'is:unscreened',
  },
  has: { takes: 'properties', aliases: [], summary: 'what a paper has', example: 'has:code' },
  no: { takes: 'properties', aliases: [], summary: 'what a paper lacks', example: 'no:abstract' },
  year: {
    takes: 'years',
    aliases: [],
    summary: 'year of publication, or a range of years',
    example: 'year:2020..2023',
  },
  added: { takes: 'dates', aliases: [], summary: 'when it was imported', example: 'added:7d' },
  decided: { takes: 'dates', aliases: [], summary: 'when it was decided on', example: 'decided:2026-01..' },
} as const satisfies Record<FieldName, FieldDescription>;

const NAMES = new Map<string, FieldName>(
  (Object.keys(FIELDS) as FieldName[]).flatMap((name) =>
    [name, ...FIELDS[name].aliases].map((alias): [string, FieldName] => [alias, name]),
  ),
);

/** The field that a name or an alias stands for, in upper or lower case: `arXiv:2306.01985` is how people cite. */
export function fieldNamed(name: string): FieldName | undefined {
  return NAMES.get(name.toLowerCase());
}

/** Every name and alias, for completion and "did you mean". */
export const fieldNames: readonly string[] = [...NAMES.keys()];
