import { type SparseRows, transposed } from './sparse.ts';

/** Likeness counts by its cube, so that the nearest few decide. */
const POWER = 3;
/** Votes that every record starts with, as a fraction of the mean: doubt where nothing is near. */
const DOUBT = 0.2;
/** Of that doubt, what counts for inclusion. */
const HOPE = 0.1;

/** Nearest neighbours: each decided record votes for its kind with the cube of its cosine. Rows are unit vectors. */
export class Neighbours {
  readonly #matrix: SparseRows;
  readonly #postings: SparseRows;
  readonly #votes: readonly [included: Float64Array, excluded: Float64Array];
  readonly #likeness: Float64Array;
  #sum = 0;

  constructor(matrix: SparseRows) {
    this.#matrix = matrix;
    this.#postings = transposed(matrix);
    this.#votes = [new Float64Array(matrix.rows), new Float64Array(matrix.rows)];
    this.#likeness = new Float64Array(matrix.rows);
  }

  /** Takes a decided record in, and lets it vote on every other. */
  learn(row: number, included: boolean): void {
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
    const votes = this.#votes[included ? 0 : 1];
    for (let other = 0; other < votes.length; other += 1) {
      const vote = (likeness[other] as number) ** POWER;
      votes[other] = (votes[other] as number) + vote;
      this.#sum += vote;
    }
  }

  /** Log odds by votes. */
  score(row: number): number {
    const doubt = (DOUBT * this.#sum) / this.#matrix.rows + 1e-9;
    const [included, excluded] = this.#votes;
    return Math.log(((included[row] as number) + HOPE * doubt) / ((excluded[row] as number) + doubt));
  }
}
