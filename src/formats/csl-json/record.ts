import { type Author, groupOf, personOf } from '../../domain/author.ts';
import { contentWarningOf } from '../../domain/content-warning.ts';
import { readExtra } from '../../domain/extra.ts';
import { arxivIdIn, arxivIdOfUrl, wholeDoi } from '../../domain/identifiers.ts';
import { linksIn } from '../../domain/links.ts';
import type { Source } from '../../domain/paper.ts';
import { publicationTypeOf } from '../../domain/publication-type.ts';
import { isObject, readRecord } from '../../domain/record-schema.ts';
import { shortNameOf } from '../../domain/short-name.ts';
import type { LabelledRecord } from '../format.ts';
import { readLabelNote } from '../labels/label-note.ts';
import { keywordsWithoutTags } from '../labels/notes.ts';
import { UNTITLED } from '../untitled.ts';
import { codeOf, linksOfTexts, readCustom } from './custom.ts';

type Item = Readonly<Record<string, unknown>>;

/** CSL-JSON allows these tags in its texts; a record has plain text. */
const MARKUP = /<\/?(?:i|b|sub|sup|sc|em|strong|jats:[a-z]+|span)(?:\s[^<>]*)?>/gi;

/** A text or a number as text, without markup; undefined when nothing is left. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return value.replace(MARKUP, '').toWellFormed().trim() || undefined;
}

/** A text whose lines count. */
function noteOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toWellFormed().trim() || undefined : undefined;
}

function lineOf(value: unknown): string | undefined {
  return textOf(value)?.replace(/\s+/g, ' ');
}

function authorOf(value: unknown): Author | undefined {
  if (!isObject(value)) return undefined;
  const literal = lineOf(value['literal']);
  if (literal !== undefined) return groupOf(literal);
  // A particle that is dropped when names are shortened belongs behind the given name, where processors look for it.
  const given = [lineOf(value['given']), lineOf(value['dropping-particle'])].filter((part) => part !== undefined);
  return personOf({
    family: lineOf(value['family']),
    given: given.join(' '),
    particle: lineOf(value['non-dropping-particle']),
    suffix: lineOf(value['suffix']),
  });
}

function people(value: unknown): { readonly names: readonly Author[]; readonly more: boolean } {
  const names = Array.isArray(value) ? value.map(authorOf).filter((name) => name !== undefined) : [];
  const more =
    names.length > 1 && names.at(-1)?.group === true && /^(?:others|et al\.?)$/i.test(names.at(-1)?.name ?? '');
  return { names: more ? names.slice(0, -1) : names, more };
}

/** What stands on a line of its own in the note, where Zotero has the variables for which it has no field. */
function noted(item: Item, pattern: RegExp): string | undefined {
  return pattern.exec(textOf(item['note']) ?? '')?.[1];
}

const padded = (part: unknown): string => String(part).padStart(2, '0');

/** The year in which a range, a season or a doubtful date begins. */
export function yearOfDate(value: unknown): string | undefined {
  const all = isObject(value) ? value['date-parts'] : undefined;
  const first: unknown = Array.isArray(all) && Array.isArray(all[0]) ? all[0][0] : undefined;
  return /^\d{4}$/.exec(String(first))?.[0];
}

/** A date of one day, month or year; ranges, seasons and doubts have no place in a record. */
function dateOf(value: unknown): string | undefined {
  if (!isObject(value) || Object.keys(value).some((name) => !['date-parts', 'raw'].includes(name))) return undefined;
  const all = value['date-parts'];
  const parts: unknown = Array.isArray(all) && all.length === 1 ? all[0] : undefined;
  const text = Array.isArray(parts)
    ? parts
        // A month or a day of 0 is one that is not known.
        .filter((part) => part !== '' && part !== null && Number(part) !== 0)
        .map((part, index) => (index === 0 ? String(part).padStart(4, '0') : padded(part)))
        .join('-')
    : typeof value['raw'] === 'string'
      ? value['raw'].trim()
      : '';
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text) ? text : undefined;
}

/**
 * The record of an item with the labels in its `annote`, {@link UNTITLED} where it has no title; undefined where it says nothing. Variables that no field
 * takes are kept as they are.
 */
