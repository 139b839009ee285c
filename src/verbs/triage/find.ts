import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { Entry } from '../../domain/entry.ts';
import { openSearchIndex } from '../../library/search-index.ts';
import type { FilterNode, QueryNode } from '../../query/syntax-tree.ts';
import { createHighlighter, type Match } from '../../search/highlight.ts';
import type { SearchIndex } from '../../search/index-bytes.ts';
import { foldText } from '../../text/fold.ts';
import type { Library } from '../library.ts';
import { find as findPapers } from '../search.ts';
import { readQuery } from '../select.ts';
import { sortEntries } from '../sort.ts';
import { withViews } from '../views.ts';
import { liveNode } from './live-node.ts';
import { type OrderName, ORDERS } from './orders.ts';

export interface FindRequest {
  readonly query: string;
  readonly order: OrderName;
  /** True while the query is being typed: its last word may be unfinished, and nothing is guessed. */
  readonly live: boolean;
}

/** Where the query matches a paper, as UTF-16 offsets. */
export interface Matches {
  readonly title: readonly Match[];
  readonly abstract: readonly Match[];
}

export interface FoundPapers {
  /** Ordinals, in the order asked for. */
  readonly rows: Int32Array;
  /** What a person should know of how they were found, such as a spelling that was corrected. */
  readonly remarks: readonly string[];
  /** What was doubtful in the query. */
  readonly hints: readonly Diagnostic[];
  matchesOf(entry: Entry): Matches;
}

function filtersIn(node: QueryNode): readonly FilterNode[] {
  if (node.kind === 'filter') return [node];
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(filtersIn) : [];
}

/** The papers of the first reading list that a query names, as their places on it; none when it names none. */
function placesOnList({ state }: Library, node: QueryNode): ReadonlyMap<string, number> {
  const names = filtersIn(node).flatMap(({ test }) => (test.field === 'list' ? test.names : []));
  const wanted = names.map(({ text }) => foldText(text));
  const list = [...state.lists].find(([name]) => wanted.includes(foldText(name)));
  return new Map((list?.[1] ?? []).map((id, place) => [id, place]));
}

const noMatches = (): Matches => ({ title: [], abstract: [] });

/** Finds papers for the terminal UI. What is costly to make is kept until the texts change. */
export function createFinder(library: Library, entries: () => readonly Entry[], now: () => Date) {
  let index: SearchIndex | undefined;
  let indexed = '';

  const openIndex = async (): Promise<SearchIndex> => {
    if (index === undefined || indexed !== library.textVersion) {
      indexed = library.textVersion;
      index = await openSearchIndex(library);
    }
    return index;
  };

  const inOrder = (rows: Int32Array, order: OrderName, node: QueryNode): Int32Array => {
    const row = ORDERS[order];
    if (order === 'relevance') return rows;
    const all = entries();
    if (order === 'reading list') {
      const places = placesOnList(library, node);
      const placeOf = (ordinal: number) => places.get(all[ordinal]?.id ?? '') ?? places.size;
      return rows.toSorted((a, b) => placeOf(a) - placeOf(b) || a - b);
    }
    if (!('sort' in row) || row.sort === 'added') return rows.toSorted();
    const ordinals = new Map(all.map((entry, ordinal) => [entry, ordinal]));
    const chosen = Array.from(rows.toSorted(), (ordinal) => all[ordinal]).filter((entry) => entry !== undefined);
    return Int32Array.from(sortEntries(chosen, row.sort), (entry) => ordinals.get(entry) ?? 0);
  };

  /** As asked; else with the last word as the beginning of one, as it was found while it was typed; else what is near. */
  const answer = (opened: SearchIndex, read: QueryNode, { query, live }: FindRequest) => {
    const attempt = (node: QueryNode, relax: boolean) =>
      findPapers(opened, entries(), { node: withViews(library, node), now: now(), match: 'all', relax });
    const begun = liveNode(read, query.trimEnd().length);
    if (live) return attempt(begun, false);
    const exact = attempt(read, false);
    if (exact.ranked.length > 0) return exact;
    const beginning = attempt(begun, false);
    return beginning.ranked.length > 0 ? beginning : attempt(read, true);
  };

  return async (request: FindRequest, signal: AbortSignal): Promise<FoundPapers | undefined> => {
    const { query, order } = request;
    const { node, hints } = readQuery(query, false);
    if (node.kind === 'all') {
      const every = Int32Array.from({ length: library.papers.length }, (_, ordinal) => ordinal);
      return { rows: inOrder(every, order, node), remarks: [], hints, matchesOf: noMatches };
    }
    const opened = await openIndex();
    if (signal.aborted) return undefined;
    const found = answer(opened, node, request);
    const { ranked, corrections, relaxed } = found;
    const highlight = createHighlighter(found.node);
    const corrected = corrections.map(({ from, to }) => `No paper has "${from}"; searched for "${to}".`);
    const partial =
      relaxed && corrections.length === 0 && ranked.length > 0
        ? ['No paper has all the words; these have some of them.']
        : [];
    return {
      rows: inOrder(
        Int32Array.from(ranked, ({ ordinal }) => ordinal),
        order,
        withViews(library, node),
      ),
      remarks: [...corrected, ...partial],
      hints,
      // Lists show only titles, and looking through an abstract costs twenty times as much.
      matchesOf: ({ title, abstract = '' }) => ({
        get title() {
          return highlight(title, 'title');
        },
        get abstract() {
          return highlight(abstract, 'abstract');
        },
      }),
    };
  };
}
