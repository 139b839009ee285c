import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { Entry } from '../../domain/entry.ts';
import type { FilterNode, QueryNode } from '../../query/syntax-tree.ts';
import { createHighlighter, type Match } from '../../search/highlight.ts';
import { foldText } from '../../text/fold.ts';
import type { Library } from '../library.ts';
import { readQuery } from '../select.ts';
import { similar } from '../similar.ts';
import { withViews } from '../views.ts';
import type { OrderName } from './orders.ts';
import type { Promising, TextOrder, Why } from './outlook.ts';
import { promisingRows } from './promising-rows.ts';
import { type Seek, seekIn, type Sought } from './seek.ts';
import { UNSCREENED } from './snapshot.ts';

export interface FindRequest {
  readonly query: string;
  readonly order: OrderName;
  /** True while the query is being typed: its last word may be unfinished, and nothing is guessed. */
  readonly live: boolean;
  /** The id of a paper, for those most like it in the place of what a query finds. */
  readonly like?: string;
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
  /** Why papers stand where they do, by ordinal, as far as the order has reasons. */
  readonly why: ReadonlyMap<number, Why>;
  matchesOf(entry: Entry): Matches;
}

type Arranged = Pick<FoundPapers, 'rows' | 'why'>;

/** What a finder has to know of the papers that are shown. */
export interface Shown {
  readonly count: number;
  /** Names what is in sight, as outlooks do. */
  readonly sight: string;
  /** The ordinal of a paper by its number in the corpus. */
  readonly ordinalOfNumber: (number: number) => number | undefined;
  readonly statuses: Uint8Array;
  readonly ordinalOf: (id: string) => number | undefined;
  /** When a paper was decided on. */
  readonly decidedAt: (ordinal: number) => string | undefined;
  /** All papers in an order. */
  sorted(order: TextOrder): Promise<Int32Array>;
  /** The latest order of what is unscreened; undefined where papers came or went since it was worked out, until it is again. */
  promising(): Promise<Promising | undefined>;
}

function filtersIn(node: QueryNode): readonly FilterNode[] {
  if (node.kind === 'filter') return [node];
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(filtersIn) : [];
}

/** The ids of the papers on the first reading list that a query names; none when it names none. */
function onList({ state }: Library, node: QueryNode): readonly string[] {
  const names = filtersIn(node).flatMap(({ test }) => (test.field === 'list' ? test.names : []));
  const wanted = names.map(({ text }) => foldText(text));
  const list = [...state.lists].find(([name]) => wanted.includes(foldText(name)));
  return list?.[1] ?? [];
}

/** The rows in an order of papers; those that it has not come last, as imported. */
function inOrderOf(rows: Int32Array, order: Iterable<number>, count: number): Int32Array {
  const left = new Uint8Array(count);
  for (const ordinal of rows) left[ordinal] = 1;
  const out = new Int32Array(rows.length);
  let next = 0;
  const take = (ordinal: number): void => {
    if (left[ordinal] !== 1) return;
    out[next++] = ordinal;
    left[ordinal] = 0;
  };
  for (const ordinal of order) take(ordinal);
  for (let ordinal = 0; ordinal < count; ordinal += 1) take(ordinal);
  return out;
}

/** The papers decided on, the latest first. */
function decided(rows: Int32Array, { statuses, decidedAt }: Shown): number[] {
  return Array.from(rows.filter((ordinal) => statuses[ordinal] !== UNSCREENED))
    .map((ordinal) => ({ ordinal, at: decidedAt(ordinal) ?? '' }))
    .toSorted((a, b) => (a.at === b.at ? a.ordinal - b.ordinal : a.at > b.at ? -1 : 1))
    .map(({ ordinal }) => ordinal);
}

const noMatches = (): Matches => ({ title: [], abstract: [] });
const NO_REASONS: ReadonlyMap<number, Why> = new Map();
const NOTHING = new Int32Array(0);
/** So many papers like one are worth a look. */
const MOST_ALIKE = 50;

/** Among so many papers everything is found within a key's time. */
const SOON_FOUND = 5000;

