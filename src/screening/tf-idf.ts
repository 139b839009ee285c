import type { SparseRows } from './sparse.ts';
import type { TermCounts } from './terms.ts';

/** Terms in more than this share of the records say nothing. */
const MOST_COMMON = 0.95;

/**
 * Term weights as unit vectors: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1), terms of more than 95% of the records left out
 * (Salton's ltc weighting as scikit-learn has it).
 */
export function tfIdf({ records, recordsWith, starts, ids, counts }: TermCounts): SparseRows {
  const idf = Float64Array.from(recordsWith, (df) => Math.log((1 + records) / (1 + df)) + 1);
  const termOf: number[] = [];
  const columnOf = Int32Array.from(recordsWith, (df, term) =>
    df > 1 && df <= MOST_COMMON * records ? termOf.push(term) - 1 : -1,
  );
  const rowStarts = new Int32Array(records + 1);
  const alone = new Float64Array(records);
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < records; row += 1) {
    let squares = 0;
    const from = columns.length;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const term = ids[at] as number;
      if ((recordsWith[term] as number) > MOST_COMMON * records) continue;
      const value = (1 + Math.log(counts[at] as number)) * (idf[term] as number);
      squares += value * value;
      const column = columnOf[term] as number;
      if (column < 0) alone[row] = (alone[row] as number) + value * value;
      else {
        columns.push(column);
        values.push(value);
      }
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = from; at < values.length; at += 1) values[at] = (values[at] as number) / length;
    alone[row] = (alone[row] as number) / length ** 2;
    rowStarts[row + 1] = columns.length;
  }
  return {
    rows: records,
    width: termOf.length,
    starts: rowStarts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    alone,
  };
}
