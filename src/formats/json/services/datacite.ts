import { type Author, groupOf, personOf } from '../../../domain/author.ts';
import { type PublicationType, publicationTypeOf } from '../../../domain/publication-type.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf } from '../../numeric-date.ts';
import { readName } from '../../personal-name.ts';
import { plainAbstract, plainTitle } from './markup.ts';
import type { Fields, Service } from './service.ts';
import { objectOf, objectsOf, textOf } from './values.ts';

/** DataCite's general types that its own name for CSL calls otherwise, or nothing. */
const TYPES: Readonly<Record<string, PublicationType>> = {
  Preprint: 'article',
  JournalArticle: 'article-journal',
  ConferencePaper: 'paper-conference',
  BookChapter: 'chapter',
  Dissertation: 'thesis',
  Report: 'report',
  Book: 'book',
  Dataset: 'dataset',
  Software: 'software',
};

/** An answer about one DOI has its fields in an envelope of JSON:API. */
const attributesOf = (value: Fields): Fields => objectOf(value, 'attributes') ?? value;

function people(list: readonly Fields[]): Author[] {
  return list.flatMap((person) => {
    const name = textOf(person, 'name') ?? '';
    if (textOf(person, 'nameType') === 'Organizational') return groupOf(name) ?? [];
    return (
      personOf({ given: textOf(person, 'givenName'), family: textOf(person, 'familyName') }) ?? readName(name) ?? []
    );
  });
}

/** The main title, with the subtitle that stands apart from it. */
function titleOf(fields: Fields): string | undefined {
  const titles = objectsOf(fields, 'titles');
  const main = titles.find((title) => (title['titleType'] ?? null) === null) ?? titles[0];
  const sub = titles.find((title) => title['titleType'] === 'Subtitle');
  const [title, subtitle] = [main, sub].map((given) => textOf(given, 'title'));
  if (title === undefined || subtitle === undefined || main === sub) return title;
  return `${title.trim().replace(/:$/, '')}: ${subtitle}`;
}

function typeOf(fields: Fields): PublicationType | undefined {
  const types = objectOf(fields, 'types');
  const said = publicationTypeOf(types?.['citeproc']);
  return TYPES[textOf(types, 'resourceTypeGeneral') ?? ''] ?? (said === 'article' ? undefined : said);
}

function dateIn(fields: Fields): string | undefined {
  const dates = objectsOf(fields, 'dates');
  const issued = ['Issued', 'Available', 'Created'].flatMap((kind) =>
    dates.filter(({ dateType }) => dateType === kind),
  );
  const year = textOf(fields, 'publicationYear');
  const read = issued
    .map((date) => dateOf(textOf(date, 'date') ?? ''))
    .find((date) => date?.startsWith(year ?? '') === true);
  return read ?? (year === undefined ? undefined : dateOf(year));
}

/** What the work was published in: the container, or the item that is related to it in this way, in the container's words. */
function containerOf(fields: Fields): Fields | undefined {
  const container = objectOf(fields, 'container');
  const item = objectsOf(fields, 'relatedItems').find(({ relationType }) => relationType === 'IsPublishedIn');
  if (item === undefined) return container;
  const identifier = objectOf(item, 'relatedItemIdentifier');
  return {
    title: textOf(objectsOf(item, 'titles')[0], 'title'),
    identifier: textOf(identifier, 'relatedItemIdentifier'),
    identifierType: textOf(identifier, 'relatedItemIdentifierType'),
    ...item,
  };
}

/** The first identifier of a kind of what the work is a part of, or of the container. */
function related(fields: Fields, container: Fields | undefined, kind: 'ISSN' | 'ISBN'): string | undefined {
  const found = objectsOf(fields, 'relatedIdentifiers').find(
    (other) => other['relatedIdentifierType'] === kind && other['relationType'] === 'IsPartOf',
  );
  return textOf(container, 'identifierType') === kind
    ? textOf(container, 'identifier')
    : textOf(found, 'relatedIdentifier');
}

/** Works of DataCite (https://support.datacite.org/docs/api), as Zenodo, Dryad and figshare register them. */
export const datacite: Service = {
  name: 'datacite',
  recognises: (value) => {
    const fields = attributesOf(value);
    return Array.isArray(fields['titles']) && Array.isArray(fields['creators']);
  },
  recordOf: (value, source) => {
    const fields = attributesOf(value);
    const container = containerOf(fields);
    const type = typeOf(fields);
    const [first, last] = ['firstPage', 'lastPage'].map((name) => textOf(container, name));
    const pages = first === undefined || last === undefined || first === last ? first : `${first}-${last}`;
    const isPart = type === 'article-journal' || type === 'chapter' || type === 'paper-conference';
    const isSeries = !isPart && textOf(container, 'type') === 'Series';
    const descriptions = objectsOf(fields, 'descriptions');
    const abstract =
      descriptions.find(({ descriptionType }) => descriptionType === 'Abstract') ??
      descriptions.find(({ descriptionType }) => descriptionType === undefined);
    const editors = objectsOf(fields, 'contributors').filter(({ contributorType }) => contributorType === 'Editor');
    return completeRecord(
      {
        title: plainTitle(titleOf(fields) ?? ''),
        abstract: plainAbstract(textOf(abstract, 'description') ?? ''),
        authors: people(objectsOf(fields, 'creators')),
        editors: people(editors),
        date: dateIn(fields),
        venue: isSeries ? undefined : plainTitle(textOf(container, 'title') ?? ''),
        series: isSeries ? plainTitle(textOf(container, 'title') ?? '') : undefined,
        type,
        volume: textOf(container, 'volume'),
        issue: textOf(container, 'issue'),
        pages,
        publisher: textOf(fields, 'publisher') ?? textOf(objectOf(fields, 'publisher'), 'name'),
        edition: textOf(fields, 'version'),
        issn: related(fields, container, 'ISSN'),
        isbn: related(fields, container, 'ISBN'),
        language: textOf(fields, 'language'),
        doi: textOf(fields, 'doi'),
        url: textOf(fields, 'url'),
        keywords: objectsOf(fields, 'subjects').flatMap((subject) => textOf(subject, 'subject') ?? []),
      },
      source,
    );
  },
};
