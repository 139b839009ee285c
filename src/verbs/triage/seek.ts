import type { QueryNode } from '../../query/syntax-tree.ts';
import type { Correction } from '../../search/correct.ts';
import type { Library } from '../library.ts';
import { find } from '../search.ts';
import { readQuery } from '../select.ts';
import { withViews } from '../views.ts';
import { liveNode } from './live-node.ts';
import { sightOf } from './outlook.ts';

/** A query, as it is typed or as it was. */
export interface SeekRequest {
  readonly query: string;
  /** True while the query is being typed: its last word may be unfinished, and nothing is guessed. */
  readonly live: boolean;
}

/** What a query finds. Plain data, since it may come from a thread. */
export interface Sought {
  /** Numbers in the corpus, best match first. */
  readonly papers: Uint32Array;
  /** The query as it was answered, to say where it matches. */
  readonly node: QueryNode;
  readonly corrections: readonly Correction[];
  readonly relaxed: boolean;
  /** Of the papers in sight, as outlooks name them. */
  readonly sight: string;
}

/** Answers queries over a library as it is on disk when they are asked. */
export type Seek = (request: SeekRequest) => Promise<Sought>;

/** In a larger library so short a beginning of a word is taken for the word: thousands begin like it, and none is meant. */
const LARGE = 500;
const SHORTEST_BEGINNING = 3;

/** As asked; else with the last word as the beginning of one, as it was found while it was typed; else what is near. */
export function seekIn(library: Library, { query, live }: SeekRequest, now: Date): Sought {
  const read = readQuery(query, false).node;
  const typed = query.trimEnd();
  const last = /\S*$/.exec(typed)?.[0] ?? '';
  return library.ask((view) => {
    const visible = view.visible();
    const isTooShort = visible.length > LARGE && last.length < SHORTEST_BEGINNING;
    const begun = isTooShort ? read : liveNode(read, typed.length);
    const attempt = (node: QueryNode, relax: boolean) =>
      find({ ...view, now }, { node: withViews(library, node), match: 'all', relax, now });
    const answer = () => {
      if (live) return attempt(begun, false);
      const exact = attempt(read, false);
      if (exact.best.total > 0) return exact;
      const beginning = attempt(begun, false);
      return beginning.best.total > 0 ? beginning : attempt(read, true);
    };
    const { node, best, corrections, relaxed } = answer();
    return { papers: best.papers.slice(), node, corrections, relaxed, sight: sightOf(visible) };
  });
}

/** Seeks in an open library of its own. It does its work in one go. */
export function createSeek(library: Library, now: () => Date): Seek {
  return async (request) => {
    await library.followSettings();
    library.refresh();
    return seekIn(library, request, now());
  };
}
