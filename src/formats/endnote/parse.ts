import type { Extra } from '../../domain/extra.ts';
import { arxivIdIn } from '../../domain/identifiers.ts';
import type { Source } from '../../domain/paper.ts';
import { documentNumberIn, isbnIn, issnIn } from '../book-numbers.ts';
import { completeRecord } from '../complete-record.ts';
import { FieldBag } from '../field-bag.ts';
import type { LabelledRecord } from '../format.ts';
import { joinLabels } from '../labels/label-note.ts';
import { keywordsWithoutTags, readNotes } from '../labels/notes.ts';
import { dateInYear, dateOf, morePrecise } from '../numeric-date.ts';
import { readNames } from '../personal-name.ts';
import { takeDate } from '../source-date.ts';
import { childrenOf, type XmlElement } from '../xml/elements.ts';
import { endnoteType, typeOfEndnote } from './types.ts';

/** Elements that are about EndNote's own data base, not about the reference. */
const HOUSEKEEPING = new Set(['database', 'source-app', 'rec-number', 'foreign-keys', 'ref-type', 'style']);

/** EndNote separates lines by returns, which XML turns into line ends. */
function text(element: XmlElement): string {
  return element.text.replace(/\r\n?/g, '\n').trim();
}

/** The fields of a reference by the path of their elements: `titles/title`, `pub-dates` for its dates. */
function bagOf(record: XmlElement): FieldBag {
  const bag = new FieldBag();
  const visit = (element: XmlElement, path: string): void => {
    const inner = element.children.filter(({ name }) => name !== 'style');
    if (inner.length === 0) bag.add(path, text(element));
    else for (const child of inner) visit(child, `${path}/${child.name}`);
  };
  for (const child of record.children) if (!HOUSEKEEPING.has(child.name)) visit(child, child.name);
  return bag;
}

/** The fullest name of a journal first; the periodical of anything else may be the series. */
const JOURNAL = ['periodical/full-title', 'titles/secondary-title', 'titles/alt-title', 'periodical/abbr-1'];
const CONTAINER = ['titles/secondary-title', 'periodical/full-title', 'titles/alt-title', 'periodical/abbr-1'];

const PEOPLE = 'contributors/';
const PAGES = ['urls/related-urls/url', 'urls/web-urls/url', 'urls/url'];
const OTHER_LINKS = ['urls/text-urls/url', 'urls/pdf-urls/url', 'urls/image-urls/url'];

function linksIn(bag: FieldBag, names: readonly string[]): string[] {
  return bag
    .read((value) => (/^https?:\/\/\S/i.test(value) ? value : undefined), ...names)
    .flatMap((value) => value.split(/\s+(?=https?:)/i));
}

function arxivOf(bag: FieldBag): string | undefined {
  const own = bag.one(
    (value) => (/^arxiv\s*:/i.test(value) ? arxivIdIn(value) : undefined),
    'accession-num',
    'custom1',
  );
  const named = ['titles/secondary-title', 'periodical/full-title', 'volume', 'publisher', 'pages'];
  return (
    own ??
    named
      .flatMap((name) => bag.look(name))
      .map((value) => arxivIdIn(value))
      .find((id) => id !== undefined)
  );
}

function dateOfReference(bag: FieldBag): string | undefined {
  const year = takeDate(bag, dateOf, 'dates/year');
  const read = (value: string): string | undefined => {
    const date = dateInYear(value, year);
    return year === undefined || date?.startsWith(year) === true ? date : undefined;
  };
  return morePrecise(year, takeDate(bag, read, 'dates/pub-dates/date'));
}

/** Makes a record of a `<record>` of EndNote; undefined when it has no title. */
export function endnoteRecord(element: XmlElement, source: Source): LabelledRecord | undefined {
  const bag = bagOf(element);
  const [kind] = childrenOf(element, 'ref-type');
  const named = kind?.attributes['name'] ?? kind?.text ?? '';
  const type = typeOfEndnote(named);
  const authors = readNames(bag.all(`${PEOPLE}authors/author`));
  const editors = readNames(bag.all(`${PEOPLE}secondary-authors/author`));
  const own = readNotes(bag.all('research-notes'));
  const notes = readNotes(bag.all('notes'));
  const labels = joinLabels(own.labels, notes.labels);
  for (const note of [...own.others, ...notes.others]) bag.add('notes', note);
  const [url, ...links] = linksIn(bag, PAGES);
  const isBook = type === 'book';
  const title = bag.first('titles/title', 'titles/short-title');
  const arxiv = arxivOf(bag);
  const medline = bag.look('remote-database-name').some((name) => /pubmed|medline/i.test(name));
  const pmid = bag.one(
    (value) => (medline ? /^(?:PMID:?\s*)?(\d{1,9})$/i : /^PMID:?\s*(\d{1,9})$/i).exec(value)?.[1],
    'accession-num',
  );
  if (pmid !== undefined) bag.one((value) => (value === 'PubMed' ? value : undefined), 'remote-database-name');
  const keywords = bag.all('keywords/keyword').flatMap((value) => value.split('\n'));
  const record = completeRecord(
    {
      title,
      abstract: bag.first('abstract'),
      authors: authors.names,
      moreAuthors: authors.more,
      editors: editors.names,
      moreEditors: editors.more,
      date: dateOfReference(bag),
      venue: isBook
        ? bag.first('periodical/full-title')
        : bag.first(...(type === 'article-journal' ? JOURNAL : CONTAINER)),
      type,
      volume: bag.first('volume'),
      issue:
        bag.first('number', 'issue') ??
        (type === 'report' || type === 'patent' ? bag.one(documentNumberIn, 'isbn') : undefined),
      pages: bag.first('pages') ?? bag.first('electronic-pages'),
      publisher: bag.first('publisher'),
      place: bag.first('pub-location'),
      edition: bag.first('edition'),
      series: isBook
        ? bag.first('titles/secondary-title', 'titles/tertiary-title')
        : bag.first('titles/tertiary-title'),
      isbn: bag.one(isbnIn, 'isbn', 'orig-pub'),
      issn: bag.one(issnIn, 'isbn', 'issn'),
      language: bag.first('language'),
      accessed: bag.one(dateOf, 'access-date'),
      doi: bag.one((value) => /10\.\d{4,9}\/\S+/.exec(value)?.[0], 'electronic-resource-num'),
      arxiv,
      pmid,
      pmcid: bag.one((value) => /^PMC\d{1,9}$/i.exec(value)?.[0].toUpperCase(), 'custom2'),
      url,
      links: [...links, ...linksIn(bag, OTHER_LINKS)],
      keywords: keywordsWithoutTags(keywords, labels.tags),
      sourceKey: bag.one((value) => (/^\p{L}\S*$/u.test(value) ? value : undefined), 'label'),
      extra: extraOf(bag, named === endnoteType(type, undefined)[1] ? undefined : named),
    },
    source,
  );
  return record && { record, ...(Object.keys(labels).length > 0 && { labels }) };
}

function extraOf(bag: FieldBag, type: string | undefined): Extra | undefined {
  const fields = bag.rest();
  if (fields === undefined && (type === undefined || type === '')) return undefined;
  return { endnote: { ...(type !== undefined && type !== '' && { type }), ...(fields !== undefined && { fields }) } };
}
