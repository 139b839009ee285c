import type { Author } from '../../domain/author.ts';
import { groupOf } from '../../domain/author.ts';
import type { Extra } from '../../domain/extra.ts';
import { arxivIdIn } from '../../domain/identifiers.ts';
import type { Source } from '../../domain/paper.ts';
import type { PublicationType } from '../../domain/publication-type.ts';
import { isbnIn, issnIn } from '../book-numbers.ts';
import { completeRecord } from '../complete-record.ts';
import { FieldBag } from '../field-bag.ts';
import { keywordsWithoutTags, readNotes } from '../labels/notes.ts';
import { dateOf } from '../numeric-date.ts';
import { readName, readNames, readShortName } from '../personal-name.ts';
import { flowing, type TaggedField, type TaggedRecord } from '../tagged/reader.ts';

/** Kinds of publication that MEDLINE names, the first that fits; any other stays as it is. */
const TYPES: readonly (readonly [name: string, type: PublicationType])[] = [
  ['Preprint', 'article'],
  ['Dataset', 'dataset'],
  ['Technical Report', 'report'],
  ['Academic Dissertation', 'thesis'],
  ['Congress', 'paper-conference'],
  ['Journal Article', 'article-journal'],
];

/** Kinds of publication that ERIC names, the first that fits. */
const ERIC_TYPES: readonly (readonly [name: RegExp, type: PublicationType])[] = [
  [/^Dissertations\/Theses/, 'thesis'],
  [/^Speeches\/Meeting Papers/, 'paper-conference'],
  [/^Journal Articles/, 'article-journal'],
  [/^Books?$/, 'book'],
  [/^Reports - /, 'report'],
];

