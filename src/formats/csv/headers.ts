/** The columns of tables of papers, by the names that tools give them, without case, spaces and signs. */

const NAMES = {
  title: ['title', 'articletitle', 'documenttitle', 'papertitle', 'primarytitle', 'titleofpaper'],
  abstract: ['abstract', 'abstractnote', 'abstracttext', 'summary', 'notesabstract'],
  authors: ['authors', 'author', 'authornames', 'creators', 'authorlist'],
  fullAuthors: ['authorfullnames', 'fullauthornames', 'fullauthors'],
  editors: ['editors', 'editor', 'bookeditors'],
  year: ['year', 'publicationyear', 'pubyear', 'publishedyear', 'yearpublished', 'yearofpublication'],
  month: ['month', 'publishedmonth', 'monthpublished'],
  day: ['day'],
  date: ['date', 'publicationdate', 'publisheddate', 'coverdate', 'datepublished'],
  venue: [
    'venue',
    'journal',
    'sourcetitle',
    'publicationtitle',
    'journalbook',
    'journaltitle',
    'secondarytitle',
    'booktitle',
    'publicationname',
  ],
  type: ['type', 'itemtype', 'documenttype', 'publicationtype', 'referencetype', 'doctype', 'bibliographytype'],
  volume: ['volume', 'vol'],
  issue: ['issue', 'number', 'issuenumber'],
  pages: ['pages', 'pagination', 'pagenumbers'],
  startPage: ['pagestart', 'startpage', 'firstpage', 'beginningpage'],
  endPage: ['pageend', 'endpage', 'lastpage', 'endingpage'],
  articleNumber: ['artno', 'articlenumber'],
  publisher: ['publisher'],
  place: ['place', 'location', 'publishercity', 'placepublished', 'address'],
  edition: ['edition'],
  series: ['series', 'bookseriestitle', 'seriestitle'],
  isbn: ['isbn', 'isbns'],
  issn: ['issn', 'issns'],
  language: ['language', 'languageoforiginaldocument'],
  accessed: ['accessdate', 'accessed'],
  doi: ['doi'],
  arxiv: ['arxiv', 'arxivid'],
  pmid: ['pmid', 'pubmedid'],
  pmcid: ['pmcid', 'pmc'],
  url: ['url', 'link', 'urls', 'articleurl', 'externalurl', 'plink', 'permalink'],
  links: ['links'],
  code: ['code', 'codeurl'],
  keywords: ['keywords', 'authorkeywords', 'keyword'],
  moreKeywords: ['indexkeywords', 'keywordsplus', 'automatictags', 'meshterms', 'mesh'],
  tags: ['tags', 'manualtags', 'labels'],
  lists: ['lists', 'readinglists', 'collections'],
  note: ['note', 'notes', 'asreviewnote', 'exportednotes1', 'usernotes'],
  status: ['status', 'decision'],
  included: [
    'included',
    'labelincluded',
    'finalincluded',
    'includedlabel',
    'includedfinal',
    'includedflag',
    'include',
    'label',
    'asreviewlabel',
  ],
  reason: ['reason', 'exclusionreason', 'exclusionreasons', 'reasonforexclusion'],
  sourceKey: ['citationkey', 'citekey', 'bibtexkey'],
} as const satisfies Record<string, readonly string[]>;

/** What a column of a table of papers holds. */
export type Column = keyof typeof NAMES;

/** The two letters by which Web of Science names its columns. */
const WEB_OF_SCIENCE: Readonly<Record<string, Column>> = {
  ti: 'title',
  ab: 'abstract',
  au: 'authors',
  af: 'fullAuthors',
  be: 'editors',
  py: 'year',
  pd: 'month',
  so: 'venue',
  dt: 'type',
  vl: 'volume',
  is: 'issue',
  bp: 'startPage',
  ep: 'endPage',
  ar: 'articleNumber',
  pu: 'publisher',
  pi: 'place',
  se: 'series',
  bn: 'isbn',
  sn: 'issn',
  la: 'language',
  di: 'doi',
  pm: 'pmid',
  de: 'keywords',
  id: 'moreKeywords',
};

