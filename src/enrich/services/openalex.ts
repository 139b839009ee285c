import { address, type Identifier, identifierName, objectsIn, type Service, titleWords } from '../service.ts';

const WORKS = 'https://api.openalex.org/works';
const FIELDS =
  'id,doi,title,display_name,publication_year,publication_date,ids,language,primary_location,type,authorships,biblio,abstract_inverted_index';

/** arXiv gives every paper a DOI, by which OpenAlex knows preprints. */
function doiOf({ kind, id }: Identifier): string | undefined {
  return kind === 'arxiv' ? `10.48550/arxiv.${id}` : kind === 'doi' ? id : undefined;
}

function nameOf(identifier: Identifier): string | undefined {
  const doi = doiOf(identifier);
  if (doi !== undefined) return `doi:${doi}`;
  if (identifier.kind === 'pmid') return `pmid:${identifier.id}`;
  return identifier.kind === 'openalex' ? identifier.id : undefined;
}

/** OpenAlex (https://developers.openalex.org). Since February 2026 it wants a key, which is free, for more than a few questions a day. */
export const openalex: Service = {
  name: 'openalex',
  interval: 200,
  one: (identifier) => {
    const name = nameOf(identifier);
    return name === undefined
      ? undefined
      : { url: address(`${WORKS}/${encodeURIComponent(name)}`, { select: FIELDS }), type: 'json' };
  },
  many: {
    most: 40,
    // A comma ends a filter, a bar one of its values.
    takes: (identifier) => !/[,|]/.test(doiOf(identifier) ?? ','),
    question: (identifiers) => ({
      url: address(WORKS, {
        filter: `doi:${identifiers.map(doiOf).join('|')}`,
        per_page: String(identifiers.length),
        select: FIELDS,
      }),
      type: 'json',
    }),
    split: (text, identifiers) => {
      const works = new Map(
        objectsIn(text, 'results').map((work) => [
          String(work['doi'])
            .toLowerCase()
            .replace(/^https?:\/\/doi\.org\//, ''),
          work,
        ]),
      );
      const found = identifiers.flatMap((identifier): [string, string][] => {
        const work = works.get(doiOf(identifier) ?? '');
        return work === undefined ? [] : [[identifierName(identifier), JSON.stringify({ results: [work] })]];
      });
      return new Map(found);
    },
  },
  byTitle: (title) => {
    const words = titleWords(title);
    return words === undefined
      ? undefined
      : { url: address(WORKS, { filter: `title.search:${words}`, per_page: '5', select: FIELDS }), type: 'json' };
  },
  signed: ({ contact, openalexKey }) => ({
    parameters: {
      ...(contact !== undefined && { mailto: contact }),
      ...(openalexKey !== undefined && { api_key: openalexKey }),
    },
  }),
};
