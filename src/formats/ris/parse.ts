import type { Extra } from '../../domain/extra.ts';
import type { Source } from '../../domain/paper.ts';
import type { PublicationType } from '../../domain/publication-type.ts';
import { completeRecord } from '../complete-record.ts';
import { FieldBag } from '../field-bag.ts';
import { documentNumberIn, isbnIn, issnIn } from '../book-numbers.ts';
import { keywordsWithoutTags, readNotes } from '../labels/notes.ts';
import { dateInYear, dateOf, morePrecise } from '../numeric-date.ts';
import { readNameOfDatabase, readNames } from '../personal-name.ts';
import { takeDate } from '../source-date.ts';
import { flowing, type TaggedField, type TaggedRecord } from '../tagged/reader.ts';
import { addressesOf, arxivOf, pmcidOf, pmidOf, web } from './identifiers.ts';
import { takeOtherTags } from './other-tags.ts';
import { risType, typeOfRis } from './types.ts';
import { UNTITLED } from '../untitled.ts';

/** Where the journal, book or conference stands, by the kind of record, the fullest name first. */
const JOURNAL = ['JF', 'T2', 'JO', 'BT', 'JA', 'J2', 'J1', 'C3', 'SO'];
const CONTAINER = ['T2', 'BT', 'C3', 'JF', 'JO', 'JA', 'J2', 'J1', 'SO'];

/** Takes the sign away that the writer puts before a line of a note that looks like a tag. */
function noteOf(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^ (?= *[A-Z][A-Z0-9] {1,2}-)/, ''))
    .join('\n')
    .trim();
}

function bagOf(fields: readonly TaggedField[]): FieldBag {
  const bag = new FieldBag();
  for (const { tag, lines } of fields)
    if (tag === 'KW') for (const line of lines) bag.add(tag, line.trim());
    // In their order, whichever of the two tags they have.
    else bag.add(tag === 'A1' ? 'AU' : tag, tag === 'N1' || tag === 'RN' ? noteOf(lines) : flowing(lines));
  return bag;
}

/** One keyword to a field or a line; a single field that lists them does so by semicolons. */
function keywordsOf(bag: FieldBag, fields: number): string[] {
  const keywords = bag.all('KW', 'DE');
  return fields === 1 && keywords.length === 1 ? (keywords[0] ?? '').split(/\s*;\s+/) : keywords;
}

/** `12` and `34` -> `12-34`. */
function pagesOf(bag: FieldBag): string | undefined {
  const start = bag.first('SP');
  const end = bag.first('EP');
  // Cochrane has them in one field, with a dash of its own.
  if (start === undefined) return end ?? bag.first('AR', 'C7', 'PG');
  return end === undefined || end === start || start.includes('-') ? start : `${start}-${end}`;
}

/** The issue of a journal, or the number of a report or a patent, where reference managers have an ISSN of others. */
function issueOf(bag: FieldBag, type: PublicationType | undefined): string | undefined {
  const issue = bag.first('IS', 'NO');
  if (issue !== undefined) return issue;
  if (type === 'report' || type === 'patent') return bag.one(documentNumberIn, 'SN');
  // In Web of Science CP is a conference; EndNote has the issue in M1, and 0 where there is none.
  return (
    bag.one((value) => /^\d\S{0,9}$/.exec(value)?.[0], 'CP') ??
    (type === 'article-journal' ? bag.one((value) => /^[1-9]\d{0,3}$/.exec(value)?.[0], 'M1') : undefined)
  );
}

/** A citation key, not the number of a record in somebody's database. */
function keyOf(value: string): string | undefined {
  return /^\p{L}[^\s]*$/u.test(value) && !/^rayyan-\d+$/.test(value) ? value : undefined;
}

/** An abstract may be in several fields, a paragraph in each. */
function abstractOf(bag: FieldBag): string | undefined {
  const paragraphs = bag.all('AB');
  if (paragraphs.length === 0) return bag.first('N2');
  const abstract = [...new Set(paragraphs)].join('\n\n');
  bag.one((value) => (value === abstract ? value : undefined), 'N2');
  return abstract;
}

/** The year, or the whole date where another field agrees with the year. A date that does not is left. */
function dateOfRecord(bag: FieldBag): string | undefined {
  const year = takeDate(bag, dateOf, 'PY', 'Y1', 'YR') ?? takeDate(bag, yearWithin, 'PY', 'Y1');
  const date = takeDate(bag, (value) => agreeing(year, dateInYear(value, year)), 'DA', 'PD', 'Y1');
  return morePrecise(year, date);
}

