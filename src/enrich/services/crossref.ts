import { address, identifierName, objectsIn, type Service, titleWords } from '../service.ts';

const WORKS = 'https://api.crossref.org/works';

/** Without them an answer has all references of each work. */
const FIELDS =
  'DOI,type,title,subtitle,author,editor,issued,published,container-title,volume,issue,page,article-number,publisher,publisher-location,ISSN,ISBN,abstract,subject,URL';

/**
 * Crossref's REST API (https://api.crossref.org). Since December 2025 lists may be asked for once a second, three times by
 * those who give an address; what the answers' headers say goes before that.
 */
export const crossref: Service = {
  name: 'crossref',
  interval: 1000,
  one: ({ kind, id }) =>
    kind === 'doi' ? { url: new URL(`${WORKS}/${encodeURIComponent(id)}`), type: 'json' } : undefined,
  many: {
    most: 40,
    // A comma ends a filter.
    takes: ({ kind, id }) => kind === 'doi' && !id.includes(','),
    question: (identifiers) => ({
      url: address(WORKS, {
        filter: identifiers.map(({ id }) => `doi:${id}`).join(','),
        rows: String(identifiers.length),
        select: FIELDS,
      }),
      type: 'json',
    }),
    split: (text, identifiers) => {
      const works = new Map(
        objectsIn(text, 'message', 'items').map((work) => [String(work['DOI']).toLowerCase(), work]),
      );
      const found = identifiers.flatMap((identifier): [string, string][] => {
        const work = works.get(identifier.id);
        return work === undefined
          ? []
          : [[identifierName(identifier), JSON.stringify({ status: 'ok', 'message-type': 'work', message: work })]];
      });
      return new Map(found);
    },
  },
  byTitle: (title) => {
    const words = titleWords(title);
    return words === undefined
      ? undefined
      : { url: address(WORKS, { 'query.bibliographic': words, rows: '5', select: FIELDS }), type: 'json' };
  },
  signed: ({ contact }) => (contact === undefined ? {} : { parameters: { mailto: contact } }),
};
