import type { Entry } from '../../src/domain/entry.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { QueryNode } from '../../src/query/syntax-tree.ts';
import { anyWord, textNodesOf } from '../../src/query/text-nodes.ts';
import { bestMatches } from '../../src/search/best.ts';
import { buildIndex } from '../../src/search/build.ts';
import { withFeedback } from '../../src/search/feedback.ts';
import { feedbackSource } from '../../src/search/index-feedback.ts';
import { openIndex, type SearchIndex } from '../../src/search/index-bytes.ts';
import { type Hit, rank } from '../../src/search/rank.ts';
import { analyse } from '../../src/text/analyse.ts';
import { bm25System } from './anchors.ts';
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

type Ranking = (index: SearchIndex, entries: readonly Entry[], query: QueryNode) => readonly Hit[];

/** A system made of this project's parts, from the text of a query on. */
function systemOf(name: string, readAs: (node: QueryNode) => QueryNode, ranking: Ranking): System {
  return {
    name,
    index(documents) {
      const entries = documents.map(entryOf);
      const index = openIndex(buildIndex(entries, KEY), KEY);
      if (index === undefined) throw new Error('the index cannot be read back');
      return (query) =>
        ranking(index, entries, readAs(parseQuery(query).node)).map(({ ordinal }) => entries[ordinal]?.id ?? '');
    },
  };
}

/** The ranking of this project, as `papers search --match any` has it. */
export const papers = systemOf('papers', anyWord, (index, entries, node) =>
  bestMatches(index, entries, node, 'any', NOW),
);

/** What lies between BM25 by the book and this project's ranking, one thing more at each step. */
export const STEPS: readonly System[] = [
  bm25System({ name: '+ our analysis', terms: analyse, k1: 0.9, b: 0.4, titles: 1 }),
  bm25System({ name: '+ k1 1.2, b 0.75', terms: analyse, k1: 1.2, b: 0.75, titles: 1 }),
  bm25System({ name: '+ title twice', terms: analyse, k1: 1.2, b: 0.75, titles: 2 }),
  systemOf('+ query as read', anyWord, (index, entries, node) => rank(index, entries, node, NOW)),
  systemOf('+ feedback', anyWord, (index, entries, node) =>
    withFeedback(rank(index, entries, node, NOW), textNodesOf(node).length, feedbackSource(index, entries)),
  ),
];