export function labelledRecordOf(item: Item, source: Source): LabelledRecord | undefined {
  const taken = new Set<string>(['id', 'citation-key']);
  const take = <Value>(name: string, read: (value: unknown) => Value | undefined): Value | undefined => {
    const value = read(item[name]);
    if (value !== undefined) taken.add(name);
    return value;
  };
  const tells = Object.keys(item).some((name) => !/^(?:id|type|citation-key)$/.test(name));
  const title = take('title', lineOf) ?? (tells ? UNTITLED : undefined);
  if (title === undefined) return undefined;
  const type = take('type', publicationTypeOf);
  const authors = people(item['author']);
  const editors = people(item['editor']);
  if (authors.names.length > 0) taken.add('author');
  if (editors.names.length > 0) taken.add('editor');
  const url = take('URL', (value) => linksIn(lineOf(value) ?? '')[0]);
  const arxivNumber = take('number', (value) =>
    /arxiv/i.test(lineOf(value) ?? '') ? arxivIdIn(lineOf(value) ?? '') : undefined,
  );
  const arxiv = arxivNumber ?? (url === undefined ? undefined : arxivIdOfUrl(url));
  const publisher = take('publisher', lineOf);
  const isOurs = publisher === 'arXiv' && arxivNumber !== undefined && item['container-title'] === undefined;
  const abstract = take('abstract', textOf)
    ?.replace(/\n\s*\n\s*/g, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/g, ' ');
  const annotation = take('annote', noteOf);
  const labels = annotation === undefined ? {} : (readLabelNote(annotation) ?? { note: annotation });
  const words = (take('keyword', lineOf) ?? '').split(/\s*[,;]\s*/).filter((keyword) => keyword !== '');
  // A keyword may have lost its comma on the way.
  const tags = labels.tags?.flatMap((tag) => tag.split(/\s*[,;]\s*/));
  const custom = readCustom(item['custom']);
  const keywords = custom.ours.keywords ?? keywordsWithoutTags(words, tags);
  const links = custom.ours.links ?? linksOfTexts(abstract, url);
  const fields: Record<string, unknown> = {
    title,
    abstract,
    authors: authors.names,
    moreAuthors: authors.more || undefined,
    // What says more than its year is kept as it is.
    date: take('issued', dateOf) ?? yearOfDate(item['issued']),
    venue: take('container-title', lineOf),
    type,
    editors: editors.names,
    moreEditors: editors.more || undefined,
    volume: take('volume', lineOf),
    issue: take('issue', lineOf) ?? (arxivNumber === undefined ? take('number', lineOf) : undefined),
    pages: take('page', lineOf)?.replace(/\s*[‐‑‒–—-]+\s*/g, '-'),
    publisher: isOurs ? undefined : publisher,
    place: take('publisher-place', lineOf),
    edition: take('edition', lineOf),
    series: take('collection-title', lineOf),
    isbn: take('ISBN', lineOf),
    issn: take('ISSN', lineOf),
    language: take('language', lineOf),
    accessed: take('accessed', dateOf),
    doi: take('DOI', (value) => wholeDoi(lineOf(value) ?? '')),
    arxiv,
    pmid: take('PMID', (value) => /^\d{1,9}$/.exec(lineOf(value) ?? '')?.[0]) ?? noted(item, /^PMID: *(\d{1,9})$/m),
    pmcid:
      take('PMCID', (value) => /^PMC\d{1,9}$/.exec(lineOf(value) ?? '')?.[0]) ?? noted(item, /^PMCID: *(PMC\d{1,9})$/m),
    url,
    links: [...new Set(links)],
    code: custom.ours.code ?? codeOf(url, links),
    keywords: [...new Set(keywords)],
    shortName: shortNameOf(title),
    contentWarning: contentWarningOf(abstract ?? ''),
    sourceKey: lineOf(item['citation-key']) ?? lineOf(item['id']),
  };
  const rest = Object.entries({ ...item, custom: custom.others }).filter(
    ([name, value]) => !taken.has(name) && value !== undefined,
  );
  const extra = rest.length === 0 ? undefined : readExtra({ csl: { fields: Object.fromEntries(rest) } });
  const { record } = readRecord({ ...fields, ...(extra !== undefined && { extra }) }, [source]);
  return record && { record, ...(Object.keys(labels).length > 0 && { labels }) };
}
