import type { Entry } from '../../src/domain/entry.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anyWord } from '../../src/query/text-nodes.ts';
import { bestMatches } from '../../src/search/best.ts';
import { buildIndex } from '../../src/search/build.ts';
import { openIndex } from '../../src/search/index-bytes.ts';
import type { Document } from './collection.ts';
import type { System } from './system.ts';

const KEY = 'benchmark';
const NOW = new Date(0);

function entryOf({ id, title, abstract }: Document): Entry {
  return {
    id,
    citationKey: id,
    title,
    ...(abstract !== '' && { abstract }),
    sources: [],
    added: NOW.toISOString(),
    import: '',
    status: 'unscreened',
    tags: [],
    lists: [],
  };
}

/** The ranking of this project, from the text of a query on, as `papers search --match any` has it. */
export const papers: System = {
  name: 'papers',
  index(documents) {
    const entries = documents.map(entryOf);
    const index = openIndex(buildIndex(entries, KEY), KEY);
    if (index === undefined) throw new Error('the index cannot be read back');
    return (query) =>
      bestMatches(index, entries, anyWord(parseQuery(query).node), 'any', NOW).map(
        ({ ordinal }) => entries[ordinal]?.id ?? '',
      );
  },
};
