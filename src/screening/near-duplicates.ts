import { growingInts } from './growing.ts';
import { addRow, dot, squaredLength } from './sparse.ts';
import type { WeightedTerms } from './tf-idf.ts';

/** Cosine from which two texts are of the same paper. */
const ALIKE = 0.9;
/** Texts with fewer different terms than this ("Editorial", "Letter to the editor") are never taken for the same. */
const FEWEST_TERMS = 8;
/** Texts of the same paper share rare terms: so many of its rarest are looked up, where at most so many records have them. */
const RAREST = 8;
const RARE = 20;
/** So many records are compared in one go. */
const COMPARED = 100;

/** Which records have a column among their rarest: chains in typed arrays, as lists of them would take ten times the memory. */
class Holders {
  readonly #records = growingInts();
  /** The entry before each one of the same column; -1 where there is none. */
  readonly #before = growingInts();
  /** The last entry of each column. */
  readonly #last: Int32Array;

  constructor(width: number) {
    this.#last = new Int32Array(width).fill(-1);
  }

  add(column: number, record: number): void {
    this.#before.push(this.#last[column] as number);
    this.#last[column] = this.#records.length;
    this.#records.push(record);
  }

  *of(column: number): Generator<number> {
    for (let entry = this.#last[column] as number; entry >= 0; entry = this.#before.at(entry))
      yield this.#records.at(entry);
  }
}

/**
 * For each record the first record that is nearly the same text, itself where there is none earlier. Finds reprints and
 * records that two databases spell differently; a record without an abstract is not taken for one that has it.
 */
export function* nearDuplicates(weighted: WeightedTerms): Generator<void, Int32Array> {
  const { rows, starts, columns, recordsWith } = weighted;
  const first = Int32Array.from({ length: rows }, (_, row) => row);
  const having = new Holders(weighted.width);
  const vector = new Float64Array(weighted.width);
  const df = (column: number): number => recordsWith[column] as number;
  for (let row = 0; row < rows; row += 1) {
    if (row % COMPARED === 0) yield;
    if ((starts[row + 1] as number) - (starts[row] as number) < FEWEST_TERMS) continue;
    const rarest = [...columns.subarray(starts[row], starts[row + 1])]
      .filter((column) => df(column) <= RARE)
      .toSorted((a, b) => df(a) - df(b) || a - b)
      .slice(0, RAREST);
    const candidates = new Set(rarest.flatMap((column) => [...having.of(column)]));
    if (candidates.size > 0) {
      addRow(weighted, row, 1, vector);
      const twin = [...candidates]
        .toSorted((a, b) => a - b)
        .find((other) => dot(weighted, other, vector) >= ALIKE * Math.sqrt(squaredLength(weighted, other)));
      if (twin !== undefined) first[row] = first[twin] as number;
      addRow(weighted, row, -1, vector);
    }
    for (const column of rarest) having.add(column, row);
  }
  return first;
}
