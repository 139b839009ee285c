import { type Author, groupOf, personOf } from '../../../domain/author.ts';
import { type PublicationType, publicationTypeOf } from '../../../domain/publication-type.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf } from '../../numeric-date.ts';
import { plainAbstract, plainTitle } from './markup.ts';
import type { Fields, Service } from './service.ts';
import { objectOf, objectsOf, textOf, textsOf } from './values.ts';

/** Crossref's types that CSL calls otherwise (https://api.crossref.org/types). */
const TYPES: Readonly<Record<string, PublicationType>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry',
  dissertation: 'thesis',
  'peer-review': 'review',
};

function firstText(value: Fields, name: string): string | undefined {
  return textsOf(value, name).find((text) => text.trim() !== '');
}

/** The title, with the subtitle that Crossref has apart from it. */
function titleOf(value: Fields): string | undefined {
  const title = firstText(value, 'title');
  const subtitle = firstText(value, 'subtitle');
  if (title === undefined) return undefined;
  const isThere = subtitle === undefined || title.toLowerCase().includes(subtitle.trim().toLowerCase());
  return plainTitle(isThere ? title : `${title.trim().replace(/:$/, '')}: ${subtitle}`);
}

function people(value: Fields, name: string): Author[] {
  return objectsOf(value, name).flatMap((person) => {
    const parts = {
      given: textOf(person, 'given'),
      family: textOf(person, 'family'),
      suffix: textOf(person, 'suffix'),
    };
    return personOf(parts) ?? groupOf(textOf(person, 'name') ?? '') ?? [];
  });
}

/** `{ "date-parts": [[2023, 7]] }` -> `2023-07`; Crossref writes `[[null]]` where it knows none. */
function dateIn(value: Fields, name: string): string | undefined {
  const all = objectOf(value, name)?.['date-parts'];
  const [parts]: unknown[] = Array.isArray(all) ? all : [];
  return Array.isArray(parts) && typeof parts[0] === 'number' ? dateOf(parts.join('-')) : undefined;
}

/** Works of Crossref (https://api.crossref.org). */
export const crossref: Service = {
  name: 'crossref',
  recognises: (value) =>
    typeof value['DOI'] === 'string' && Array.isArray(value['title']) && typeof value['type'] === 'string',
  recordOf: (value, source) =>
    completeRecord(
      {
        title: titleOf(value),
        abstract: plainAbstract(textOf(value, 'abstract') ?? ''),
        authors: people(value, 'author'),
        editors: people(value, 'editor'),
        date: dateIn(value, 'issued') ?? dateIn(value, 'published'),
        venue: plainTitle(firstText(value, 'container-title') ?? ''),
        type: TYPES[textOf(value, 'type') ?? ''] ?? publicationTypeOf(value['type']),
        volume: textOf(value, 'volume'),
        issue: textOf(value, 'issue'),
        pages: textOf(value, 'page') ?? textOf(value, 'article-number'),
        publisher: textOf(value, 'publisher'),
        place: textOf(value, 'publisher-location'),
        issn: firstText(value, 'ISSN'),
        isbn: firstText(value, 'ISBN')?.replace(/^.*\//, ''),
        language: textOf(value, 'language'),
        doi: textOf(value, 'DOI'),
        url: textOf(value, 'URL'),
        keywords: textsOf(value, 'subject'),
      },
      source,
    ),
};