/** The only year in a text of other words: `Start date: 20170812`, `c1998`. */
function yearWithin(text: string): string | undefined {
  const years = Array.from(text.matchAll(/(?<!\d)((?:1[4-9]|20)\d{2})(?:\d{4})?(?!\d)/g), ([, year]) => year);
  return years.length === 1 ? years[0] : undefined;
}

function agreeing(year: string | undefined, date: string | undefined): string | undefined {
  return year === undefined || date?.startsWith(year) === true || (date !== undefined && year.startsWith(date))
    ? date
    : undefined;
}

function extraOf(bag: FieldBag, kind: string, type: PublicationType | undefined): Extra | undefined {
  const fields = bag.rest();
  const named = kind !== '' && kind !== risType(type, undefined) ? kind : undefined;
  if (fields === undefined && named === undefined) return undefined;
  return { ris: { ...(named !== undefined && { type: named }), ...(fields !== undefined && { fields }) } };
}

/** True for a reference that was opened as one and has anything in it. */
function saysAnything(fields: readonly TaggedField[]): boolean {
  const isOpened = fields.some(({ tag }) => tag === 'TY');
  return (
    isOpened && fields.some(({ tag, lines }) => !/^(?:TY|FN|VR)$/.test(tag) && lines.some((line) => line.trim() !== ''))
  );
}

/** Makes a record of the fields of one RIS reference. */
export function risRecord(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const bag = bagOf(fields);
  const kind = (bag.first('TY') ?? '').toUpperCase();
  const type = typeOfRis(kind);
  const isBook = type === 'book';
  const titled = [...(isBook ? ['TI', 'T1', 'BT', 'T2'] : ['TI', 'T1', 'CT']), 'ST'];
  const title = bag.first(...titled);
  const { labels, others } = readNotes(bag.all('N1', 'RN').filter((note) => !takeOtherTags(note, bag)));
  for (const note of others) bag.add('N1', note);
  const keywords = keywordsOf(bag, fields.filter(({ tag }) => tag === 'KW').length);
  const authors = readNames(bag.all('AU'), readNameOfDatabase);
  const editors = readNames(bag.all('ED', 'A2'), readNameOfDatabase);
  const arxiv = arxivOf(bag);
  const pmid = pmidOf(bag);
  const pmcid = pmcidOf(bag);
  const doi =
    bag.one((value) => /10\.\d{4,9}\/\S+/.exec(value)?.[0], 'DO', 'DI', 'M3', 'L3') ??
    bag.one((value) => /^doi:\s*(10\.\d{4,9}\/\S+)$/i.exec(value)?.[1], 'N1');
  const [url, ...otherLinks] = addressesOf(bag);
  const date = dateOfRecord(bag);
  const venue = isBook ? bag.first('JF', 'JO') : bag.first(...(type === 'article-journal' ? JOURNAL : CONTAINER));
  const sourceKey = bag.one(keyOf, 'ID');
  const record = completeRecord(
    {
      title: title ?? (saysAnything(fields) ? UNTITLED : undefined),
      abstract: abstractOf(bag),
      authors: authors.names,
      moreAuthors: authors.more,
      editors: editors.names,
      moreEditors: editors.more,
      date,
      venue,
      type,
      // IEEE calls it VO.
      volume: bag.first('VL', 'VO'),
      issue: issueOf(bag, type),
      pages: pagesOf(bag),
      publisher: bag.first('PB', 'PU'),
      place: bag.first('CY', 'PP', 'PI'),
      edition: bag.first('ET'),
      series: isBook ? bag.first('T3', 'T2') : bag.first('T3'),
      isbn: bag.one(isbnIn, 'SN'),
      issn: bag.one(issnIn, 'SN'),
      language: bag.first('LA'),
      accessed: bag.one(dateOf, 'Y2'),
      doi,
      arxiv,
      pmid,
      pmcid,
      url,
      links: [...otherLinks, ...bag.read(web, 'L1', 'L2', 'L3', 'L4', 'LK')],
      keywords: keywordsWithoutTags(keywords, labels.tags),
      sourceKey,
      extra: extraOf(bag, kind, type),
    },
    source,
  );
  if (record === undefined) return { problem: 'a reference that says nothing' };
  return { found: { record, ...(Object.keys(labels).length > 0 && { labels }) } };
}
