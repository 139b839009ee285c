import { type PublicationType, publicationTypeOf } from '../../../domain/publication-type.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf, morePrecise } from '../../numeric-date.ts';
import type { Fields, Service } from './service.ts';
import { objectOf, objectsOf, textOf } from './values.ts';

/** An abstract is no longer than this, whatever places its words name. */
const MOST_WORDS = 100_000;

/** The abstract of which OpenAlex gives, for each word, the places where it stands. */
function restoredAbstract(index: Fields | undefined): string | undefined {
  if (index === undefined) return undefined;
  const words: string[] = [];
  for (const [word, places] of Object.entries(index))
    for (const place of Array.isArray(places) ? places : [])
      if (Number.isInteger(place) && place >= 0 && place < MOST_WORDS) words[place] = word;
  return words.filter((word) => word !== undefined).join(' ') || undefined;
}

function typeOf(value: Fields, source: Fields | undefined): PublicationType | undefined {
  const type = textOf(value, 'type') ?? '';
  if (type === 'article' || type === 'review')
    return textOf(source, 'type') === 'conference' ? 'paper-conference' : 'article-journal';
  if (type === 'preprint') return 'article';
  if (type === 'dissertation') return 'thesis';
  return type === 'book-chapter' ? 'chapter' : publicationTypeOf(type);
}

/** Works of OpenAlex (https://docs.openalex.org/api-entities/works/work-object). */
export const openalex: Service = {
  name: 'openalex',
  recognises: (value) => /^https:\/\/openalex\.org\/W\d+$/.test(textOf(value, 'id') ?? ''),
  recordOf: (value, source) => {
    const location = objectOf(value, 'primary_location');
    const venue = objectOf(location, 'source') ?? objectOf(value, 'host_venue');
    const biblio = objectOf(value, 'biblio');
    const ids = objectOf(value, 'ids');
    const [first, last] = [textOf(biblio, 'first_page'), textOf(biblio, 'last_page')];
    const pmcid = /(?:PMC)?(\d+)\/?$/i.exec(textOf(ids, 'pmcid') ?? '')?.[1];
    const words = [...objectsOf(value, 'keywords')].flatMap(
      (keyword) => textOf(keyword, 'display_name') ?? textOf(keyword, 'keyword') ?? [],
    );
    return completeRecord(
      {
        title: textOf(value, 'display_name') ?? textOf(value, 'title'),
        abstract: restoredAbstract(objectOf(value, 'abstract_inverted_index')),
        authors: objectsOf(value, 'authorships').flatMap((authorship) => {
          const name = textOf(objectOf(authorship, 'author'), 'display_name') ?? textOf(authorship, 'raw_author_name');
          return name === undefined ? [] : [{ name }];
        }),
        date: morePrecise(
          dateOf(textOf(value, 'publication_year') ?? ''),
          dateOf(textOf(value, 'publication_date') ?? ''),
        ),
        venue: textOf(venue, 'display_name'),
        type: typeOf(value, venue),
        volume: textOf(biblio, 'volume'),
        issue: textOf(biblio, 'issue'),
        pages: first === undefined || last === undefined || first === last ? first : `${first}-${last}`,
        publisher: textOf(venue, 'host_organization_name') ?? textOf(venue, 'publisher'),
        issn: textOf(venue, 'issn_l'),
        language: textOf(value, 'language'),
        doi: textOf(value, 'doi'),
        pmid: /(\d+)\/?$/.exec(textOf(ids, 'pmid') ?? '')?.[1],
        pmcid: pmcid === undefined ? undefined : `PMC${pmcid}`,
        url: textOf(location, 'landing_page_url') ?? textOf(value, 'doi') ?? textOf(value, 'id'),
        links: [textOf(objectOf(value, 'open_access'), 'oa_url') ?? '', textOf(location, 'pdf_url') ?? ''],
        keywords: words,
      },
      source,
    );
  },
};
