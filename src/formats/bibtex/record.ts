import { contentWarningOf } from '../../domain/content-warning.ts';
import type { Extra } from '../../domain/extra.ts';
import { arxivIdIn, arxivIdOfUrl, wholeDoi } from '../../domain/identifiers.ts';
import { isCodeLink, linksIn } from '../../domain/links.ts';
import type { PaperRecord, Source } from '../../domain/paper.ts';
import { publicationTypeOf } from '../../domain/publication-type.ts';
import { shortNameOf } from '../../domain/short-name.ts';
import type { Labels } from '../format.ts';
import { joinLabels, readLabelNote } from '../labels/label-note.ts';
import { keywordsWithoutTags } from '../labels/notes.ts';
import { dateIn, dateOfParts, isWholeMonth } from './dates.ts';
import { namesIn } from './names.ts';
import { splitOutside } from './split.ts';
import type { RawField } from './raw-entry.ts';
import { sortingKey } from './sorting-key.ts';
import { UNTITLED } from '../untitled.ts';
import { plainAddress, plainText } from './tex.ts';
import { publicationTypeOfEntry, writtenAs } from './types.ts';

/** Fields that are addresses, names of files or dates of EDTF (`1988~`), in which TeX means nothing. */
const VERBATIM = new Set(
  'url doi eprint file urlraw pdf links verba verbb verbc date origdate eventdate urldate'.split(' '),
);

const PREPRINT = /^(?:arxiv|corr\b|biorxiv|medrxiv)/i;
const COMMA = /,/y;
const SEMICOLON = /;/y;
const ALWAYS_IN_EXTRA = new Set(['crossref', 'xref', 'xdata']);

/** The fields of an entry, each taken once; what nobody takes is left for `rest`. */
class Fields {
  readonly #values: Map<string, string>;

  constructor(fields: readonly RawField[]) {
    this.#values = new Map();
    for (const { name, value } of fields) if (!this.#values.has(name)) this.#values.set(name, value);
  }

  peek(name: string): string | undefined {
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    const text = VERBATIM.has(name) ? plainAddress(value) : oneLine(plainText(value));
    return text === '' ? undefined : text;
  }

  /** The first of these fields that says something, as plain text. */
  take(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const text = this.peek(name);
      if (text === undefined) continue;
      this.#values.delete(name);
      return text;
    }
    return undefined;
  }

  raw(name: string): string | undefined {
    const value = this.#values.get(name);
    this.#values.delete(name);
    return value;
  }

