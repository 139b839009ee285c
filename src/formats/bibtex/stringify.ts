import type { Entry } from '../../domain/entry.ts';
import { linksIn } from '../../domain/links.ts';
import type { StringifyOptions } from '../format.ts';
import { labelNote } from '../labels/label-note.ts';
import { keywordsWithTags } from '../labels/notes.ts';
import { AsciiWriter } from './ascii.ts';
import { monthMacro, yearInWords } from './dates.ts';
import { flatten, latexAddress, latexLines, latexParagraphs, latexText, latexTitle, verbatimAddress } from './latex.ts';
import { sortingKey } from './sorting-key.ts';
import { type Dialect, publicationTypeOfEntry, sourceTypeIn, writtenAs } from './types.ts';
import { latexNames } from './write-names.ts';

const CONFERENCE =
  /\b(?:proc(?:eedings)?|conf(?:erence)?|workshop|symposium|neurips|nips|icml|iclr|aaai|ijcai|acl|naacl|eacl|emnlp|coling|cvpr|iccv|eccv|kdd|sigir|chi)\b/i;
const PREPRINT = /^(?:arxiv|corr|biorxiv|medrxiv|preprint)\b/i;

interface Shape {
  readonly type: string;
  readonly venue: string;
  readonly publisher: string;
  readonly kind?: string | undefined;
}

/**
 * The type that the source says; without one, what its venue is for certain, where the entry has all that the type then
 * asks for; else `misc`, which asks for nothing.
 */
function shapeOf(entry: Entry, dialect: Dialect): Shape {
  const { type, venue, authors, date, extra } = entry;
  const guessed =
    venue === undefined || PREPRINT.test(venue) || authors === undefined || date === undefined
      ? 'article'
      : CONFERENCE.test(venue)
        ? 'paper-conference'
        : 'article-journal';
  const written = writtenAs(type ?? guessed);
  const given = extra?.bibtex?.type === undefined ? undefined : sourceTypeIn(extra.bibtex.type, dialect);
  const entryType = given?.type ?? written[dialect];
  const publisher = dialect === 'biblatex' && written.publisher === 'school' ? 'institution' : written.publisher;
  return {
    type: entryType,
    venue: venueField(written.venue, dialect),
    publisher: publisher ?? (/^(?:manual|misc)$/.test(entryType) ? 'organization' : 'publisher'),
    kind: dialect === 'bibtex' ? undefined : (given?.kind ?? written.kind),
  };
}

function venueField(field: string, dialect: Dialect): string {
  if (dialect === 'biblatex') return field === 'journal' ? 'journaltitle' : field;
  // Pages of the web are `misc` here, whose organization is the publisher.
  return field === 'organization' ? 'howpublished' : field;
}

type Fields = Record<string, string | undefined>;

const braced = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : `{${text}}`;
const text = (value: string | undefined): string | undefined =>
  braced(value === undefined ? undefined : latexText(value));
const addressIn = (dialect: Dialect): ((url: string) => string) =>
  dialect === 'biblatex' ? verbatimAddress : latexAddress;
const address = (value: string | undefined, dialect: Dialect): string | undefined =>
  braced(value === undefined ? undefined : addressIn(dialect)(value));

function keywordsOf(entry: Entry): string {
  return keywordsWithTags(entry)
    .map((keyword) => (/[,;]/.test(keyword) ? `{${latexText(keyword)}}` : latexText(keyword)))
    .join(', ');
}

