import { addRow, dot, type SparseRows } from './sparse.ts';

/**
 * Chooses records that stand for the corpus, one after the other: each is the most typical of what those before it (and
 * `covered`) leave out. Typical is near the mean of all; what is left out falls with the likeness to the nearest chosen
 * (a greedy graph cut, as selective annotation has it: Su et al. 2022, https://arxiv.org/abs/2209.01975). Ties go by row.
 */
export function* spread(
  matrix: SparseRows,
  open: readonly number[],
  covered: readonly number[],
  count: number,
): Generator<void, { readonly row: number; readonly score: number }[]> {
  const mean = new Float64Array(matrix.width);
  for (let row = 0; row < matrix.rows; row += 1) addRow(matrix, row, 1 / matrix.rows, mean);
  const typical = Float64Array.from(open, (row) => dot(matrix, row, mean));
  const likeness = new Float64Array(open.length);
  const vector = new Float64Array(matrix.width);
  const cover = (row: number): void => {
    addRow(matrix, row, 1, vector);
    for (const [at, other] of open.entries())
      likeness[at] = Math.max(likeness[at] as number, other === row ? 1 : dot(matrix, other, vector));
    addRow(matrix, row, -1, vector);
  };
  for (const row of covered) {
    cover(row);
    yield;
  }
  const chosen = new Map<number, number>();
  while (chosen.size < Math.min(count, open.length)) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const [at, row] of open.entries()) {
      const value = (typical[at] as number) * (1 - (likeness[at] as number));
      if (value > most && !chosen.has(row)) [best, most] = [row, value];
    }
    chosen.set(best, most);
    cover(best);
    yield;
  }
  return Array.from(chosen, ([row, score]) => ({ row, score }));
}
