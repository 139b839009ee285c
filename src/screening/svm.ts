import { addRow, dot, type SparseRows, squaredLength } from './sparse.ts';

/** When no dual variable's projected gradient is above this, it is solved. */
const TOLERANCE = 1e-4;
const MOST_SWEEPS = 1000;
const INNER_SWEEPS = 5;

/**
 * A linear support vector machine with squared hinge loss and a penalised intercept, by dual coordinate descent (Hsieh et
 * al. 2008), that goes on from its last solution when rows, labels or costs change.
 */
export class LinearSvm {
  readonly weights: Float64Array;
  intercept = 0;
  /** Dual variable of each row; 0 for a row that is not trained on. */
  readonly #alpha: Float64Array;
  readonly #squares: Float64Array;
  readonly #matrix: SparseRows;
  #costs: readonly [included: number, excluded: number] = [1, 1];

  constructor(matrix: SparseRows) {
    this.#matrix = matrix;
    this.weights = new Float64Array(matrix.width);
    this.#alpha = new Float64Array(matrix.rows);
    this.#squares = Float64Array.from({ length: matrix.rows }, (_, row) => squaredLength(matrix, row) + 1);
  }

  /** Fits to the rows of `included` at cost `costIn` each and of `excluded` at `costOut`; each holds the rows of the last time. */
  fit(included: readonly number[], excluded: readonly number[], costIn: number, costOut: number): void {
    this.#rescale(included, excluded, costIn, costOut);
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
      let worst = Math.max(this.#sweep(included, 1, costIn), this.#sweep(excluded, -1, costOut));
      if (worst <= TOLERANCE) return;
      // The few included cost most and are slowest to settle.
      for (let inner = 0; inner < INNER_SWEEPS && worst > TOLERANCE; inner += 1)
        worst = this.#sweep(included, 1, costIn);
    }
  }

  /** A dual variable grows about as its cost does: a start nearer to the solution, worth half of the sweeps. */
  #rescale(included: readonly number[], excluded: readonly number[], costIn: number, costOut: number): void {
    this.weights.fill(0);
    this.intercept = 0;
    const scale = (rows: readonly number[], label: 1 | -1, factor: number) => {
      for (const row of rows) {
        const alpha = (this.#alpha[row] as number) * factor;
        if (alpha === 0) continue;
        this.#alpha[row] = alpha;
        addRow(this.#matrix, row, label * alpha, this.weights);
        this.intercept += label * alpha;
      }
    };
    scale(included, 1, costIn / this.#costs[0]);
    scale(excluded, -1, costOut / this.#costs[1]);
    this.#costs = [costIn, costOut];
  }

  #sweep(rows: readonly number[], label: 1 | -1, cost: number): number {
    const matrix = this.#matrix;
    const alpha = this.#alpha;
    const soft = 1 / (2 * cost);
    let worst = 0;
    for (const row of rows) {
      const old = alpha[row] as number;
      // What the row has alone is not in `weights`.
      const margin = label * (dot(matrix, row, this.weights) + this.intercept) + old * (matrix.alone[row] as number);
      const gradient = margin - 1 + old * soft;
      const projected = old === 0 ? Math.min(gradient, 0) : gradient;
      if (Math.abs(projected) > worst) worst = Math.abs(projected);
      if (Math.abs(projected) < 1e-12) continue;
      const now = Math.max(0, old - gradient / ((this.#squares[row] as number) + soft));
      alpha[row] = now;
      addRow(matrix, row, (now - old) * label, this.weights);
      this.intercept += (now - old) * label;
    }
    return worst;
  }

  /** The decision value of a row that is not trained on. */
  score(row: number): number {
    return dot(this.#matrix, row, this.weights) + this.intercept;
  }
}
