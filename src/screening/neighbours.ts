import { type SparseRows, transposed } from './sparse.ts';

/** Likeness counts by its cube, so that the nearest few decide. */
const POWER = 3;
/** Votes are whole numbers of this fraction: their sums are exact, so that they can be added and taken back in any order. */
const UNIT = 2 ** -32;
/** Votes that every record starts with, as a fraction of the mean: doubt where nothing is near. */
const DOUBT = 0.2;
/** Of that doubt, what counts for inclusion. */
const HOPE = 0.1;
/** Records that vote before others have a turn. */
const STEP = 20;

const UNDECIDED = 0;
const INCLUDED = 1;
const EXCLUDED = 2;

/** Nearest neighbours: each decided record votes for its kind with the cube of its cosine. Rows are unit vectors. */
export class Neighbours {
  readonly #matrix: SparseRows;
  readonly #postings: SparseRows;
  readonly #included: Float64Array;
  readonly #excluded: Float64Array;
  readonly #likeness: Float64Array;
  readonly #known: Uint8Array;
  #sum = 0;

  constructor(matrix: SparseRows) {
    this.#matrix = matrix;
    this.#postings = transposed(matrix);
    this.#included = new Float64Array(matrix.rows);
    this.#excluded = new Float64Array(matrix.rows);
    this.#likeness = new Float64Array(matrix.rows);
    this.#known = new Uint8Array(matrix.rows);
  }

  /** Lets just these records vote: the votes of the last time are kept, taken back, or turned. */
  *know(included: readonly number[], excluded: readonly number[]): Generator<void, void> {
    const now = new Uint8Array(this.#known.length);
    for (const row of included) now[row] = INCLUDED;
    for (const row of excluded) now[row] = EXCLUDED;
    let voted = 0;
    for (const [row, kind] of now.entries()) {
      const before = this.#known[row];
      if (before === kind) continue;
      if (before !== UNDECIDED) this.#vote(row, before === INCLUDED, -1);
      if (kind !== UNDECIDED) this.#vote(row, kind === INCLUDED, 1);
      this.#known[row] = kind;
      voted += 1;
      if (voted % STEP === 0) yield;
    }
  }

  #vote(row: number, included: boolean, sign: 1 | -1): void {
    const { starts, columns, values } = this.#matrix;
    const likeness = this.#likeness.fill(0);
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = columns[at] as number;
      const weight = values[at] as number;
      const end = this.#postings.starts[column + 1] as number;
      for (let posting = this.#postings.starts[column] as number; posting < end; posting += 1) {
        const other = this.#postings.columns[posting] as number;
        likeness[other] = (likeness[other] as number) + weight * (this.#postings.values[posting] as number);
      }
    }
    likeness[row] = 1;
    const votes = included ? this.#included : this.#excluded;
    for (let other = 0; other < votes.length; other += 1) {
      const like = likeness[other] as number;
      if (like === 0) continue;
      const vote = sign * Math.round(like ** POWER / UNIT);
      votes[other] = (votes[other] as number) + vote;
      this.#sum += vote;
    }
  }

  /** Log odds by votes. */
  score(row: number): number {
    const doubt = (DOUBT * this.#sum) / this.#matrix.rows + 1;
    return Math.log(((this.#included[row] as number) + HOPE * doubt) / ((this.#excluded[row] as number) + doubt));
  }
}
