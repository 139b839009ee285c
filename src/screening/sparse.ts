/** A sparse matrix by rows: row i has `values[j]` in column `columns[j]` for j from `starts[i]` up to `starts[i + 1]`. */
export interface SparseRows {
  readonly rows: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** What of each row's squared length lies in columns that no other row has: they are not stored, since no two rows meet there. */
  readonly alone: Float64Array;
}

/** The inner product of a row with a dense vector. */
export function dot({ starts, columns, values }: SparseRows, row: number, vector: Float64Array): number {
  let sum = 0;
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 1)
    sum += (values[at] as number) * (vector[columns[at] as number] as number);
  return sum;
}

/** Adds a multiple of a row to a dense vector. */
export function addRow(matrix: SparseRows, row: number, factor: number, vector: Float64Array): void {
  const { starts, columns, values } = matrix;
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at += 1) {
    const column = columns[at] as number;
    vector[column] = (vector[column] as number) + factor * (values[at] as number);
  }
}

/** The squared length of a row, in all its columns. */
export function squaredLength({ starts, values, alone }: SparseRows, row: number): number {
  let sum = alone[row] as number;
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) sum += (values[at] as number) ** 2;
  return sum;
}

/** The same matrix by columns: its rows are the columns of the first. */
export function transposed({ rows, width, starts, columns, values }: SparseRows): SparseRows {
  const to = new Int32Array(width + 1);
  for (const column of columns) to[column + 1] = (to[column + 1] as number) + 1;
  for (let column = 0; column < width; column += 1)
    to[column + 1] = (to[column + 1] as number) + (to[column] as number);
  const next = to.slice();
  const rowsOf = new Int32Array(columns.length);
  const turned = new Float32Array(columns.length);
  for (let row = 0; row < rows; row += 1)
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = columns[at] as number;
      const place = next[column] as number;
      rowsOf[place] = row;
      turned[place] = values[at] as number;
      next[column] = place + 1;
    }
  return { rows: width, width: rows, starts: to, columns: rowsOf, values: turned, alone: new Float64Array(width) };
}
