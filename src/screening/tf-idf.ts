import { damped, type SparseRows } from './sparse.ts';
import type { TermTable } from './term-counter.ts';

/** Weighted terms of records, with the way back from columns to terms. */
export interface WeightedTerms extends SparseRows {
  readonly termOf: Int32Array;
  /** In how many records each column's term stands. */
  readonly recordsWith: Int32Array;
}

/**
 * Term weights as unit vectors: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1) (Salton's ltc weighting as scikit-learn has it).
 * Terms in more than the share `mostCommon` of the records are left out. Those in fewer than `fewest` records (2, where no
 * two records meet) have no column, and count in the length of a row alone. The weights are made in the place of the table's
 * `ids` and `counts`, which are most of the memory of a large library: they are not to be used any more.
 */
export function tfIdf(
  { records, recordsWith, starts, ids, counts, leftOut }: TermTable,
  mostCommon: number,
  fewest = 2,
): WeightedTerms {
  const common = (term: number): boolean => (recordsWith[term] as number) > mostCommon * records;
  const columnOf = new Int32Array(recordsWith.length).fill(-1);
  let width = 0;
  for (const [term, df] of recordsWith.entries())
    if (df >= fewest && !common(term)) {
      columnOf[term] = width;
      width += 1;
    }
  const termOf = new Int32Array(width);
  for (const [term, column] of columnOf.entries()) if (column >= 0) termOf[column] = term;
  const idf = (term: number): number => Math.log((1 + records) / (1 + (recordsWith[term] as number))) + 1;
  const idfAlone = Math.log((1 + records) / 2) + 1;
  const gains = Float64Array.from(termOf, idf);

  const rowStarts = new Int32Array(records + 1);
  const scales = new Float64Array(records);
  const alone = new Float64Array(records);
  let to = 0;
  for (let row = 0; row < records; row += 1) {
    let squares = 0;
    // In a corpus of one record every term is common.
    let squaresAlone = mostCommon * records < 1 ? 0 : (leftOut[row] as number) * idfAlone ** 2;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const term = ids[at] as number;
      const column = columnOf[term] as number;
      const count = counts[at] as number;
      if (column >= 0) {
        squares += (damped(count) * (gains[column] as number)) ** 2;
        ids[to] = column;
        counts[to] = count;
        to += 1;
      } else if (!common(term)) squaresAlone += (damped(count) * (recordsWith[term] === 1 ? idfAlone : idf(term))) ** 2;
    }
    const squared = squares + squaresAlone || 1;
    scales[row] = 1 / Math.sqrt(squared);
    alone[row] = squaresAlone / squared;
    rowStarts[row + 1] = to;
  }
  return {
    rows: records,
    width,
    starts: rowStarts,
    columns: ids.subarray(0, to),
    counts: counts.subarray(0, to),
    gains,
    scales,
    alone,
    termOf,
    recordsWith: Int32Array.from(termOf, (term) => recordsWith[term] as number),
  };
}
