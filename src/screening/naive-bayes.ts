import { addRow, dot, type SparseRows } from './sparse.ts';

/**
 * How much the words of all records weigh beside those of the decided, in units of a record's summed term weights: a
 * Dirichlet prior (Zhai & Lafferty 2004). A word that the decided do not have says nothing then.
 */
const PRIOR = 300;

/** Multinomial naive Bayes on term weights, each class smoothed with the words of all records. */
export class NaiveBayes {
  /** Log odds of each column, but for what all columns share, as dot takes them. */
  readonly #logOdds: Float64Array;
  readonly #matrix: SparseRows;
  readonly #prior: Float64Array;
  readonly #weights: Float64Array;
  readonly #sums: readonly [included: Float64Array, excluded: Float64Array];
  readonly #totals: [included: number, excluded: number] = [0, 0];

  constructor(matrix: SparseRows) {
    const { rows, width } = matrix;
    this.#matrix = matrix;
    this.#prior = new Float64Array(width);
    this.#weights = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) this.#weights[row] = dot(matrix, row, matrix.gains);
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0) || 1;
    for (let row = 0; row < rows; row += 1) addRow(matrix, row, PRIOR / total, this.#prior);
    this.#sums = [new Float64Array(width), new Float64Array(width)];
    this.#logOdds = new Float64Array(width);
  }

  learn(row: number, included: boolean): void {
    const { starts, columns, gains } = this.#matrix;
    const side = included ? 0 : 1;
    addRow(this.#matrix, row, 1, this.#sums[side]);
    this.#totals[side] += this.#weights[row] as number;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = columns[at] as number;
      const prior = this.#prior[column] as number;
      const [yes, no] = this.#sums;
      this.#logOdds[column] =
        (gains[column] as number) * Math.log(((yes[column] as number) + prior) / ((no[column] as number) + prior));
    }
  }

  /** Log odds of a row, as far as its terms tell. */
  score(row: number): number {
    return dot(this.#matrix, row, this.#logOdds) + this.#shared() * (this.#weights[row] as number);
  }

  /** Of a column, as dot takes it. */
  logOddsOf(column: number): number {
    return (this.#logOdds[column] as number) + this.#shared() * (this.#matrix.gains[column] as number);
  }

  #shared(): number {
    const [yes, no] = this.#totals;
    return Math.log((no + PRIOR) / (yes + PRIOR));
  }
}
