import type { Author } from '../../domain/author.ts';
import type { Entry } from '../../domain/entry.ts';
import { logseqProperties } from '../markdown/logseq.ts';
import { pandocCitation } from '../markdown/pandoc-citation.ts';
import { hashtagsOf, jsonWithoutTags, properties } from '../markdown/properties.ts';
import { pageOf } from '../markdown/stringify.ts';

/** Text that is written as it stands, since it is no paper's or was made safe for where it goes. */
export class Verbatim {
  // No template can name this, so that none gets at the text within.
  readonly verbatim: string;
  constructor(text: string) {
    this.verbatim = text;
  }
}

/** A web address. */
export class Address {
  readonly address: string;
  constructor(url: string) {
    this.address = url;
  }
}

/** What a template may ask for by a name: nothing, a text, an address, or a list of them, over which a section repeats. */
export type Value = undefined | boolean | number | string | Verbatim | Address | View | readonly Value[];

/** Values by name, within which the names of what is around it can be used as well. */
export interface View {
  readonly [name: string]: Value;
}

const address = (url: string | undefined): Address | undefined => (url === undefined ? undefined : new Address(url));

function nameView({ name, family, given }: Author): View {
  return { name, family: family ?? name, given };
}

/** `Sap`, `Sap and Lee`, `Sap et al.`: as one speaks of a paper. */
function shortAuthors({ authors = [], moreAuthors }: Entry): string | undefined {
  const [first, second, ...others] = authors.map(({ particle, family, name }) =>
    family === undefined ? name : [particle, family].filter((part) => part !== undefined).join(' '),
  );
  if (first === undefined) return undefined;
  if (moreAuthors === true || others.length > 0) return `${first} et al.`;
  return second === undefined ? first : `${first} and ${second}`;
}

function lines(text: string | undefined): string[] {
  return (text ?? '').split('\n').filter((line) => line.trim() !== '');
}

/**
 * All that a template can say of a paper. Every name is there in every paper, so that none is looked for around it.
 * `abstracts` false leaves abstracts empty.
 */
export function paperView(entry: Entry, abstracts: boolean) {
  const abstract = abstracts ? entry.abstract : undefined;
  const { decision } = entry;
  const plain = {
    id: entry.id,
    citationKey: entry.citationKey,
    title: entry.title,
    shortName: entry.shortName,
    abstract,
    date: entry.date,
    year: entry.year === undefined ? undefined : String(entry.year),
    venue: entry.venue,
    type: entry.type,
    volume: entry.volume,
    issue: entry.issue,
    pages: entry.pages,
    publisher: entry.publisher,
    place: entry.place,
    edition: entry.edition,
    series: entry.series,
    isbn: entry.isbn,
    issn: entry.issn,
    language: entry.language,
    doi: entry.doi,
    arxiv: entry.arxiv,
    pmid: entry.pmid,
    pmcid: entry.pmcid,
    keywords: entry.keywords,
    tags: entry.tags,
    hashtags: hashtagsOf(entry.tags),
    lists: entry.lists,
    note: entry.note,
    status: entry.status,
    decision: decision?.kind,
    reason: decision?.kind === 'exclude' ? decision.reason : undefined,
    shortAuthors: shortAuthors(entry),
  };
  const names = { authors: entry.authors, editors: entry.editors };
  const page = pageOf(entry);
  const addresses = { url: entry.url, page, code: entry.code, links: entry.links };
  const asJson = Object.entries({
    ...plain,
    authors: names.authors?.map(({ name }) => name),
    editors: names.editors?.map(({ name }) => name),
    ...addresses,
  }).map(([name, value]) => [name, value === undefined ? undefined : new Verbatim(jsonWithoutTags(value))]);
  return {
    ...plain,
    authors: names.authors?.map(nameView),
    editors: names.editors?.map(nameView),
    moreAuthors: entry.moreAuthors,
    moreEditors: entry.moreEditors,
    url: address(entry.url),
    page: address(page),
    code: entry.code?.map(address),
    links: entry.links?.map(address),
    abstractParagraphs: lines(abstract),
    noteLines: lines(entry.note),
    citation: new Verbatim(pandocCitation(entry.citationKey)),
    properties: new Verbatim(properties(entry)),
    logseqProperties: new Verbatim(logseqProperties(entry)),
    json: Object.fromEntries(asJson) as View,
  } satisfies View;
}
