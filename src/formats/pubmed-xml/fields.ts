import { medlineDate, readMedlineDate } from '../nbib/parse.ts';
import { dateOf } from '../numeric-date.ts';
import type { TaggedField } from '../tagged/reader.ts';
import { childrenOf, type XmlElement } from '../xml/elements.ts';

/** What MEDLINE calls what stands at each place of an article or a book (https://www.nlm.nih.gov/bsd/licensee/elements_alphabetical.html). */
const PLACES: readonly (readonly [tag: string, path: string])[] = [
  ['PMID', 'MedlineCitation/PMID'],
  ['PMID', 'BookDocument/PMID'],
  ['TI', 'MedlineCitation/Article/ArticleTitle'],
  ['TI', 'BookDocument/ArticleTitle'],
  ['TT', 'MedlineCitation/Article/VernacularTitle'],
  ['BTI', 'BookDocument/Book/BookTitle'],
  ['CTI', 'BookDocument/Book/CollectionTitle'],
  ['EN', 'BookDocument/Book/Edition'],
  ['PB', 'BookDocument/Book/Publisher/PublisherName'],
  ['PL', 'BookDocument/Book/Publisher/PublisherLocation'],
  ['ISBN', 'BookDocument/Book/Isbn'],
  ['PG', 'MedlineCitation/Article/Pagination/MedlinePgn'],
  ['PG', 'BookDocument/Pagination/MedlinePgn'],
  ['LA', 'MedlineCitation/Article/Language'],
  ['LA', 'BookDocument/Language'],
  ['PT', 'MedlineCitation/Article/PublicationTypeList/PublicationType'],
  ['PT', 'BookDocument/PublicationType'],
  ['PL', 'MedlineCitation/MedlineJournalInfo/Country'],
  ['TA', 'MedlineCitation/MedlineJournalInfo/MedlineTA'],
  ['JT', 'MedlineCitation/Article/Journal/Title'],
  ['JID', 'MedlineCitation/MedlineJournalInfo/NlmUniqueID'],
  ['VI', 'MedlineCitation/Article/Journal/JournalIssue/Volume'],
  ['IP', 'MedlineCitation/Article/Journal/JournalIssue/Issue'],
  ['SB', 'MedlineCitation/CitationSubset'],
  ['OT', 'MedlineCitation/KeywordList/Keyword'],
  ['OT', 'BookDocument/KeywordList/Keyword'],
  ['GR', 'MedlineCitation/Article/GrantList/Grant/GrantID'],
  ['COIS', 'MedlineCitation/CoiStatement'],
];

const find = (element: XmlElement, path: string): readonly XmlElement[] =>
  path
    .split('/')
    .reduce<readonly XmlElement[]>((found, name) => found.flatMap((one) => childrenOf(one, name)), [element]);

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of the first child of a name. */
function textIn(element: XmlElement, name: string): string {
  return plain(childrenOf(element, name)[0]?.text ?? '');
}

/** `2008 Feb 18` of numbers or names; what MEDLINE says in words stays as it is. */
function published(date: XmlElement): string {
  const said = textIn(date, 'MedlineDate');
  if (said !== '') return said;
  const [year = '', month = '', day = ''] = ['Year', 'Month', 'Day'].map((name) => textIn(date, name));
  const parts = [year, month, day].filter((part) => part !== '');
  const read = /^\d*$/.test(month) ? dateOf(parts.join('-')) : readMedlineDate(parts.join(' '));
  const season = textIn(date, 'Season');
  return read === undefined || season !== '' ? [...parts, season].join(' ').trim() : medlineDate(read);
}

type Named = readonly [tag: string, text: string];

/** Names in their order, groups as MEDLINE has them. */
function people(list: XmlElement): Named[] {
  const isEditors = list.attributes['Type'] === 'editors';
  return childrenOf(list, 'Author').flatMap((author): Named[] => {
    const group = textIn(author, 'CollectiveName');
    if (group !== '') return [[isEditors ? 'FED' : 'CN', isEditors ? `${group},` : group]];
    const parts = ['LastName', 'ForeName', 'Suffix'].map((name) => textIn(author, name));
    const name = parts.filter((part) => part !== '').join(', ');
    return name === '' ? [] : [[isEditors ? 'FED' : 'FAU', name]];
  });
}

/** `Brain/*enzymology`: a heading with its qualifiers, of which a star marks the main ones. */
function heading(mesh: XmlElement): string {
  const named = mesh.children.map(
    ({ attributes, text }) => `${attributes['MajorTopicYN'] === 'Y' ? '*' : ''}${plain(text)}`,
  );
  return named.join('/');
}

/** Sections of an abstract behind their names. */
function abstractOf(article: XmlElement): string {
  const sections = ['MedlineCitation/Article/Abstract/AbstractText', 'BookDocument/Abstract/AbstractText'];
  return sections
    .flatMap((path) => find(article, path))
    .map(({ attributes: { Label: label }, text }) =>
      label === undefined || label === 'UNLABELLED' ? plain(text) : `${label}: ${plain(text)}`,
    )
    .join(' ');
}

/** Identifiers of the article, which are not those of what it cites. */
function identifiers(article: XmlElement): Named[] {
  const lists = ['PubmedData/ArticleIdList', 'PubmedBookData/ArticleIdList', 'BookDocument/ArticleIdList'];
  return [
    ...find(article, 'MedlineCitation/Article/ELocationID').map(
      ({ attributes, text }) => ['LID', `${plain(text)} [${attributes['EIdType'] ?? ''}]`] as const,
    ),
    ...lists
      .flatMap((path) => find(article, `${path}/ArticleId`))
      .flatMap(({ attributes: { IdType: kind = '' }, text }) => {
        if (kind === 'pubmed') return [];
        return [kind === 'pmc' ? (['PMC', plain(text)] as const) : (['AID', `${plain(text)} [${kind}]`] as const)];
      }),
  ];
}

/** The fields of MEDLINE for a `PubmedArticle` or a `PubmedBookArticle`. */
export function medlineFields(article: XmlElement): TaggedField[] {
  const dates = ['MedlineCitation/Article/Journal/JournalIssue/PubDate', 'BookDocument/Book/PubDate'];
  const lists = ['MedlineCitation/Article/AuthorList', 'BookDocument/AuthorList', 'BookDocument/Book/AuthorList'];
  const issns = find(article, 'MedlineCitation/Article/Journal/ISSN');
  const affiliations = ['AffiliationInfo/Affiliation', 'Affiliation'].flatMap((path) =>
    find(article, `MedlineCitation/Article/AuthorList/Author/${path}`),
  );
  const fields: Named[] = [
    ...PLACES.flatMap(([tag, path]) => find(article, path).map(({ text }) => [tag, plain(text)] as const)),
    ...lists.flatMap((path) => find(article, path)).flatMap(people),
    ...dates.flatMap((path) => find(article, path)).map((date) => ['DP', published(date)] as const),
    ...issns.map(({ attributes, text }) => ['IS', `${plain(text)} (${attributes['IssnType'] ?? 'Print'})`] as const),
    ...find(article, 'MedlineCitation/MeshHeadingList/MeshHeading').map((mesh) => ['MH', heading(mesh)] as const),
    ...affiliations.map(({ text }) => ['AD', plain(text)] as const),
    ...identifiers(article),
    ['AB', abstractOf(article)],
  ];
  const seen = new Set<string>();
  return fields.flatMap(([tag, text]) => {
    const isAgain = seen.has(`${tag} ${text}`);
    seen.add(`${tag} ${text}`);
    return text === '' || isAgain ? [] : [{ tag, lines: [text] }];
  });
}
