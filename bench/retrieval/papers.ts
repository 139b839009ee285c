import type { Entry } from '../../src/domain/entry.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { anyWord } from '../../src/query/text-nodes.ts';
import { bestMatches } from '../../src/search/best.ts';
import { indexInMemory } from '../../src/search/memory-index.ts';
import type { Document } from './collection.ts';
import type { System } from './system.ts';

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
    const entry = (paper: number) => entries[paper] ?? entryOf({ id: '', title: '', abstract: '' });
    const searched = { index: indexInMemory(entries), facts: entry, entry, now: NOW };
    return (query) =>
      bestMatches(searched, anyWord(parseQuery(query).node), 'any').hits.map(({ paper }) => entry(paper).id);
  },
};
