import type { Decision } from '../domain/decision.ts';
import { featuresOf, type ScreeningText, type Words } from './features.ts';
import type { Learner, Model, TermWeight } from './model.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { columnReasons } from './reasons.ts';
import { addRow, dot } from './sparse.ts';
import { spread } from './spread.ts';

/** Papers as they are ranked: made once, while their texts and the question stay as they are. */
export interface ScreeningCorpus {
  readonly words: Words;
  /** Papers 0 to `papers - 1` are the rows; a question, where there is one, is the row after the last. */
  readonly papers: number;
  readonly question: boolean;
  /** The first paper of nearly the same text; the paper itself where none is before it. */
  readonly firstOf: Int32Array;
  readonly model: Model;
  /** A learner of the model that knows no decision yet. */
  readonly start: () => Learner;
}

function* withQuestion(papers: Iterable<ScreeningText>, about: string): Generator<ScreeningText> {
  yield* papers;
  yield { title: about };
}

/**
 * Reads papers as they come, and the question that the review is about. Stops between steps of the work, to let others
 * have a turn.
 */
export function* screeningCorpus(
  papers: Iterable<ScreeningText>,
  model: Model,
  about?: string,
): Generator<void, ScreeningCorpus> {
  const question = about !== undefined && about.trim() !== '';
  const features = yield* featuresOf(question ? withQuestion(papers, about) : papers);
  return {
    words: features.words,
    papers: features.words.rows - (question ? 1 : 0),
    question,
    firstOf: yield* nearDuplicates(features.words),
    model,
    start: yield* model.prepare(features),
  };
}

/**
 * What an order is made from: `model` once there are decisions of both kinds; before that `likeness` to what was included
 * and to the question; without either, a `spread` over the corpus.
 */
export type Basis = 'model' | 'likeness' | 'spread';

export interface RankedPaper {
  readonly row: number;
  /** Higher is more promising. Comparable within one ranking only. */
  readonly score: number;
}

export interface Ranking {
  readonly basis: Basis;
  /** Most promising first, ties in the order of the papers. Of near-duplicates one, and none when one of them is decided. */
  readonly papers: readonly RankedPaper[];
  /** How many papers there are to rank, near-duplicates counted once. */
  readonly open: number;
  /** Unscreened papers that are not asked for, since they are near-duplicates of decided ones or of one that is. */
  readonly twins: number;
  /** What the terms of a paper say, in no order; nothing in a spread. */
  readonly reasons: (row: number) => TermWeight[];
  /** How far a paper leans to the included (above 0) or the excluded; 0 is doubt, which there is of all papers without a model. */
  readonly leaning: (row: number) => number;
}

interface Standing {
  readonly included: readonly number[];
  readonly excluded: readonly number[];
  readonly open: readonly number[];
  /** Unscreened papers that are not asked for, since they are near-duplicates of others. */
  readonly twins: number;
}

/** Which papers are ranked: those without a decision, or those put aside. */
type Wanted = 'unscreened' | 'maybe';

/** What a ranking is asked for. */
export interface RankRequest {
  /** So many papers of a spread. */
  readonly most: number;
  /** Papers excluded since the last one was included. */
  readonly inARow: number;
  /** `unscreened` when left out. */
  readonly wanted?: Wanted;
}

/** One of each group of near-duplicates, in the order of the papers, by what was decided of any of them. */
function standingOf(
  { papers, firstOf }: ScreeningCorpus,
  decisions: readonly (Decision['kind'] | undefined)[],
  wanted: Wanted,
): Standing {
  const decided = new Uint8Array(papers);
  const included = new Map<number, number>();
  const excluded = new Map<number, number>();
  for (let row = 0; row < papers; row += 1) {
    const kind = decisions[row];
    const group = firstOf[row] as number;
    if (kind === undefined) continue;
    decided[group] = 1;
    const side = kind === 'include' ? included : kind === 'exclude' ? excluded : undefined;
    if (side?.has(group) === false) side.set(group, row);
  }
  const open: number[] = [];
  const taken = new Uint8Array(papers);
  let twins = 0;
  for (let row = 0; row < papers; row += 1) {
    const group = firstOf[row] as number;
    const isWanted =
      wanted === 'maybe'
        ? decisions[row] === 'maybe' && !included.has(group) && !excluded.has(group)
        : decisions[row] === undefined && decided[group] === 0;
    if (isWanted && taken[group] === 0) {
      taken[group] = 1;
      open.push(row);
    } else if (decisions[row] === undefined) twins += 1;
  }
  return { included: [...included.values()], excluded: [...excluded.values()], open, twins };
}

/**
 * Ranks what is unscreened after the decisions given (by row; undefined is unscreened), or what was put aside. `maybe` is
 * not learned from. Of the order of deciding only `inARow` counts, how many were excluded since the last one was included:
 * all else being the same, the order is the same on every machine. A spread ranks `most` papers, the others all. Stops
 * between steps of the work, to let others have a turn.
 */
export function* rank(
  corpus: ScreeningCorpus,
  decisions: readonly (Decision['kind'] | undefined)[],
  { most, inARow, wanted = 'unscreened' }: RankRequest,
): Generator<void, Ranking> {
  const { words } = corpus;
  const { included, excluded, open, twins } = standingOf(corpus, decisions, wanted);
  const counts = { open: open.length, twins };
  const liked = corpus.question ? [...included, corpus.papers] : included;
  if (liked.length === 0) {
    const papers = yield* spread(words, open, excluded, most);
    return { basis: 'spread', papers, ...counts, reasons: () => [], leaning: () => 0 };
  }
  if (excluded.length === 0) {
    const mean = new Float64Array(words.width);
    for (const row of liked) addRow(words, row, 1 / liked.length, mean);
    const papers = inOrder(
      open,
      Float64Array.from(open, (row) => dot(words, row, mean)),
    );
    return {
      basis: 'likeness',
      papers,
      ...counts,
      reasons: (row) => columnReasons(words, row, (column) => mean[column] as number),
      leaning: () => 0,
    };
  }
  const learner = corpus.start();
  for (const row of liked) learner.learn(row, true);
  for (const row of excluded) learner.learn(row, false);
  const scores = yield* learner.scores(open, inARow);
  return {
    basis: 'model',
    papers: inOrder(open, scores),
    ...counts,
    reasons: (row) => learner.reasons(row),
    leaning: (row) => learner.leaning(row),
  };
}

/** How many of ascending numbers are below one. */
function countBelow(numbers: Float64Array, limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Rows, ascending, by their scores, the highest first, ties in their order. Numbers alone are sorted, and each row looks
 * for its place among them: a fifth of the time of a sort that compares rows, and it is done after each decision.
 */
function inOrder(rows: readonly number[], scores: Float64Array): RankedPaper[] {
  // Filled in loops: made from others by a function, arrays of this size take half of the time of a ranking's end.
  const lowest = new Float64Array(scores.length);
  for (let at = 0; at < scores.length; at += 1) lowest[at] = -(scores[at] as number);
  lowest.sort();
  const alike = new Uint32Array(rows.length);
  const placed = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const first = countBelow(lowest, -(scores[at] as number));
    const before = alike[first] as number;
    alike[first] = before + 1;
    placed[first + before] = at;
  }
  const ranked: RankedPaper[] = [];
  for (const at of placed) ranked.push({ row: rows[at] as number, score: scores[at] as number });
  return ranked;
}