const COLUMNS = new Map<string, Column>(
  (Object.entries(NAMES) as [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [name, column] as const),
  ),
);

function normalised(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The columns of a row of names: undefined for each that is none of ours. A row that names no title is no such row. */
export function columnsOf(names: readonly string[]): (Column | undefined)[] | undefined {
  const plain = names.map(normalised);
  const isWebOfScience = plain.includes('ti') && !plain.includes('title');
  const named = plain.map((name) => (isWebOfScience ? WEB_OF_SCIENCE[name] : COLUMNS.get(name)));
  // Some name the journal so, and some the database that a row comes from.
  const columns = named.includes('venue')
    ? named
    : named.map((column, index) => (plain[index] === 'source' ? 'venue' : column));
  return columns.includes('title') ? columns : undefined;
}

/** The columns of our own export that records and labels are read from; `id`, `year` and `included` say nothing more. */
const OWN = [
  'title',
  'authors',
  'date',
  'venue',
  'type',
  'volume',
  'issue',
  'pages',
  'editors',
  'publisher',
  'place',
  'edition',
  'series',
  'isbn',
  'issn',
  'language',
  'doi',
  'arxiv',
  'pmid',
  'pmcid',
  'url',
  'accessed',
  'links',
  'code',
  'keywords',
  'status',
  'reason',
  'tags',
  'lists',
  'note',
  'citationKey',
  'abstract',
] as const;
const DERIVED = ['id', 'year', 'included'] as const;

/** A column of our own export. */
export type OwnColumn = (typeof OWN)[number] | (typeof DERIVED)[number];

/** A column of another table that is named like one of ours. */
export const FOREIGN_SUFFIX = ' (source)';

/** True for the columns that our own export has, in which nothing has to be guessed. */
export function isOwnExport(names: readonly string[]): boolean {
  return ['title', 'citationKey', 'status', 'tags', 'lists'].every((name) => names.includes(name));
}

/** What the columns of our own export hold: `derived` for what other columns say as well. */
export function ownColumnsOf(names: readonly string[]): (Column | 'derived' | undefined)[] {
  return names.map((name) => {
    if (name === 'citationKey') return 'sourceKey';
    return (
      OWN.find((own) => own === name && name !== 'citationKey') ??
      (DERIVED.some((own) => own === name) ? 'derived' : undefined)
    );
  }) as (Column | 'derived' | undefined)[];
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** A row of names further down than this is none. */
const MOST_ROWS_BEFORE = 10;

/** What the first lines of a table say of it. */
export interface Sniffed {
  readonly delimiter: string;
  /** How many of its columns are known. */
  readonly known: number;
}

function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** A rule below the names, as Markdown has it, makes a table of another kind. */
const MARKDOWN_RULE = /^\|?\s*:?-{2,}:?\s*\|/;

/** The delimiter with which the first lines hold a row of column names, one of them a title; undefined when none does. */
export function sniff(head: string): Sniffed | undefined {
  const lines = head
    .replace(/^\uFEFF/, '')
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/, MOST_ROWS_BEFORE);
  let best: Sniffed | undefined;
  for (const delimiter of DELIMITERS)
    lines.forEach((line, index) => {
      const below = lines.slice(index + 1).find((next) => next.trim() !== '');
      if (delimiter === '|' && (line.startsWith('|') || MARKDOWN_RULE.test(below ?? ''))) return;
      const known = columnsOf(cellsOf(line, delimiter))?.filter((column) => column !== undefined).length ?? 0;
      const goesOn = below === undefined || known === 1 || below.includes(delimiter) || below.includes('"');
      if (goesOn && known > (best?.known ?? 0)) best = { delimiter, known };
    });
  return best;
}
