import type { Author } from '../../domain/author.ts';
import type { Entry } from '../../domain/entry.ts';
import type { JsonValue } from '../../domain/extra.ts';
import { labelNote } from '../labels/label-note.ts';
import { keywordsWithTags } from '../labels/notes.ts';
import { customWith } from './custom.ts';
import { yearOfDate } from './record.ts';

/** A name of CSL-JSON. */
export type CslName = Readonly<Record<string, string>>;

/** An item of CSL-JSON 1.0.2, https://github.com/citation-style-language/schema. */
export type CslItem = { readonly [variable: string]: JsonValue };

function nameOf({ name, family, given, particle, suffix }: Author): CslName {
  if (family === undefined && given === undefined) return { literal: name };
  return {
    ...(family !== undefined && { family }),
    ...(given !== undefined && { given }),
    ...(particle !== undefined && { 'non-dropping-particle': particle }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** CSL has no word for names that a source leaves out; `others` is what BibTeX's `and others` comes to in Pandoc, which makes it "et al.". */
function namesOf(people: readonly Author[] | undefined, more: true | undefined): readonly CslName[] | undefined {
  if (people === undefined) return undefined;
  return [...people.map(nameOf), ...(more === true ? [{ literal: 'others' }] : [])];
}

function dateOf(date: string | undefined): JsonValue | undefined {
  return date === undefined ? undefined : { 'date-parts': [date.split('-').map(Number)] };
}

/** Keywords stand between commas, so that none can have one. */
function keywordsOf(keywords: readonly string[] | undefined): string | undefined {
  return keywords?.map((keyword) => keyword.replaceAll(',', ';')).join(', ');
}

/** The variables of CSL, and what of an entry each holds; arXiv ids go where Zotero and styles look for numbers of archives. */
export function itemOf(entry: Entry, abstracts: boolean): CslItem {
  const { arxiv, extra } = entry;
  const isNumbered = arxiv === undefined && (entry.type === 'report' || entry.type === 'patent');
  const variables: Record<string, JsonValue | undefined> = {
    id: entry.citationKey,
    type: entry.type ?? (arxiv !== undefined ? 'article' : entry.venue !== undefined ? 'article-journal' : 'document'),
    'citation-key': entry.citationKey,
    title: entry.title,
    author: namesOf(entry.authors, entry.moreAuthors),
    editor: namesOf(entry.editors, entry.moreEditors),
    'container-title': entry.venue,
    'collection-title': entry.series,
    volume: entry.volume,
    issue: isNumbered ? undefined : entry.issue,
    page: entry.pages,
    edition: entry.edition,
    publisher: entry.publisher ?? (entry.venue === undefined && arxiv !== undefined ? 'arXiv' : undefined),
    'publisher-place': entry.place,
    issued: dateOf(entry.date),
    accessed: dateOf(entry.accessed),
    number: arxiv === undefined ? (isNumbered ? entry.issue : undefined) : `arXiv:${arxiv}`,
    DOI: entry.doi,
    PMID: entry.pmid,
    PMCID: entry.pmcid,
    ISBN: entry.isbn,
    ISSN: entry.issn,
    URL: entry.url,
    language: entry.language,
    abstract: abstracts ? entry.abstract : undefined,
    keyword: keywordsOf(entry.keywords),
  };
  const given = extra?.csl?.fields ?? {};
  // A range or a season of the source, as long as it says the date of the entry.
  if (given['issued'] !== undefined && yearOfDate(given['issued']) === entry.date)
    variables['issued'] = given['issued'];
  return {
    ...Object.fromEntries(
      Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...Object.fromEntries(Object.entries(given).filter(([name]) => variables[name] === undefined)),
  };
}

/**
 * The same with what was said of the entry, for who takes it over: tags as keywords, the note and the other labels in
 * `annote`, as BibTeX has them, and in `custom` what no variable can hold.
 */
export function labelledItem(entry: Entry, abstracts: boolean): CslItem {
  const keywords = keywordsWithTags(entry);
  const said = [entry.note, labelNote(entry)].filter((part) => part !== undefined);
  const { annote, custom: given, ...item } = itemOf(entry, abstracts);
  const custom = customWith(given, entry, abstracts);
  const kept = typeof annote === 'string' && said.length === 0 ? annote : undefined;
  const text = said.length === 0 ? kept : said.join('\n\n');
  const keyword = keywords.length === 0 ? undefined : keywordsOf(keywords);
  return {
    ...item,
    ...(keyword !== undefined && { keyword }),
    ...(text !== undefined && { annote: text }),
    ...(custom !== undefined && { custom }),
  };
}