/** The note, and as a paragraph of its own the other labels, which no field of either language is for. */
function annotationOf(entry: Entry): string | undefined {
  const parts = [entry.note, labelNote(entry)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : braced(latexLines(parts.join('\n\n')));
}

/** Ranges with the dash that both languages know. */
function pagesOf(pages: string | undefined): string | undefined {
  return braced(pages === undefined ? undefined : flatten(pages).split('-').map(latexText).join('--'));
}

function dates({ date, accessed }: Entry, dialect: Dialect): Fields {
  if (dialect === 'biblatex')
    // A date must be there; EDTF writes a year of which nothing is known as XXXX, and biber prints nothing for it.
    return { date: braced(date ?? 'XXXX'), urldate: braced(accessed) };
  const day = date?.slice(8);
  return {
    year: braced(date?.slice(0, 4)),
    month: date === undefined ? undefined : monthMacro(date),
    day: braced(day),
    urldate: braced(accessed),
  };
}

function identifiers({ doi, arxiv, pmid, pmcid, url }: Entry, dialect: Dialect): Fields {
  const archive = dialect === 'biblatex' ? 'eprinttype' : 'archiveprefix';
  const ids: Fields = { doi: address(doi, dialect), url: address(url, dialect) };
  if (arxiv !== undefined) Object.assign(ids, { eprint: braced(arxiv), [archive]: '{arXiv}' });
  if (dialect === 'bibtex') return { ...ids, pmid: braced(pmid), pmcid: braced(pmcid) };
  // BibLaTeX has no field for them, but one archive, and fields that are kept and not printed.
  if (pmid !== undefined)
    Object.assign(
      ids,
      arxiv === undefined ? { eprint: braced(pmid), eprinttype: '{pubmed}' } : { verba: `{PMID ${pmid}}` },
    );
  return { ...ids, verbb: braced(pmcid) };
}

/** Links that no text of the entry gives, for which neither language has a field; BibLaTeX keeps `verbc` and prints nothing. */
function otherLinks({ links = [], title, abstract }: Entry, dialect: Dialect): string | undefined {
  const said = new Set([...linksIn(title), ...linksIn(abstract ?? '')]);
  const others = links.filter((link) => !said.has(link));
  return others.length === 0 ? undefined : braced(others.map(addressIn(dialect)).join(' '));
}

const VERBATIM = /^(?:url|doi|eprint|file|pdf|verb[abc]|(?:orig|event)?date)$/;

/** Fields that the source gave beyond ours; a reference to another entry is left out, since what it inherits is here already. */
function unmodelled({ extra }: Entry, dialect: Dialect): Fields {
  return Object.fromEntries(
    Object.entries(extra?.bibtex?.fields ?? {}).flatMap(([name, value]) => {
      const isWritten =
        typeof value === 'string' &&
        /^[a-z][a-z0-9_+-]*$/.test(name) &&
        !/^(?:crossref|xref|xdata|entryset|related|ids)$/.test(name) &&
        !(dialect === 'biblatex' && name === 'key');
      return isWritten ? [[name, VERBATIM.test(name) ? address(value, dialect) : text(value)]] : [];
    }),
  );
}

/** The publication type, where the entry type and an arXiv id do not tell it to a reader already. */
function subtypeOf({ type, arxiv }: Entry, entryType: string): string | undefined {
  const told = entryType === 'misc' && arxiv !== undefined ? 'article' : publicationTypeOfEntry(entryType);
  return type === undefined || type === told ? undefined : `{${type}}`;
}

/** The date as the source has it in more words, as long as these say the date of the entry; takes them out of `more` where they do not. */
function dateInSource({ date, extra }: Entry, more: Fields, dialect: Dialect): Fields {
  const { date: range, year } = extra?.bibtex?.fields ?? {};
  if (date === undefined) return {};
  if (typeof year === 'string') {
    const words = more['year'];
    delete more['year'];
    if (yearInWords(year) === date.slice(0, 4)) return { date: undefined, year: words, month: monthMacro(date) };
  }
  const says = typeof range === 'string' && range.startsWith(date);
  // Of the two ways in which EDTF wrote a digit that is not known biber has the newer.
  return dialect === 'biblatex' && says ? { date: more['date']?.replace(/(?<=[\du-])u/g, 'X') } : {};
}

function fieldsOf(entry: Entry, shape: Shape, dialect: Dialect, abstracts: boolean): Fields {
  const { title, authors = [], editors = [], abstract } = entry;
  const known: Fields = {
    title: braced(latexTitle(title)),
    author: braced(latexNames(authors, entry.moreAuthors, dialect)),
    editor: braced(latexNames(editors, entry.moreEditors, dialect)),
    // What styles of BibTeX sort and label by where there is no author; without it BibTeX warns of every such entry.
    key: authors.length > 0 || dialect === 'biblatex' ? undefined : text(sortingKey(entry)),
    [shape.venue]: text(entry.venue),
    series: text(entry.series) ?? (shape.venue === 'series' ? text(entry.venue) : undefined),
    volume: text(entry.volume),
    number: text(entry.issue),
    pages: pagesOf(entry.pages),
    edition: text(entry.edition),
    ...(entry.publisher !== undefined && { [shape.publisher]: text(entry.publisher) }),
    [dialect === 'biblatex' ? 'location' : 'address']: text(entry.place),
    type: braced(shape.kind),
    ...dates(entry, dialect),
    isbn: text(entry.isbn),
    issn: text(entry.issn),
    language: text(entry.language),
    ...identifiers(entry, dialect),
    [dialect === 'biblatex' ? 'verbc' : 'links']: otherLinks(entry, dialect),
    entrysubtype: subtypeOf(entry, shape.type),
    abstract: abstracts && abstract !== undefined ? braced(latexParagraphs(abstract)) : undefined,
    keywords: braced(keywordsOf(entry)),
    [dialect === 'biblatex' ? 'annotation' : 'annote']: annotationOf(entry),
  };
  const more = unmodelled(entry, dialect);
  Object.assign(known, dateInSource(entry, more, dialect));
  for (const [name, value] of Object.entries(more)) known[name] ??= value;
  return known;
}

function entryText(entry: Entry, dialect: Dialect, abstracts: boolean): string {
  const shape = shapeOf(entry, dialect);
  const lines = Object.entries(fieldsOf(entry, shape, dialect, abstracts)).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${value},`],
  );
  return [`@${shape.type}{${entry.citationKey},`, ...lines, '}'].join('\n');
}

/**
 * BibTeX (http://tug.org/bibtex/btxdoc.pdf) or BibLaTeX. Heeds `abstracts`, `dialect` and `ascii`. A field that the
 * source did not give is left out; nothing is made up for what a style may want. No text of an entry can be a macro.
 */
export function stringify(
  entries: readonly Entry[],
  { abstracts = true, dialect = 'bibtex', ascii = false }: StringifyOptions,
): string {
  const text = `${entries.map((entry) => entryText(entry, dialect, abstracts)).join('\n\n')}\n`;
  return ascii ? new AsciiWriter().write(text) : text;
}