/** The name by which MEDLINE has a type of record. */
export function medlineType(type: PublicationType | undefined): string | undefined {
  return TYPES.find(([, known]) => known === type)?.[0];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2020 Mar 15` of a date in ISO 8601. */
export function medlineDate(date: string): string {
  const [year, month, day] = date.split('-');
  return [year, MONTHS[Number(month) - 1], day === undefined ? undefined : String(Number(day))]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The date of `2020 Mar 15`, or of the beginning of `2020 Mar-Apr`. */
export function readMedlineDate(text: string): string | undefined {
  const [, year, name = '', day] = /^(\d{4})(?:\s+([A-Z][a-z]{2}))?(?:\s+(\d{1,2}))?/.exec(text) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  return year === undefined || month === 0
    ? dateOf(text)
    : dateOf([year, month, ...(day === undefined ? [] : [day])].join('-'));
}

function bagOf(fields: readonly TaggedField[]): FieldBag {
  const bag = new FieldBag();
  for (const { tag, lines } of fields) {
    if (tag === 'GN')
      bag.add(
        tag,
        lines
          .map((line) => line.replace(/^ {1,6}/, ''))
          .join('\n')
          .trim(),
      );
    // In their order, whether they are persons or groups.
    else bag.add(tag === 'CN' ? 'FAU' : tag, tag === 'CN' ? `${flowing(lines)},` : flowing(lines));
  }
  return bag;
}

function authorsOf(bag: FieldBag): ReturnType<typeof readNames> {
  const [short, full] = [bag.all('AU'), bag.all('FAU')];
  const persons = full.some((name) => !name.endsWith(','));
  return persons || short.length === 0 ? readNames(full) : readNames([...short, ...full], nameOf);
}

function nameOf(text: string): Author | undefined {
  return text.endsWith(',') ? groupOf(text.slice(0, -1)) : text.includes(',') ? readName(text) : readShortName(text);
}

function typeOf(bag: FieldBag, inBook: boolean): PublicationType | undefined {
  if (inBook) return bag.look('TI').length > 0 ? 'chapter' : 'book';
  const said = bag.look('PT');
  const known = TYPES.find(([name]) => said.includes(name));
  if (known !== undefined && said.length === 1) bag.one((value) => (value === known[0] ? value : undefined), 'PT');
  if (known !== undefined) return known[1];
  const eric = ERIC_TYPES.find(([name]) => said.some((kind) => name.test(kind)));
  if (eric?.[1] === 'report' && bag.look('VI').length > 0) return 'article-journal';
  // What else MEDLINE names (an editorial, a letter, a case report) stands in a journal.
  return (
    eric?.[1] ??
    (said.length > 0 && bag.look('PMID').length > 0 && bag.look('JT').length > 0 ? 'article-journal' : undefined)
  );
}

/** True for what ERIC has that is no article: it has the publisher where others have the journal. */
function isWorkOfEric(bag: FieldBag, type: PublicationType | undefined): boolean {
  return bag.look('OWN').includes('ERIC') && (type === 'book' || type === 'report' || type === 'thesis');
}

/** The publisher, or the school, which ERIC names in the source of a thesis. */
function publisherInEric(bag: FieldBag): string | undefined {
  const school = bag.one((value) => /^(?:Ph|Ed|D)\.[A-Z]\w*\.? Dissertation, (.+)$/.exec(value)?.[1], 'SO');
  return school ?? bag.first('JT');
}

/** Identifiers of the article itself: a DOI may be said twice. */
function doiOf(bag: FieldBag): string | undefined {
  // ERIC has it as an address.
  const read = (value: string) =>
    /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)\s*(?:\[doi\])?$/i.exec(value)?.[1];
  const doi = bag.one(read, 'LID', 'AID');
  if (doi !== undefined) bag.read((value) => (read(value) === doi ? doi : undefined), 'LID', 'AID');
  return doi;
}

function extraOf(bag: FieldBag): Extra | undefined {
  const fields = bag.rest();
  return fields === undefined ? undefined : { nbib: { fields } };
}

/** Makes a record of the fields of one citation of MEDLINE. */
export function nbibRecord(fields: readonly TaggedField[], source: Source): TaggedRecord {
  const bag = bagOf(fields);
  const inBook = bag.look('BTI').length > 0;
  const type = typeOf(bag, inBook);
  const inEric = isWorkOfEric(bag, type);
  const title = bag.first('TI') ?? bag.first('BTI') ?? bag.first('TT');
  const { labels, others } = readNotes(bag.all('GN'));
  for (const note of others) bag.add('GN', note);
  const authors = authorsOf(bag);
  const [shortEditors, fullEditors] = [bag.all('ED'), bag.all('FED')];
  const editors = fullEditors.length > 0 ? readNames(fullEditors) : readNames(shortEditors, nameOf);
  const [published] = bag.look('DP');
  const date = published === undefined ? undefined : readMedlineDate(published);
  if (date !== undefined && medlineDate(date) === published) bag.all('DP');
  // A star marks what an article is mainly about.
  const keywords = [...bag.all('OT'), ...bag.all('MH').map((heading) => heading.replaceAll('*', ''))];
  const record = completeRecord(
    {
      title: title?.replace(/\.$/, ''),
      abstract: bag.first('AB'),
      authors: authors.names,
      moreAuthors: authors.more,
      editors: editors.names,
      moreEditors: editors.more,
      date: date ?? bag.one(dateOf, 'DEP', 'EDAT'),
      publisher: bag.first('PB') ?? (inEric ? publisherInEric(bag) : undefined),
      venue: inEric ? undefined : inBook ? bag.first('BTI', 'JT') : bag.first('JT', 'TA'),
      type,
      volume: bag.first('VI'),
      issue: bag.first('IP'),
      pages: bag.first('PG'),
      place: bag.first('PL'),
      edition: bag.first('EN'),
      series: bag.first('CTI'),
      isbn: bag.one(isbnIn, 'ISBN', 'IS'),
      issn: bag.one(issnIn, 'IS', 'ISSN'),
      language: bag.first('LA'),
      doi: doiOf(bag),
      arxiv: bag.one(
        (value) => (/^arxiv\s*:/i.test(value) ? arxivIdIn(value.split(/\s/, 1)[0] ?? '') : undefined),
        'LID',
        'AID',
      ),
      pmid: bag.one((value) => /^\d{1,9}$/.exec(value)?.[0], 'PMID'),
      pmcid: bag.one((value) => /^PMC\d{1,9}$/i.exec(value)?.[0].toUpperCase(), 'PMC'),
      keywords: keywordsWithoutTags(keywords, labels.tags),
      extra: extraOf(bag),
    },
    source,
  );
  if (record === undefined) return { problem: 'a citation that says nothing' };
  return { found: { record, ...(Object.keys(labels).length > 0 && { labels }) } };
}
