/** The columns of tables of papers, by the names that tools give them, without case, spaces and signs. */

const NAMES = {
  title: [
    'title',
    'articletitle',
    'documenttitle',
    'papertitle',
    'primarytitle',
    'titleofpaper',
    'itemtitle',
    'displayname',
  ],
  abstract: ['abstract', 'abstractnote', 'abstracttext', 'summary', 'notesabstract'],
  authors: [
    'authors',
    'author',
    'authornames',
    'creators',
    'authorlist',
    'firstauthors',
    'authorstring',
    'contributors',
    'authorshipsauthordisplayname',
  ],
  fullAuthors: ['authorfullnames', 'fullauthornames', 'fullauthors'],
  editors: ['editors', 'editor', 'bookeditors', 'secondaryauthors'],
  year: ['year', 'publicationyear', 'pubyear', 'publishedyear', 'yearpublished', 'yearofpublication'],
  month: ['month', 'publishedmonth', 'monthpublished', 'publicationmonth'],
  day: ['day'],
  date: [
    'date',
    'publicationdate',
    'publisheddate',
    'coverdate',
    'datepublished',
    'dateofpublication',
    'pubdate',
    'publishtime',
  ],
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
    'publication',
    'pubtitle',
    'anthologytitle',
    'proceedingstitle',
    'parenttitle',
    'primarylocationsourcedisplayname',
  ],
  type: [
    'type',
    'itemtype',
    'documenttype',
    'publicationtype',
    'referencetype',
    'doctype',
    'bibliographytype',
    'contenttype',
    'pubtype',
    'doctypes',
  ],
  volume: ['volume', 'vol', 'journalvolume', 'volumenumber', 'bibliovolume'],
  issue: ['issue', 'number', 'issuenumber', 'journalissue', 'biblioissue'],
  pages: ['pages', 'pagination', 'pagenumbers', 'pageinfo', 'pagerange'],
  startPage: ['pagestart', 'startpage', 'firstpage', 'beginningpage', 'bibliofirstpage'],
  endPage: ['pageend', 'endpage', 'lastpage', 'endingpage', 'bibliolastpage'],
  articleNumber: ['artno', 'articlenumber'],
  publisher: ['publisher'],
  place: ['place', 'location', 'publishercity', 'placepublished', 'address', 'city', 'conferencelocation'],
  edition: ['edition'],
  series: ['series', 'bookseriestitle', 'seriestitle'],
  isbn: ['isbn', 'isbns'],
  issn: ['issn', 'issns', 'journalissn', 'printissn', 'onlineissn', 'eissn', 'primarylocationsourceissnl'],
  /** An ISBN or an ISSN. */
  standardNumber: ['isbnissn', 'issnisbn', 'standardnumber'],
  language: [
    'language',
    'languageoforiginaldocument',
    'languageofarticle',
    'articlelanguage',
    'languageofpublication',
    'languages',
  ],
  accessed: ['accessdate', 'accessed'],
  doi: ['doi', 'itemdoi', 'digitalobjectidentifier', 'externalidsdoi'],
  arxiv: ['arxiv', 'arxivid'],
  pmid: ['pmid', 'pubmedid', 'medlinepmid', 'idspmid', 'externalidspubmed'],
  pmcid: ['pmcid', 'pmc'],
  url: [
    'url',
    'link',
    'urls',
    'articleurl',
    'externalurl',
    'plink',
    'permalink',
    'documenturl',
    'sourcelinkout',
    'dimensionsurl',
    'fulltexturl',
    'primarylocationlandingpageurl',
  ],
  links: ['links', 'pdflink', 'fulltextlink', 'embaselink', 'sourceurls'],
  code: ['code', 'codeurl'],
  keywords: ['keywords', 'authorkeywords', 'keyword', 'identifierkeyword', 'keywordsdisplayname'],
  moreKeywords: [
    'indexkeywords',
    'keywordsplus',
    'automatictags',
    'meshterms',
    'mesh',
    'subject',
    'subjects',
    'subjectterms',
    'ieeeterms',
    'emtreedrugindexterms',
    'emtreemedicalindexterms',
    'descriptors',
    'meshtags',
  ],
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
  /** A whole reference, of which tables of PubMed have volume, issue and pages. */
  citation: ['citation'],
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
  // Some name the journal so, some the database that a row comes from, and Embase the journal with year and pages.
  const source: Column = named.includes('venue') ? 'citation' : 'venue';
  const columns = named.map((column, index) => (plain[index] === 'source' ? source : column));
  return columns.includes('title') ? columns : undefined;
}

/** What a label stands for that begins a line of its own, as Embase writes a field (`"AUTHOR NAMES","Lee A.","Roy B."`). */
export function columnOfLabel(label = ''): Column | undefined {
  return COLUMNS.get(normalised(label)) ?? (normalised(label) === 'source' ? 'venue' : undefined);
}
