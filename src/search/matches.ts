/** The papers that a part of a query selects, by number, ascending, and what each scores. */
export interface Matches {
  readonly papers: Uint32Array;
  readonly scores: Float64Array;
}

/** Papers that are selected and nothing more. */
export function unscored(papers: Uint32Array): Matches {
  return { papers, scores: new Float64Array(papers.length) };
}

/** The matches that pass a test. */
export function passing({ papers, scores }: Matches, test: (paper: number) => boolean): Matches {
  const kept = new Uint32Array(papers.length);
  const keptScores = new Float64Array(papers.length);
  let count = 0;
  for (let at = 0; at < papers.length; at += 1) {
    const paper = papers[at] ?? 0;
    if (!test(paper)) continue;
    kept[count] = paper;
    keptScores[count++] = scores[at] ?? 0;
  }
  return count === papers.length
    ? { papers, scores }
    : { papers: kept.subarray(0, count), scores: keptScores.subarray(0, count) };
}

/** Papers, ascending, that are among both. */
export function commonTo(a: Uint32Array, b: Uint32Array): Uint32Array {
  const papers = new Uint32Array(Math.min(a.length, b.length));
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const first = a[i] ?? 0;
    const second = b[j] ?? 0;
    if (first === second) papers[count++] = first;
    if (first <= second) i += 1;
    if (second <= first) j += 1;
  }
  return papers.subarray(0, count);
}

/** Papers that both select, each with the sum of both scores. */
export function both(a: Matches, b: Matches): Matches {
  const papers = new Uint32Array(Math.min(a.papers.length, b.papers.length));
  const scores = new Float64Array(papers.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.papers.length && j < b.papers.length;) {
    const first = a.papers[i] ?? 0;
    const second = b.papers[j] ?? 0;
    if (first === second) {
      papers[count] = first;
      scores[count++] = (a.scores[i++] ?? 0) + (b.scores[j++] ?? 0);
    } else if (first < second) i += 1;
    else j += 1;
  }
  return { papers: papers.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Papers that either selects; `combine` makes one score of two. */
export function either(a: Matches, b: Matches, combine: (a: number, b: number) => number): Matches {
  if (a.papers.length === 0) return b;
  if (b.papers.length === 0) return a;
  const papers = new Uint32Array(a.papers.length + b.papers.length);
  const scores = new Float64Array(papers.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.papers.length || j < b.papers.length;) {
    const first = a.papers[i] ?? Infinity;
    const second = b.papers[j] ?? Infinity;
    papers[count] = Math.min(first, second);
    scores[count++] =
      first === second
        ? combine(a.scores[i] ?? 0, b.scores[j] ?? 0)
        : ((first < second ? a.scores[i] : b.scores[j]) ?? 0);
    if (first <= second) i += 1;
    if (second <= first) j += 1;
  }
  return { papers: papers.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Where a paper stands among papers in ascending order; -1 when it is not there. */
export function placeOf(papers: Uint32Array, paper: number): number {
  let low = 0;
  let high = papers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((papers[middle] ?? 0) < paper) low = middle + 1;
    else high = middle;
  }
  return papers[low] === paper ? low : -1;
}
