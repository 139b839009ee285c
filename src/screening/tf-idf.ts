import type { SparseRows } from './sparse.ts';
import type { TermTable } from './term-counter.ts';

export interface Weighting {
  /** Terms in more than this share of the records are left out. */
  readonly mostCommon: number;
  /** To what power a term's rarity counts: 1 is Salton's. */
  readonly rarity: number;
}

/** Weighted terms of records, with the way back from columns to terms. */
export interface WeightedTerms extends SparseRows {
  readonly termOf: Int32Array;
}

/**
 * Term weights as unit vectors: (1 + ln tf) (ln((1 + n) / (1 + df)) + 1)^rarity (Salton's ltc weighting as scikit-learn
 * has it).
 */
export function tfIdf(
  { records, recordsWith, starts, ids, counts }: TermTable,
  { mostCommon, rarity }: Weighting,
): WeightedTerms {
  const common = (term: number): boolean => (recordsWith[term] as number) > mostCommon * records;
  const termOf = recordsWith.reduce<number[]>((kept, df, term) => {
    if (df > 1 && !common(term)) kept.push(term);
    return kept;
  }, []);
  const columnOf = new Int32Array(recordsWith.length).fill(-1);
  for (const [column, term] of termOf.entries()) columnOf[term] = column;
  const idf = Float64Array.from(recordsWith, (df) => (Math.log((1 + records) / (1 + df)) + 1) ** rarity);

  const stored = ids.reduce((sum, term) => sum + ((columnOf[term] as number) < 0 ? 0 : 1), 0);
  const columns = new Int32Array(stored);
  const values = new Float32Array(stored);
  const rowStarts = new Int32Array(records + 1);
  const alone = new Float64Array(records);
  let to = 0;
  for (let row = 0; row < records; row += 1) {
    const from = to;
    let squares = 0;
    let squaresAlone = 0;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const term = ids[at] as number;
      if (common(term)) continue;
      const value = (1 + Math.log(counts[at] as number)) * (idf[term] as number);
      squares += value * value;
      const column = columnOf[term] as number;
      if (column < 0) squaresAlone += value * value;
      else {
        columns[to] = column;
        values[to] = value;
        to += 1;
      }
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = from; at < to; at += 1) values[at] = (values[at] as number) / length;
    alone[row] = squaresAlone / length ** 2;
    rowStarts[row + 1] = to;
  }
  return {
    rows: records,
    width: termOf.length,
    starts: rowStarts,
    columns,
    values,
    alone,
    termOf: Int32Array.from(termOf),
  };
}
