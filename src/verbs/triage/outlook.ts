import type { SuggestedBy } from '../../domain/journal.ts';
import { strongest } from '../../screening/reasons.ts';
import { estimateRecall, type RecallEstimate } from '../../screening/stopping/recall.ts';
import type { Library } from '../library.ts';
import { type PapersRead, promisingOrder, type PromisingOrder, readPapers } from '../next.ts';
import { stoppingPlan } from '../progress.ts';
import { screeningOrder, screeningSoFar } from '../screening-order.ts';
import { sortEntries, type SortOrder } from '../sort.ts';

/** The words that speak for a paper and against it, strongest first. */
export interface Why {
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** The order of what is unscreened, most promising first. */
export interface Promising {
  /** Ordinals. Near-duplicates of others and what was decided are not among them. */
  readonly order: Int32Array;
  /** Of the first papers of the order, by ordinal. */
  readonly why: ReadonlyMap<number, Why>;
  /** What ranked them. */
  readonly by: SuggestedBy;
}

/** What takes longer to work out than a key may wait, of a library at one moment. */
export interface Outlook {
  /** Of the papers in sight: ordinals mean the same where it is the same. */
  readonly papers: string;
  /** Undefined while nothing relevant was found. */
  readonly recall: Pick<RecallEstimate, 'estimate' | 'lower'> | undefined;
  /** Where it was asked for. */
  readonly promising?: Promising;
  /** Ordinals of all papers in the order that was asked for. */
  readonly sorted?: Int32Array;
}

/** An order that takes a look at the texts of all papers. */
export type TextOrder = Extract<SortOrder, 'newest' | 'title'>;

export interface OutlookRequest {
  readonly promising: boolean;
  readonly sort?: TextOrder;
}

/** Works out the outlook of a library as it is on disk when it is asked. */
export type Lookout = (request: OutlookRequest) => Promise<Outlook>;

/** In a spread, which has nothing to learn from, more papers are not told apart. */
const MOST_SPREAD = 200;
/** Papers that are told why they stand where they do: more than anyone reads before the next decision. */
const MOST_EXPLAINED = 100;
const MOST_WORDS = 5;

/** A library that did not change gives the same numbers again. */
const sights = new WeakMap<Uint32Array, string>();

/** Names the papers in sight, by their numbers in the corpus. FNV-1a (Fowler, Noll, Vo), a number at a time. */
export function sightOf(numbers: Uint32Array): string {
  const known = sights.get(numbers);
  if (known !== undefined) return known;
  let sum = 0x811c9dc5;
  for (const number of numbers) sum = Math.imul(sum ^ number, 0x01000193);
  const sight = `${numbers.length} ${sum >>> 0}`;
  sights.set(numbers, sight);
  return sight;
}

function promisingOf(ranked: PromisingOrder): Promising {
  const { papers, reasons } = ranked;
  const words = (terms: readonly { readonly term: string }[]) => terms.map(({ term }) => term);
  const why = papers.slice(0, MOST_EXPLAINED).map(({ row }): [number, Why] => {
    const terms = strongest(reasons(row), MOST_WORDS);
    return [row, { for: words(terms.for), against: words(terms.against) }];
  });
  return { order: Int32Array.from(papers, ({ row }) => row), why: new Map(why), by: ranked.by };
}

function sortedOrder(library: Library, order: TextOrder): Int32Array {
  const papers = library.ask((view) =>
    Array.from(view.papers(view.visible()), ({ id, title, date }, ordinal) => {
      return { ordinal, id, title, ...(date !== undefined && { date }) };
    }),
  );
  return Int32Array.from(sortEntries(papers, order), ({ ordinal }) => ordinal);
}

/** A lookout over an open library of its own. It does its work in one go. */
export function createLookout(library: Library): Lookout {
  let read: PapersRead | undefined;
  return async ({ promising, sort }) => {
    await library.followSettings();
    library.refresh();
    const papers = library.ask((view) => sightOf(view.visible()));
    if (promising) read = readPapers(library, undefined, read);
    const screening = screeningOrder(library, promising ? read?.rows : undefined);
    const recall = estimateRecall(screeningSoFar(screening), stoppingPlan(library).confidence);
    const seen = { papers, recall, ...(sort !== undefined && { sorted: sortedOrder(library, sort) }) };
    if (!promising || read === undefined) return seen;
    return { ...seen, promising: promisingOf(promisingOrder(library, { read, screening, most: MOST_SPREAD })) };
  };
}
