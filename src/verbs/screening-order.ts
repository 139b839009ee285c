import type { JournalEvent } from '../domain/journal.ts';
import type { CorpusView } from '../library/corpus-view.ts';
import { type ScreeningSoFar, soFar } from '../screening/stopping/so-far.ts';
import type { Library } from './library.ts';

/** More papers than this decided at a stroke were not read one by one. */
const AT_A_STROKE = 10;

/** One paper that was decided on, in the order of screening. */
export interface ScreenedPaper {
  readonly id: string;
  readonly included: boolean;
}

/** A library's screening as its journal tells it. Papers put aside as `maybe` are not screened yet. */
export interface ScreeningOrder {
  /** In the order in which each was first decided on; the decision is the one that counts now. */
  readonly screened: readonly ScreenedPaper[];
  /** Papers decided on with many others at once, or by an import: no evidence of the order's worth. */
  readonly atAStroke: readonly ScreenedPaper[];
  /** Papers in sight. */
  readonly total: number;
}

interface Decided {
  readonly papers: readonly string[];
  readonly oneByOne: boolean;
}

/** What an import decided was known before, and not found by reading in an order. */
function decidedIn(event: JournalEvent): Decided {
  if (event.op === 'decide') return { papers: event.papers, oneByOne: event.papers.length <= AT_A_STROKE };
  const labels = event.op === 'import' ? (event.labels ?? []) : [];
  return { papers: labels.flatMap((label) => (label.op === 'decide' ? label.papers : [])), oneByOne: false };
}

/**
 * The order in which the papers of a library were screened. Those that were decided on are looked up in the index, unless
 * the caller knows which papers are in sight, by their ids: there may be thousands to look up.
 */
export function screeningOrder(library: Library, inSight?: ReadonlyMap<string, number>): ScreeningOrder {
  return library.ask((view) =>
    orderOf(library, view, (id) => (inSight === undefined ? view.withId(id) !== undefined : inSight.has(id))),
  );
}

function orderOf(library: Library, view: CorpusView, isInSight: (id: string) => boolean): ScreeningOrder {
  const { state } = library;
  const known = new Set<string>();
  const screened: ScreenedPaper[] = [];
  const atAStroke: ScreenedPaper[] = [];
  for (const event of library.events) {
    if (library.isUndone(event.id)) continue;
    const { papers: decided, oneByOne } = decidedIn(event);
    for (const id of decided) {
      const kind = state.papers.get(id)?.decision?.kind;
      if (kind === undefined || kind === 'maybe' || known.has(id) || !isInSight(id)) continue;
      known.add(id);
      (oneByOne ? screened : atAStroke).push({ id, included: kind === 'include' });
    }
  }
  return { screened, atAStroke, total: view.visible().length };
}

/** What the stopping rules look at: the papers screened one by one, among those not decided on at a stroke. */
export function screeningSoFar({ screened, atAStroke, total }: ScreeningOrder): ScreeningSoFar {
  return soFar(
    screened.map(({ included }) => included),
    total - atAStroke.length,
  );
}
