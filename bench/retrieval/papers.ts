import type { Entry } from '../../src/domain/entry.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { QueryNode } from '../../src/query/syntax-tree.ts';
import { anyWord, textNodesOf } from '../../src/query/text-nodes.ts';
import { bestMatches } from '../../src/search/best.ts';
import { withFeedback } from '../../src/search/feedback.ts';
import { feedbackSource } from '../../src/search/feedback-source.ts';
import type { Matches } from '../../src/search/matches.ts';
import { indexInMemory } from '../../src/search/memory-index.ts';
import { type Searched, select } from '../../src/search/rank.ts';
import { bestOf } from '../../src/search/ranked.ts';
import { analyse } from '../../src/text/analyse.ts';
import { bm25System } from './anchors.ts';
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

const NO_PAPER = entryOf({ id: '', title: '', abstract: '' });

type Ranking = (searched: Searched, query: QueryNode) => Matches;

/** A system made of this project's parts, from the text of a query on. */
function systemOf(name: string, ranking: Ranking): System {
  return {
    name,
    index(documents) {
      const entries = documents.map(entryOf);
      const entry = (paper: number) => entries[paper] ?? NO_PAPER;
      const searched = { index: indexInMemory(entries), facts: entry, entry, now: NOW };
      return (query) =>
        Array.from(ranking(searched, anyWord(parseQuery(query).node)).papers, (paper) => entry(paper).id);
    },
  };
}

/** The ranking of this project, as `papers search --match any` has it. */
export const papers = systemOf('papers', (searched, node) => bestMatches(searched, node, 'any'));

/** What lies between BM25 by the book and this project's ranking, one thing more at each step. */
export const STEPS: readonly System[] = [
  bm25System({ name: '+ our analysis', terms: analyse, k1: 0.9, b: 0.4, titles: 1 }),
  bm25System({ name: '+ k1 1.2, b 0.75', terms: analyse, k1: 1.2, b: 0.75, titles: 1 }),
  bm25System({ name: '+ title twice', terms: analyse, k1: 1.2, b: 0.75, titles: 2 }),
  systemOf('+ query as read', (searched, node) => bestOf(select(node, searched), Infinity)),
  systemOf('+ feedback', (searched, node) => {
    const matches = select(node, searched);
    const source = feedbackSource(searched.index, searched.entry);
    return bestOf(withFeedback(matches, textNodesOf(node).length, source), Infinity);
  }),
];
