import { contentWarningOf } from '../../domain/content-warning.ts';
import type { Extra } from '../../domain/extra.ts';
import type { PaperRecord, Source } from '../../domain/paper.ts';
import { publicationTypeOf } from '../../domain/publication-type.ts';
import { shortNameOf } from '../../domain/short-name.ts';
import type { Labels } from '../format.ts';
import { joinLabels, readLabelNote } from '../labels/label-note.ts';
import { keywordsWithoutTags } from '../labels/notes.ts';
import { dateBegun, dateIn, dateInWords, dateOfParts, isWholeMonth } from './dates.ts';
import { Fields, oneLine } from './fields.ts';
import { identifiersOf, linksOf, PREPRINT } from './identifiers.ts';
import { namesIn } from './names.ts';
import { splitOutside } from './split.ts';
import type { RawField } from './raw-entry.ts';
import { sortingKey } from './sorting-key.ts';
import { UNTITLED } from '../untitled.ts';
import { plainText } from './tex.ts';
import { publicationTypeOfEntry, writtenAs } from './types.ts';

const COMMA = /,/y;
const SEMICOLON = /;/y;
/** Between semicolons a list of other commas: `a; b,c`, where no chemist writes `2,4-D`. */
const BARE_COMMA = /(?<=[\p{L}\p{N}]{3}),(?=\p{L}{3})/uy;

/** The fields under the names by which they are looked for. */
function fieldsOf(given: readonly RawField[]): Fields {
  const fields = new Fields(given);
  // MathSciNet has the full name of the journal beside the short one.
  if (fields.peek('fjournal') !== undefined) fields.rename('journal', 'shortjournal');
  fields.rename('fjournal', 'journal');
  // As Calibre and Qiqqa call them.
  for (const name of ['keyword', 'tags']) fields.rename(name, 'keywords');
  return fields;
}

function joinedTitle(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title ?? subtitle;
  return /[:?!.]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** The date; a field that says more of it, such as a range, a time of day or words, stays. */
function publishedOn(fields: Fields): string | undefined {
  const said = fields.peek('date');
  const date = dateIn(said ?? '');
  if (date !== undefined) {
    fields.take('date');
    return date;
  }
  const [year, month, day] = ['year', 'month', 'day'].map((name) => fields.peek(name));
  if (year === undefined) return said === undefined ? undefined : dateBegun(said);
  const plain = dateOfParts(year, month, day);
  const read = plain ?? dateInWords(year, month, day);
  if (read === undefined) return undefined;
  if (plain !== undefined) fields.take('year');
  if (month !== undefined && isWholeMonth(month) && read.length > 4) fields.take('month');
  if (read.length > 7) fields.take('day');
  return read;
}

function people(fields: Fields, field: 'author' | 'editor'): Partial<PaperRecord> {
  const { names, more } = namesIn(fields.raw(field) ?? '');
  if (names.length === 0) return {};
  return field === 'author'
    ? { authors: names, ...(more && { moreAuthors: true }) }
    : { editors: names, ...(more && { moreEditors: true }) };
}

/** Ranges with one hyphen, and a comma between them: `12--34` and `12–34` are `12-34`. A range of nothing says nothing. */
function pagesOf(fields: Fields): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(fields.peek('pages') ?? 'none')) fields.take('pages');
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
  const source = fields.raw('keywords') ?? '';
  const apart = splitOutside(source, SEMICOLON);
  const parts =
    apart.length > 1 ? apart.flatMap((part) => splitOutside(part, BARE_COMMA)) : splitOutside(source, COMMA);
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
  const fields = fieldsOf(entry.fields);
  const title =
    joinedTitle(fields.take('title'), fields.take('subtitle')) ??
    joinedTitle(fields.peek('booktitle'), fields.peek('booksubtitle')) ??
    fields.take('titleaddon') ??
    (entry.fields.length === 0 ? undefined : UNTITLED);
  if (title === undefined) return undefined;
  const abstract = plainText(fields.raw('abstract') ?? '');
  const kind = fields.peek('type')?.toLowerCase();
  let entryType = entry.type;
  if (entryType === 'thesis' && (kind === 'mathesis' || kind === 'mastersthesis')) entryType = 'mastersthesis';
  if (/^(?:phdthesis|techreport|mathesis|mastersthesis)$/.test(kind ?? '') && /thesis|report/.test(entry.type))
    fields.take('type');

  const venue = venueOf(fields, entryType);
  const found = identifiersOf(fields, venue);
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
    language: fields.take('language', 'langid', 'hyphenation'),
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
    ...linksOf(fields, found.arxiv, [abstract, fields.peek('note')]),
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
