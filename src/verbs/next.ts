import type { Entry } from '../domain/entry.ts';
import { entriesOf } from '../domain/entry.ts';
import type { SuggestedBy } from '../domain/journal.ts';
import { keepSuggestions } from '../library/suggestions-file.ts';
import type { Model, ModelName, TermWeight } from '../screening/model.ts';
import { MODELS } from '../screening/models.ts';
import {
  type Basis,
  rank,
  type RankedPaper,
  type Ranking,
  type ScreeningCorpus,
  screeningCorpus,
} from '../screening/prioritise.ts';
import { drawn, seeded } from '../screening/random.ts';
import { strongest } from '../screening/reasons.ts';
import { finish, finishWithPauses } from '../screening/slices.ts';
import { excludedInARow } from '../screening/stopping/so-far.ts';
import type { Library } from './library.ts';
import { screeningOrder, screeningSoFar } from './screening-order.ts';

/** How papers are chosen that are not the most promising. */
export type Exploration = 'chance' | 'doubt';

export interface NextRequest {
  /** How many papers; 1 when left out. */
  readonly count?: number;
  /** What the review is about, in the user's words: it counts as a paper to include. */
  readonly about?: string;
  /** This share of the papers, every k-th, is chosen otherwise; 0 when left out. */
  readonly explore?: number;
  /** How: drawn by chance (when left out), or the one that the model is most in doubt of. */
  readonly exploreBy?: Exploration;
  /** Rank what was put aside instead of what is unscreened. */
  readonly maybe?: boolean;
  /** Of the draws. */
  readonly seed?: number;
}

/** A paper to screen, and why. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
  /** Higher is more promising; comparable within one answer only. */
  readonly score: number;
  /** What it was chosen by. */
  readonly by: Basis | Exploration;
  /** The terms that speak for it and against it, strongest first. */
  readonly why: { readonly for: readonly TermWeight[]; readonly against: readonly TermWeight[] };
  readonly model: ModelName;
  /** Of the model: the same version gives the same order from the same decisions. */
  readonly version: string;
}

export interface NextAnswer {
  readonly suggestions: readonly Suggestion[];
  /** Papers that there are to screen, near-duplicates counted once. */
  readonly open: number;
  /** Unscreened papers that are near-duplicates of decided ones, or of one that is asked for. */
  readonly twins: number;
  readonly basis: Basis;
}

/** The order of what is unscreened, most promising first. */
export interface PromisingOrder extends Ranking {
  readonly entries: readonly Entry[];
  readonly corpus: ScreeningCorpus;
  readonly model: Model;
  /** Papers decided so far, `maybe` among them. */
  readonly decided: number;
}

export interface OrderRequest {
  readonly most: number;
  readonly about?: string;
  /** What was put aside instead of what is unscreened. */
  readonly maybe?: boolean;
  /** An order made before with the same `about`: its papers are not read again where their texts stayed. */
  readonly before?: PromisingOrder;
  /** Gives others a turn; without it, the work is done in one go. */
  readonly pause?: () => Promise<void>;
}

const TERMS_SHOWN = 5;

function haveSameTexts(some: readonly Entry[], others: readonly Entry[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ title, abstract }, row) => title === others[row]?.title && abstract === others[row]?.abstract);
}

/**
 * Ranks the unscreened papers of a library by how promising they are after the decisions so far; `row` is an index into
 * `entries`. A spread ranks only `most`. `pause` is waited for every few milliseconds, so that keys are not blocked.
 */
export async function promisingOrder(library: Library, request: OrderRequest): Promise<PromisingOrder> {
  const { most, about, maybe, before, pause } = request;
  const entries = entriesOf(library.papers, library.state);
  const model = MODELS.ours;
  const decisions = entries.map(({ decision }) => decision?.kind);
  const inARow = excludedInARow(screeningSoFar(screeningOrder(library)));
  const done = <Result>(steps: Generator<void, Result>) =>
    pause === undefined ? finish(steps) : finishWithPauses(steps, pause);
  const isKept = before !== undefined && haveSameTexts(before.entries, entries);
  const corpus = isKept ? before.corpus : await done(screeningCorpus(entries, model, about));
  const ranking = await done(
    rank(corpus, decisions, { most, inARow, wanted: maybe === true ? 'maybe' : 'unscreened' }),
  );
  return { ...ranking, entries, corpus, model, decided: decisions.filter((kind) => kind !== undefined).length };
}

/** What is written into the journal with a decision on a paper that was read in this order. */
export function suggestedBy({ model: { name, version } }: Pick<PromisingOrder, 'model'>): SuggestedBy {
  return { model: name, version };
}

/** The paper nearest to the border between the kinds; the more promising of two as near. */
function mostDoubtful(papers: readonly RankedPaper[], leaning: Ranking['leaning']): RankedPaper | undefined {
  let nearest: { readonly paper: RankedPaper; readonly far: number } | undefined;
  for (const paper of papers) {
    const far = Math.abs(leaning(paper.row));
    if (nearest === undefined || far < nearest.far) nearest = { paper, far };
  }
  return nearest?.paper;
}

/** The rows to screen next, with what each was chosen by. */
function chosen(order: PromisingOrder, request: NextRequest): Map<number, Suggestion['by']> {
  const { count = 1, explore = 0, exploreBy = 'chance', seed = 0 } = request;
  const rows = new Map<number, Suggestion['by']>();
  const every = explore > 0 ? Math.max(1, Math.round(1 / explore)) : Number.POSITIVE_INFINITY;
  while (rows.size < Math.min(count, order.papers.length)) {
    // Counted over the whole screening, so that it does not matter in how many calls the papers are asked for.
    const place = order.decided + rows.size + 1;
    const left = order.papers.filter(({ row }) => !rows.has(row));
    // Without a model all are in the same doubt.
    const how = exploreBy === 'doubt' && order.basis === 'model' ? 'doubt' : 'chance';
    const explores = place % every === 0;
    const paper = !explores
      ? left[0]
      : how === 'doubt'
        ? mostDoubtful(left, order.leaning)
        : drawn(left, seeded(seed + place));
    if (paper === undefined) break;
    rows.set(paper.row, explores ? how : order.basis);
  }
  return rows;
}

/** What to screen next, most promising first, and why. A decision on one of these says then that it was suggested. */
export async function next(library: Library, request: NextRequest): Promise<NextAnswer> {
  const { count = 1, about, maybe } = request;
  const order = await promisingOrder(library, {
    most: count,
    ...(about !== undefined && { about }),
    ...(maybe !== undefined && { maybe }),
  });
  const scores = new Map(order.papers.map(({ row, score }) => [row, score]));
  const suggestions = Array.from(chosen(order, request), ([row, by]): Suggestion[] => {
    const entry = order.entries[row];
    if (entry === undefined) return [];
    return [
      {
        id: entry.id,
        title: entry.title,
        score: scores.get(row) ?? 0,
        by,
        why: strongest(order.reasons(row), TERMS_SHOWN),
        model: order.model.name,
        version: order.model.version,
      },
    ];
  }).flat();
  keepSuggestions(library.directory, {
    ...suggestedBy(order),
    papers: suggestions.flatMap(({ id, by }) => (by === 'chance' ? [] : [id])),
  });
  const { open, twins, basis } = order;
  return { suggestions, open, twins, basis };
}
