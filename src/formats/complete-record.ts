import { contentWarningOf } from '../domain/content-warning.ts';
import { arxivIdIn, arxivIdOfUrl, doiIn, wholeDoi } from '../domain/identifiers.ts';
import { isCodeLink, linksIn } from '../domain/links.ts';
import type { PaperRecord, Source } from '../domain/paper.ts';
import { readRecord } from '../domain/record-schema.ts';
import { shortNameOf } from '../domain/short-name.ts';
import { UNTITLED } from './untitled.ts';

/** What a reader of a format found of one record: any field may be undefined, empty or not yet in the form that records have. */
export type FoundFields = { readonly [Field in keyof Omit<PaperRecord, 'sources'>]?: PaperRecord[Field] | undefined };

/** Fields of one line, whatever white space their source has. */
const ON_ONE_LINE = [
  'venue',
  'volume',
  'issue',
  'publisher',
  'place',
  'edition',
  'series',
  'isbn',
  'issn',
  'language',
  'sourceKey',
] as const satisfies readonly (keyof FoundFields)[];

/** On one line, with single spaces. */
export function flat(text: string): string {
  // Most texts are so already, and looking costs less than making them anew.
  return /[^\S ]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Paragraphs with one empty line between them, each on one line. */
export function paragraphs(text: string): string {
  return text
    .split(/\n[ \t]*\n/)
    .map(flat)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** `12--34`, `12–34` and `pp. 12-34` -> `12-34`. */
function pageRange(pages: string): string {
  return flat(pages)
    .replace(/^pp?\.?\s+(?=\d)/i, '')
    .replace(/\s*[\u2010-\u2015\u2212-]+\s*/g, '-');
}

function httpLinks(links: readonly string[]): string[] {
  return [...new Set(links.map((link) => link.trim()).filter((link) => /^https?:\/\/[^\s/]/i.test(link)))].map((link) =>
    link.replace(/\s/g, '%20'),
  );
}

/** The DOI that a link to a resolver holds, unless it is one that arXiv gives. */
function doiOfUrl(url: string): string | undefined {
  return /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url)
    ? doiIn(decodeURI(url.replace(/%(?![\da-f]{2})/gi, '%25')))
    : undefined;
}

function safely<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    // A link may be no valid UTF-8 once it is decoded.
    return undefined;
  }
}

/** What databases write where there is no abstract. */
const NO_ABSTRACT = /^\[?(?:no abstract(?: is)? available|abstract not available|no abstract)\.?\]?$/i;

/** Fields by which one can tell which paper a record without a title is of. */
const TELLING = ['abstract', 'authors', 'editors', 'venue', 'doi', 'arxiv', 'pmid', 'pmcid', 'url'] as const;

/** The title; one that says that there is none where other fields tell what the record is of. */
function titleOf(found: FoundFields): string {
  const title = flat(found.title ?? '');
  const tells = TELLING.some((field) => (found[field]?.length ?? 0) > 0);
  return title === '' && tells ? UNTITLED : title;
}

/**
 * A record of what was found, in the form that records have, with what its own texts say for certain: identifiers out
 * of links, links and code, the short name, the warning. One without a title is {@link UNTITLED}, and undefined when it says nothing
 * else either.
 */
export function completeRecord(found: FoundFields, source: Source): PaperRecord | undefined {
  const title = titleOf(found);
  const said = paragraphs(found.abstract ?? '');
  const abstract = NO_ABSTRACT.test(said) ? '' : said;
  const [url] = httpLinks(found.url === undefined ? [] : [found.url]);
  const own = httpLinks([...(found.links ?? []), ...(found.code ?? [])]);
  const links = [...new Set([...own, ...linksIn(title), ...linksIn(abstract)])].filter((link) => link !== url);
  const code = [...new Set([...(found.code ?? []), ...links.filter(isCodeLink)])];
  const addresses = [...(url === undefined ? [] : [url]), ...own];
  const given = found.doi === undefined ? undefined : wholeDoi(found.doi);
  const doi = given ?? addresses.map((link) => safely(() => doiOfUrl(link))).find((read) => read !== undefined);
  const arxiv =
    (found.arxiv === undefined ? undefined : arxivIdIn(found.arxiv)) ??
    [...addresses, ...(doi === undefined ? [] : [`https://doi.org/${doi}`])]
      .map(arxivIdOfUrl)
      .find((read) => read !== undefined);
  const whole = {
    ...found,
    ...Object.fromEntries(ON_ONE_LINE.map((field) => [field, flat(found[field] ?? '')])),
    title,
    abstract,
    pages: found.pages === undefined ? undefined : pageRange(found.pages),
    keywords: [...new Set((found.keywords ?? []).map(flat))].filter((keyword) => keyword !== ''),
    doi,
    arxiv,
    url,
    links,
    code,
    shortName: found.shortName ?? shortNameOf(title),
    contentWarning: found.contentWarning ?? contentWarningOf(abstract),
  };
  return readRecord(whole, [source]).record;
}