  /** The fields that were not taken, as plain text. */
  rest(): Record<string, string> {
    return Object.fromEntries(
      [...this.#values.keys()].flatMap((name) => {
        const text = ALWAYS_IN_EXTRA.has(name) ? this.#values.get(name) : this.peek(name);
        return text === undefined ? [] : [[name, text]];
      }),
    );
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function joinedTitle(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title ?? subtitle;
  return /[:?!.]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function publishedOn(fields: Fields): string | undefined {
  const date = dateIn(fields.peek('date') ?? '');
  if (date !== undefined) {
    fields.take('date');
    return date;
  }
  const month = fields.peek('month');
  const read = dateOfParts(fields.peek('year') ?? fields.peek('date')?.slice(0, 4), month, fields.peek('day'));
  if (read === undefined) return undefined;
  if (fields.peek('year') !== undefined) fields.take('year');
  if (month !== undefined && isWholeMonth(month) && read.length > 4) fields.take('month');
  if (read.length > 7) fields.take('day');
  return read;
}

/** Some programs write the signs of a DOI as TeX: `43:4{\textless}338`, `$<$`. */
function doiOf(fields: Fields): string | undefined {
  const text = fields.peek('doi');
  const doi = text === undefined ? undefined : wholeDoi(/[\\$]/.test(text) ? plainText(text) : text);
  if (doi !== undefined) fields.take('doi');
  return doi;
}

/** Identifiers under all the names and in all the places where programs put them. */
function identifiers(fields: Fields, venue: string | undefined): Partial<PaperRecord> {
  const doi = doiOf(fields);
  const archive = (fields.peek('archiveprefix') ?? fields.peek('eprinttype'))?.toLowerCase();
  const eprint = fields.peek('eprint');
  let arxiv = archive === undefined || archive === 'arxiv' ? arxivIdIn(eprint ?? '') : undefined;
  let pmid: string | undefined;
  if (arxiv !== undefined) fields.take('eprint');
  else if (archive === 'pubmed' && /^\d{1,9}$/.test(eprint ?? '')) pmid = fields.take('eprint');
  if (arxiv !== undefined || pmid !== undefined) {
    fields.take('archiveprefix');
    fields.take('eprinttype');
  }
  const arxivField = arxivIdIn(fields.peek('arxivid') ?? fields.peek('arxiv') ?? '');
  if (arxivField !== undefined) fields.take('arxivid', 'arxiv');
  arxiv ??= arxivField ?? (PREPRINT.test(venue ?? '') ? arxivIdIn(venue ?? '') : undefined);
  const named = /^(?:PMID:? ?)?(\d{1,9})$/i;
  for (const field of ['pmid', 'verba', 'note'])
    if (
      pmid === undefined &&
      named.test(fields.peek(field) ?? '') &&
      (field === 'pmid' || /pmid/i.test(fields.peek(field) ?? ''))
    )
      pmid = named.exec(fields.take(field) ?? '')?.[1];
  let pmcid: string | undefined;
  for (const field of ['pmcid', 'pmc', 'verbb'])
    if (pmcid === undefined && /^PMC\d{1,9}$/i.test(fields.peek(field) ?? ''))
      pmcid = fields.take(field)?.toUpperCase();
  return {
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(pmid !== undefined && { pmid }),
    ...(pmcid !== undefined && { pmcid }),
  };
}

/** The links that our own writer puts where neither language has a field for them. */
function ownLinks(fields: Fields): readonly string[] {
  for (const name of ['links', 'verbc']) {
    const links = fields.peek(name)?.split(/\s+/) ?? [];
    if (links.length === 0 || !links.every((link) => /^https?:\/\/\S+$/i.test(link))) continue;
    fields.take(name);
    return links;
  }
  return [];
}

function linksOf(
  fields: Fields,
  arxiv: string | undefined,
  texts: readonly (string | undefined)[],
): Partial<PaperRecord> {
  const address = fields.peek('url');
  const [found] = address === undefined ? [] : linksIn(address);
  const whole = address !== undefined && /^https?:\/\/\S+$/i.test(address) ? address : undefined;
  const url = whole ?? found;
  if (url !== undefined) fields.take('url');
  const own = ownLinks(fields);
  const links = [...own, ...texts.flatMap((text) => (text === undefined ? [] : linksIn(text)))].filter(
    (link) => link !== url,
  );
  const code = [...(url === undefined ? [] : [url]), ...links].filter(isCodeLink);
  const fromUrl = arxiv ?? (url === undefined ? undefined : arxivIdOfUrl(url));
  return {
    ...(fromUrl !== undefined && { arxiv: fromUrl }),
    ...(url !== undefined && { url }),
    ...(links.length > 0 && { links: [...new Set(links)] }),
    ...(code.length > 0 && { code: [...new Set(code)] }),
  };
}

function people(fields: Fields, field: 'author' | 'editor'): Partial<PaperRecord> {
  const { names, more } = namesIn(fields.raw(field) ?? '');
  if (names.length === 0) return {};
  return field === 'author'
    ? { authors: names, ...(more && { moreAuthors: true }) }
    : { editors: names, ...(more && { moreEditors: true }) };
}

/** Ranges with one hyphen, and a comma between them: `12--34` and `12–34` are `12-34`. */
function pagesOf(fields: Fields): string | undefined {
  return fields
    .take('pages', 'eid')
    ?.replace(/\s*(?:[-‐‑‒–—]+)\s*/g, '-')
    .replace(/\s*,\s*/g, ', ');
}

/** The journal, the book, or the field where an entry of this type says what it stands in. */
function venueOf(fields: Fields, entryType: string): string | undefined {
  const named =
    joinedTitle(fields.take('journaltitle', 'journal'), fields.take('journalsubtitle')) ??
    joinedTitle(fields.take('booktitle'), fields.take('booksubtitle'));
  if (named !== undefined) return named;
  const { venue } = writtenAs(publicationTypeOfEntry(entryType) ?? 'article');
  const isAddress = /^https?:/.test(fields.peek(venue) ?? '');
  return /^(?:howpublished|maintitle|organization)$/.test(venue) && !isAddress ? fields.take(venue) : undefined;
}

/** Between semicolons where there are any, else between commas; braces keep one keyword together. */
function keywordsOf(fields: Fields): readonly string[] {
  const source = fields.raw('keywords') ?? fields.raw('keyword') ?? '';
  const apart = splitOutside(source, SEMICOLON);
  const parts = apart.length > 1 ? apart : splitOutside(source, COMMA);
  return parts.map((keyword) => oneLine(plainText(keyword))).filter((keyword) => keyword !== '');
}

/** The annotation, with the labels that our own writer puts there, and those that Rayyan puts into `note`. */
function labelsOf(fields: Fields): Labels {
  const annotation = (fields.raw('annote') ?? fields.raw('annotation') ?? '')
    .split(/\\newline[ \t]*\n/)
    .map(plainText)
    .join('\n');
  const own = readLabelNote(annotation) ?? (annotation === '' ? {} : { note: annotation });
  const rayyan = readLabelNote(fields.peek('note') ?? '');
  if (rayyan === undefined) return own;
  fields.take('note');
  return joinLabels(own, rayyan);
}

function extraOf(fields: Fields, entryType: string, type: PaperRecord['type']): Extra | undefined {
  const rest = fields.rest();
  const written = type === undefined ? undefined : writtenAs(type);
  const says = entryType !== 'misc' && entryType !== written?.bibtex && entryType !== written?.biblatex;
  if (!says && Object.keys(rest).length === 0) return undefined;
  return { bibtex: { ...(says && { type: entryType }), ...(Object.keys(rest).length > 0 && { fields: rest }) } };
}

/**
 * The record of an entry, or undefined when it has no fields at all; one without a title is {@link UNTITLED}. Every field that the record does not model is in
 * `extra.bibtex`; braces that protect capitals are left out of titles.
 */
export function recordOf(
  entry: { readonly type: string; readonly key: string; readonly fields: readonly RawField[] },
  source: Source,
): { readonly record: PaperRecord; readonly labels?: Labels } | undefined {
  const fields = new Fields(entry.fields);
  const title =
    joinedTitle(fields.take('title'), fields.take('subtitle')) ??
    joinedTitle(fields.peek('booktitle'), fields.peek('booksubtitle')) ??
    (entry.fields.length === 0 ? undefined : UNTITLED);
  if (title === undefined) return undefined;
  const abstract = plainText(fields.raw('abstract') ?? '');
  const kind = fields.peek('type')?.toLowerCase();
  let entryType = entry.type;
  if (entryType === 'thesis' && (kind === 'mathesis' || kind === 'mastersthesis')) entryType = 'mastersthesis';
  if (/^(?:phdthesis|techreport|mathesis|mastersthesis)$/.test(kind ?? '') && /thesis|report/.test(entry.type))
    fields.take('type');

  const venue = venueOf(fields, entryType);
  const found = identifiers(fields, venue);
  const said = publicationTypeOf(fields.peek('entrysubtype'));
  if (said !== undefined) fields.take('entrysubtype');
  const isPreprint =
    (entryType === 'article' && PREPRINT.test(venue ?? '')) || (entryType === 'misc' && found.arxiv !== undefined);
  const type = said ?? (isPreprint ? 'article' : publicationTypeOfEntry(entryType));
  const date = publishedOn(fields);
  const accessed = dateIn(fields.peek('urldate') ?? '');
  if (accessed !== undefined) fields.take('urldate');
  const labels = labelsOf(fields);
  const keywords = [...new Set(keywordsWithoutTags(keywordsOf(fields), labels.tags))];
  const single = {
    venue,
    type,
    volume: fields.take('volume'),
    issue: fields.take('number', 'issue'),
    pages: pagesOf(fields),
    publisher: fields.take('publisher', 'institution', 'school', 'organization'),
    place: fields.take('location', 'address'),
    edition: fields.take('edition'),
    series: fields.take('series'),
    isbn: fields.take('isbn'),
    issn: fields.take('issn'),
    language: fields.take('language', 'langid'),
    date,
    accessed,
    abstract: abstract || undefined,
    shortName: shortNameOf(title),
    contentWarning: contentWarningOf(abstract),
    sourceKey: entry.key || undefined,
  };
  const record: PaperRecord = {
    title,
    ...Object.fromEntries(Object.entries(single).filter(([, value]) => value !== undefined)),
    ...people(fields, 'author'),
    ...people(fields, 'editor'),
    ...found,
    ...linksOf(fields, found.arxiv, [abstract, fields.peek('howpublished'), fields.peek('note')]),
    ...(keywords.length > 0 && { keywords }),
    sources: [source],
  };
  // What our own writer puts there to satisfy styles says nothing.
  if (/^X{4}$/.test(fields.peek('date') ?? '')) fields.take('date');
  const key = fields.peek('key');
  if (key === sortingKey(record) || key === sortingKey({ title })) fields.take('key');
  const extra = extraOf(fields, entryType, type);
  return {
    record: { ...record, ...(extra !== undefined && { extra }) },
    ...(Object.keys(labels).length > 0 && { labels }),
  };
}
