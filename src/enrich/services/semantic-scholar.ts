import { address, type Identifier, identifierName, type Service, titleWords } from '../service.ts';

const PAPER = 'https://api.semanticscholar.org/graph/v1/paper';
const FIELDS =
  'paperId,externalIds,url,title,abstract,venue,publicationVenue,year,publicationDate,publicationTypes,journal,authors';

const PREFIXES: Readonly<Record<Identifier['kind'], string | undefined>> = {
  doi: 'DOI:',
  arxiv: 'ARXIV:',
  pmid: 'PMID:',
  'semantic-scholar': '',
  openalex: undefined,
  dblp: 'DBLP:',
};

function nameOf({ kind, id }: Identifier): string | undefined {
  const prefix = PREFIXES[kind];
  return prefix === undefined ? undefined : `${prefix}${id}`;
}

/**
 * Semantic Scholar's Academic Graph (https://api.semanticscholar.org/api-docs/graph). With a key one request a second;
 * without one all users share what there is, so that 429 is an everyday answer.
 */
export const semanticScholar: Service = {
  name: 'semantic-scholar',
  interval: 1100,
  one: (identifier) => {
    const name = nameOf(identifier);
    return name === undefined
      ? undefined
      : { url: address(`${PAPER}/${encodeURIComponent(name)}`, { fields: FIELDS }), type: 'json' };
  },
  many: {
    most: 200,
    takes: (identifier) => nameOf(identifier) !== undefined,
    question: (identifiers) => ({
      url: address(`${PAPER}/batch`, { fields: FIELDS }),
      type: 'json',
      body: JSON.stringify({ ids: identifiers.map(nameOf) }),
    }),
    // One answer for each identifier, in their order; null where nothing is known.
    split: (text, identifiers) => {
      const papers: unknown = JSON.parse(text);
      if (!Array.isArray(papers)) throw new TypeError('expected a list');
      const found = identifiers.flatMap((identifier, index): [string, string][] => {
        const paper: unknown = papers[index] ?? undefined;
        return paper === undefined ? [] : [[identifierName(identifier), JSON.stringify({ data: [paper] })]];
      });
      return new Map(found);
    },
  },
  byTitle: (title) => {
    const words = titleWords(title);
    return words === undefined
      ? undefined
      : { url: address(`${PAPER}/search/match`, { query: words, fields: FIELDS }), type: 'json' };
  },
  knowsNothing: /no valid paper ids given/i,
  signed: ({ semanticScholarKey }) =>
    semanticScholarKey === undefined ? {} : { headers: { 'x-api-key': semanticScholarKey } },
};
