import type { Entry } from '../domain/entry.ts';
import { entriesOf } from '../domain/entry.ts';
import type { Model, ModelName, TermWeight } from '../screening/model.ts';
import { MODELS } from '../screening/models.ts';
import { type Basis, rank, type Ranking, type ScreeningCorpus, screeningCorpus } from '../screening/prioritise.ts';
import { drawn, seeded } from '../screening/random.ts';
import { strongest } from '../screening/reasons.ts';
import { finish, finishWithPauses } from '../screening/slices.ts';
import type { Library } from './library.ts';

export interface NextRequest {
  /** How many papers; 1 when left out. */
  readonly count?: number;
  /** What the review is about, in the user's words: it counts as a paper to include. */
  readonly about?: string;
  /** This share of the papers, every k-th, is drawn by chance instead; 0 when left out. */
  readonly explore?: number;
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
  readonly by: Basis | 'chance';
  /** The terms that speak for it and against it, strongest first. */
  readonly why: { readonly for: readonly TermWeight[]; readonly against: readonly TermWeight[] };
  readonly model: ModelName;
  /** Of the model: the same version gives the same order from the same decisions. */
  readonly version: string;
}

export interface NextAnswer {
  readonly suggestions: readonly Suggestion[];
  /** Unscreened papers, near-duplicates counted once. */
  readonly open: number;
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
  const { most, about, before, pause } = request;
  const entries = entriesOf(library.papers, library.state);
  const model = MODELS.ours;
  const isKept = before !== undefined && haveSameTexts(before.entries, entries);
  const corpus = isKept ? before.corpus : screeningCorpus(entries, model, about);
  const decisions = entries.map(({ decision }) => decision?.kind);
  const steps = rank(corpus, decisions, most);
  const ranking = pause === undefined ? finish(steps) : await finishWithPauses(steps, pause);
  return { ...ranking, entries, corpus, model, decided: decisions.filter((kind) => kind !== undefined).length };
}

/** The rows to screen next, those that chance draws among them. */
function chosen(order: PromisingOrder, count: number, explore: number, seed: number): Map<number, 'chance' | Basis> {
  const rows = new Map<number, 'chance' | Basis>();
  const every = explore > 0 ? Math.max(1, Math.round(1 / explore)) : Number.POSITIVE_INFINITY;
  while (rows.size < Math.min(count, order.papers.length)) {
    // Counted over the whole screening, so that it does not matter in how many calls the papers are asked for.
    const place = order.decided + rows.size + 1;
    const left = order.papers.filter(({ row }) => !rows.has(row));
    const byChance = place % every === 0 ? drawn(left, seeded(seed + place)) : undefined;
    const paper = byChance ?? left[0];
    if (paper === undefined) break;
    rows.set(paper.row, byChance === undefined ? order.basis : 'chance');
  }
  return rows;
}

/** What to screen next, most promising first, and why. */
export async function next(library: Library, request: NextRequest): Promise<NextAnswer> {
  const { count = 1, about, explore = 0, seed = 0 } = request;
  const order = await promisingOrder(library, { most: count, ...(about !== undefined && { about }) });
  const scores = new Map(order.papers.map(({ row, score }) => [row, score]));
  const suggestions = Array.from(chosen(order, count, explore, seed), ([row, by]): Suggestion[] => {
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
  const open = order.entries.filter(({ status }) => status === 'unscreened').length;
  return { suggestions, open, basis: order.basis };
}
