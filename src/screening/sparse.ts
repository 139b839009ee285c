/** What a term weighs that stands in a record so often: 1 + ln n. Counts end at 255. */
const DAMPED = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/**
 * A sparse matrix of term weights by rows. Row i has columns `columns[j]` for j from `starts[i]` up to `starts[i + 1]`;
 * its weight there is (1 + ln `counts[j]`) times the column's gain times the row's scale. Weights are made when they are
 * needed: kept, they would take most of the memory of a large library.
 *
 * A dense vector that rows are multiplied with or added to holds, in each column, its value times the column's gain: what
 * {@link addRow} makes is what {@link dot} takes.
 */
export interface SparseRows {
  readonly rows: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly counts: Uint8Array;
  readonly gains: Float64Array;
  readonly scales: Float64Array;
  /** What of each row's squared length lies in columns that no other row has: they are not stored, since no two rows meet there. */
  readonly alone: Float64Array;
}

/** The weight that a term has by its count alone. */
export function damped(count: number): number {
  return DAMPED[count] as number;
}

/** The inner product of a row with a dense vector. */
export function dot({ starts, columns, counts, scales }: SparseRows, row: number, vector: Float64Array): number {
  let sum = 0;
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 1)
    sum += (DAMPED[counts[at] as number] as number) * (vector[columns[at] as number] as number);
  return sum * (scales[row] as number);
}

/** Adds a multiple of a row to a dense vector. */
export function addRow(matrix: SparseRows, row: number, factor: number, vector: Float64Array): void {
  const { starts, columns, counts, gains } = matrix;
  const scaled = factor * (matrix.scales[row] as number);
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 1) {
    const column = columns[at] as number;
    vector[column] =
      (vector[column] as number) + scaled * (DAMPED[counts[at] as number] as number) * (gains[column] as number) ** 2;
  }
}

/** The squared length of a row, in all its columns. */
export function squaredLength({ starts, columns, counts, gains, scales, alone }: SparseRows, row: number): number {
  let sum = 0;
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
    sum += ((DAMPED[counts[at] as number] as number) * (gains[columns[at] as number] as number)) ** 2;
  return sum * (scales[row] as number) ** 2 + (alone[row] as number);
}

/** A matrix with all its weights, for what goes through them again and again: `values[j]` stands in `columns[j]`. */
export interface WeighedRows extends SparseRows {
  readonly values: Float32Array;
}

/** The same matrix with its weights beside it. */
export function weighed<Matrix extends SparseRows>(matrix: Matrix): Matrix & WeighedRows {
  const { rows, starts, columns, counts, gains, scales } = matrix;
  const values = new Float32Array(columns.length);
  for (let row = 0; row < rows; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1)
      values[at] = damped(counts[at] as number) * (gains[columns[at] as number] as number) * (scales[row] as number);
  return { ...matrix, values };
}
