import type { Matches } from './matches.ts';
import { rowsByScore } from './order-by-score.ts';

/** A paper that was found: its number, and how well it matches. */
export interface Hit {
  readonly paper: number;
  readonly score: number;
}

/** Best first; those that match alike in the order of the corpus. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || a.paper - b.paper;
}

/** The matches one by one, in their order. */
export function hitsOf({ papers, scores }: Matches): Hit[] {
  return Array.from(papers, (paper, at) => ({ paper, score: scores[at] ?? 0 }));
}

function matchesOf(hits: readonly Hit[]): Matches {
  return {
    papers: Uint32Array.from(hits, ({ paper }) => paper),
    scores: Float64Array.from(hits, ({ score }) => score),
  };
}

/** From so many on, sorting by digits takes less time than comparing. */
const MANY = 2000;

/** The rows of scores, best first, nearly: those that differ in the last digits alone may stand in the order of the rows. */
function nearlyInOrder(scores: Float64Array): Uint32Array {
  if (scores.length >= MANY) return rowsByScore(scores);
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

/** True for matches that come best first as they are, as those do that have no score. */
function isInOrder(scores: Float64Array): boolean {
  for (let at = 1; at < scores.length; at += 1) if ((scores[at] ?? 0) > (scores[at - 1] ?? 0)) return false;
  return true;
}

/** All matches, best first. What the first look leaves in the wrong order lies next to each other. */
function all({ papers, scores }: Matches): Matches {
  if (isInOrder(scores)) return { papers: papers.slice(), scores: scores.slice() };
  const count = papers.length;
  const rows = nearlyInOrder(scores);
  const inOrder = { papers: new Uint32Array(count), scores: new Float64Array(count) };
  for (let place = 0; place < count; place += 1) {
    const row = rows[place] ?? 0;
    const paper = papers[row] ?? 0;
    const score = scores[row] ?? 0;
    let at = place;
    for (; at > 0; at -= 1) {
      const before = inOrder.papers[at - 1] ?? 0;
      const its = inOrder.scores[at - 1] ?? 0;
      if (its > score || (its === score && before < paper)) break;
      inOrder.papers[at] = before;
      inOrder.scores[at] = its;
    }
    inOrder.papers[at] = paper;
    inOrder.scores[at] = score;
  }
  return inOrder;
}

function best({ papers, scores }: Matches, most: number): Hit[] {
  // A heap of the best so far, the worst of them on top.
  const heap: Hit[] = [];
  const isWorse = (a: Hit | undefined, b: Hit | undefined) => a !== undefined && b !== undefined && byScore(a, b) > 0;
  const swap = (i: number, j: number): void => {
    const a = heap[i];
    const b = heap[j];
    if (a === undefined || b === undefined) return;
    heap[i] = b;
    heap[j] = a;
  };
  if (most <= 0) return [];
  for (let at = 0; at < papers.length; at += 1) {
    const score = scores[at] ?? 0;
    const [worst] = heap;
    // Papers come in order, so that one that only equals the worst comes behind it.
    if (heap.length === most && worst !== undefined && score <= worst.score) continue;
    const hit = { paper: papers[at] ?? 0, score };
    if (heap.length < most) {
      heap.push(hit);
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >>> 1;
        if (!isWorse(heap[child], heap[parent])) break;
        swap(child, parent);
        child = parent;
      }
      continue;
    }
    heap[0] = hit;
    for (let parent = 0; ;) {
      const left = parent * 2 + 1;
      const child = isWorse(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!isWorse(heap[child], heap[parent])) break;
      swap(child, parent);
      parent = child;
    }
  }
  return heap.toSorted(byScore);
}

/** The best `most` of the matches, best first. Takes time by how many there are, not by how many are wanted. */
export function bestOf(matches: Matches, most: number): Matches {
  return most >= matches.papers.length ? all(matches) : matchesOf(best(matches, most));
}
