import type { Decision } from '../domain/decision.ts';
import type { SuggestedBy } from '../domain/journal.ts';
import type { Paper } from '../domain/paper.ts';
import { keepSuggestions } from '../library/suggestions-file.ts';
import type { ModelName, TermWeight } from '../screening/model.ts';
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
import { finish } from '../screening/slices.ts';
import { excludedInARow } from '../screening/stopping/so-far.ts';
import type { Library } from './library.ts';
import { type ScreeningOrder, screeningOrder, screeningSoFar } from './screening-order.ts';

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

/** The papers of a library as the model reads them: made once, while their texts stay as they are. */
export interface PapersRead {
  /** Of the papers in sight that were read. */
  readonly edition: string;
  /** By id; a row is the place of a paper in the order of import. */
  readonly rows: ReadonlyMap<string, number>;
  readonly corpus: ScreeningCorpus;
}

/** The order of what is unscreened, most promising first. */
export interface PromisingOrder extends Ranking {
  /** What ranked them. */
  readonly by: SuggestedBy & { readonly model: ModelName };
  /** Papers decided so far, `maybe` among them. */
  readonly decided: number;
}

export interface OrderRequest {
  readonly read: PapersRead;
  readonly screening: ScreeningOrder;
  readonly most: number;
  /** What was put aside instead of what is unscreened. */
  readonly maybe?: boolean;
}

const MODEL = MODELS.ours;
const TERMS_SHOWN = 5;

/**
 * Reads the papers in sight, one after the other: all of a large library at once take half a gigabyte. What was read
 * `before`, with the same question, is given back while the texts are the same.
 */
export function readPapers(library: Library, about?: string, before?: PapersRead): PapersRead {
  return library.ask((view) => {
    const edition = view.edition();
    if (before?.edition === edition) return before;
    const rows = new Map<string, number>();
    function* papers(): Generator<Paper> {
      for (const paper of view.papers(view.visible())) {
        rows.set(paper.id, rows.size);
        yield paper;
      }
    }
    return { edition, rows, corpus: finish(screeningCorpus(papers(), MODEL, about)) };
  });
}

/**
 * Ranks the unscreened papers of a library by how promising they are after the decisions so far, by the rows of what was
 * read. A spread ranks only `most`.
 */
export function promisingOrder({ state }: Library, { read, screening, most, maybe }: OrderRequest): PromisingOrder {
  const { corpus, rows } = read;
  const decisions = Array.from({ length: corpus.papers }, (): Decision['kind'] | undefined => undefined);
  let decided = 0;
  for (const [id, { decision }] of state.papers) {
    const row = rows.get(id);
    if (row === undefined || decision === undefined) continue;
    decisions[row] = decision.kind;
    decided += 1;
  }
  const inARow = excludedInARow(screeningSoFar(screening));
  const wanted = maybe === true ? 'maybe' : 'unscreened';
  const { name: model, version } = MODEL;
  return { ...finish(rank(corpus, decisions, { most, inARow, wanted })), by: { model, version }, decided };
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
  const { count = 1, about, maybe = false } = request;
  const read = readPapers(library, about);
  const screening = screeningOrder(library, read.rows);
  const order = promisingOrder(library, { read, screening, most: count, maybe });
  const scores = new Map(order.papers.map(({ row, score }) => [row, score]));
  const picked = chosen(order, request);
  const papers = library.ask((view) => {
    const numbers = view.visible();
    return Array.from(picked.keys(), (row) => view.paper(numbers[row] ?? 0));
  });
  const suggestions = Array.from(picked, ([row, by], place): Suggestion => {
    const { id = '', title = '' } = papers[place] ?? {};
    return { id, title, score: scores.get(row) ?? 0, by, why: strongest(order.reasons(row), TERMS_SHOWN), ...order.by };
  });
  keepSuggestions(library.directory, {
    ...order.by,
    papers: suggestions.flatMap(({ id, by }) => (by === 'chance' ? [] : [id])),
  });
  const { open, twins, basis } = order;
  return { suggestions, open, twins, basis };
}