/** What of the world a finder needs. */
interface Finding {
  readonly now: () => Date;
  /** Seeks where no key waits for it. */
  readonly elsewhere: Seek;
}

/** Finds papers for the terminal UI. */
export function createFinder(library: Library, shown: () => Shown, { now, elsewhere }: Finding) {
  const sorted = async (rows: Int32Array, order: OrderName, node: QueryNode): Promise<Int32Array> => {
    const { count, ordinalOf } = shown();
    switch (order) {
      case 'added':
        return inOrderOf(rows, [], count);
      case 'decided':
        return inOrderOf(rows, decided(rows, shown()), count);
      case 'reading list':
        return inOrderOf(
          rows,
          onList(library, node).flatMap((id) => ordinalOf(id) ?? []),
          count,
        );
      case 'newest':
      case 'title':
        return inOrderOf(rows, await shown().sorted(order), count);
      default:
        return rows;
    }
  };

  const inOrder = async (rows: Int32Array, order: OrderName, node: QueryNode): Promise<Arranged> => {
    if (order !== 'most promising') return { rows: await sorted(rows, order, node), why: NO_REASONS };
    const promising = await shown().promising();
    const { order: ranked = NOTHING, why = NO_REASONS } = promising ?? {};
    return { rows: promisingRows(rows, ranked, shown().statuses), why };
  };

  /** The paper itself, and those most like it. */
  const alike = (id: string): Arranged => {
    const ordinal = shown().ordinalOf(id);
    if (ordinal === undefined) return { rows: new Int32Array(0), why: NO_REASONS };
    const others = similar(library, { id }, MOST_ALIKE).flatMap(({ id: other, terms }) => {
      const place = shown().ordinalOf(other);
      return place === undefined ? [] : [[place, { for: terms, against: [] }] as const];
    });
    return { rows: Int32Array.from([ordinal, ...others.map(([place]) => place)]), why: new Map(others) };
  };

  let last: Promise<unknown> = Promise.resolve();

  /** Asked one after the other, so that of those asked in haste only the latest is answered. */
  const soughtElsewhere = (request: FindRequest, signal: AbortSignal): Promise<Sought | undefined> => {
    const turn = last.then(() => (signal.aborted ? undefined : elsewhere(request)));
    last = turn.catch(() => undefined);
    return turn;
  };

  let isTyping = false;

  /** In a large library where no key waits for it, once there are keys; here, where that is not to be had. */
  const sought = async (request: FindRequest, signal: AbortSignal): Promise<Sought | undefined> => {
    isTyping ||= request.live;
    if (isTyping && shown().count > SOON_FOUND) {
      const found = await soughtElsewhere(request, signal).catch(() => undefined);
      if (signal.aborted || found?.sight === shown().sight) return found;
    }
    return seekIn(library, request, now());
  };

  return async (request: FindRequest, signal: AbortSignal): Promise<FoundPapers | undefined> => {
    const { query, order, like } = request;
    const { node, hints } = readQuery(query, false);
    if (like !== undefined) {
      const near = alike(like);
      const arranged = order === 'relevance' ? near : await inOrder(near.rows, order, node);
      return { rows: arranged.rows, why: near.why, remarks: [], hints, matchesOf: noMatches };
    }
    if (node.kind === 'all') {
      const every = new Int32Array(shown().count);
      for (let ordinal = 0; ordinal < every.length; ordinal += 1) every[ordinal] = ordinal;
      return { ...(await inOrder(every, order, node)), remarks: [], hints, matchesOf: noMatches };
    }
    if (signal.aborted) return undefined;
    const answer = await sought(request, signal);
    if (answer === undefined) return undefined;
    const { node: looked, papers, corrections, relaxed } = answer;
    const highlight = createHighlighter(looked);
    const corrected = corrections.map(({ from, to }) => `No paper has "${from}"; searched for "${to}".`);
    const partial =
      relaxed && corrections.length === 0 && papers.length > 0
        ? ['No paper has all the words; these have some of them.']
        : [];
    const { ordinalOfNumber } = shown();
    const rows = Int32Array.from(papers, (number) => ordinalOfNumber(number) ?? 0);
    return {
      ...(await inOrder(rows, order, withViews(library, node))),
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
