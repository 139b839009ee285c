import { address, identifierName, type Service, titleWords } from '../service.ts';

const API = 'https://export.arxiv.org/api/query';
const FEED = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">';

function idOf(entry: string): string | undefined {
  return /<id>\s*https?:\/\/arxiv\.org\/abs\/(.+?)(?:v\d+)?\s*<\/id>/.exec(entry)?.[1]?.toLowerCase();
}

/**
 * arXiv's API (https://info.arxiv.org/help/api/user-manual.html): an Atom feed. Its terms of use ask for three seconds
 * between requests and one connection at a time.
 */
export const arxiv: Service = {
  name: 'arxiv',
  interval: 3000,
  one: ({ kind, id }) =>
    kind === 'arxiv' ? { url: address(API, { id_list: id, max_results: '1' }), type: 'atom' } : undefined,
  many: {
    most: 50,
    takes: ({ kind }) => kind === 'arxiv',
    question: (identifiers) => ({
      url: address(API, {
        id_list: identifiers.map(({ id }) => id).join(','),
        max_results: String(identifiers.length),
      }),
      type: 'atom',
    }),
    split: (text, identifiers) => {
      const entries = new Map<string, string>();
      for (const [entry] of text.matchAll(/<entry\b[\s\S]*?<\/entry>/g)) {
        const id = idOf(entry);
        if (id !== undefined) entries.set(id, entry);
      }
      const found = identifiers.flatMap((identifier): [string, string][] => {
        const entry = entries.get(identifier.id);
        return entry === undefined ? [] : [[identifierName(identifier), `${FEED}\n${entry}\n</feed>\n`]];
      });
      return new Map(found);
    },
  },
  byTitle: (title) => {
    const words = titleWords(title);
    return words === undefined
      ? undefined
      : { url: address(API, { search_query: `ti:"${words}"`, max_results: '5' }), type: 'atom' };
  },
};
