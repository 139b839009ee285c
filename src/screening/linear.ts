import { addRow, dot, type SparseRows, squaredLength } from './sparse.ts';

/** So many steps of the solver are made in one go: a few milliseconds. */
const STRETCH = 4000;

const MOST_SWEEPS = 1000;
const INNER_SWEEPS = 5;

/** What a loss asks of one dual variable while the others stand still. `margin` is label times decision value. */
export interface Loss {
  /** How far from solved, on the scale of a margin. */
  readonly violation: (alpha: number, margin: number, cost: number) => number;
  /** The better value; `square` is the row's squared length. */
  readonly better: (alpha: number, margin: number, square: number, cost: number) => number;
  /** Where a new row's dual variable starts, per unit of cost. */
  readonly start: number;
}

/** Squared hinge loss: a support vector machine (Hsieh et al. 2008). */
export const squaredHinge: Loss = {
  start: 0,
  violation: (alpha, margin, cost) => {
    const gradient = margin - 1 + alpha / (2 * cost);
    return alpha === 0 && gradient > 0 ? 0 : Math.abs(gradient);
  },
  better: (alpha, margin, square, cost) => {
    const soft = 1 / (2 * cost);
    return Math.max(0, alpha - (margin - 1 + alpha * soft) / (square + soft));
  },
};

const NEWTON_STEPS = 8;

/** Logistic loss: logistic regression (Yu, Huang & Lin 2011). The dual variable lies between 0 and the cost. */
export const logistic: Loss = {
  start: 0.5,
  violation: (alpha, margin, cost) => Math.abs(margin + Math.log(alpha / (cost - alpha))),
  better: (alpha, margin, square, cost) => {
    let value = alpha;
    for (let newton = 0; newton < NEWTON_STEPS; newton += 1) {
      const gradient = margin + square * (value - alpha) + Math.log(value / (cost - value));
      const moved = value - gradient / (square + cost / (value * (cost - value)));
      // Half of the way to the border instead of over it.
      value = moved <= 0 ? value / 2 : moved >= cost ? (value + cost) / 2 : moved;
    }
    return value;
  },
};

/**
 * A linear classifier with L2 penalty and a penalised intercept, by dual coordinate descent, that goes on from its last
 * solution when rows or costs change.
 */
export class LinearClassifier {
  /** As {@link dot} takes them. */
  readonly weights: Float64Array;
  intercept = 0;
  readonly #matrix: SparseRows;
  readonly #loss: Loss;
  /** Dual variable of each row; 0 for a row that is not trained on. */
  readonly #alpha: Float64Array;
  readonly #squares: Float64Array;
  readonly #known = { included: 0, excluded: 0 };
  #costs: readonly [included: number, excluded: number] = [1, 1];

  readonly #tolerance: number;

  /** It is solved when no dual variable's projected gradient, on the scale of a margin, is above `tolerance`. */
  constructor(matrix: SparseRows, loss: Loss, tolerance: number) {
    this.#tolerance = tolerance;
    this.#matrix = matrix;
    this.#loss = loss;
    this.weights = new Float64Array(matrix.width);
    this.#alpha = new Float64Array(matrix.rows);
    this.#squares = new Float64Array(matrix.rows);
  }

  /**
   * Fits to the rows of `included` at cost `costIn` each and of `excluded` at `costOut`; both lists begin with those of
   * the last time. Stops between stretches of the work, to let others have a turn.
   */
  *fit(
    included: readonly number[],
    excluded: readonly number[],
    costIn: number,
    costOut: number,
  ): Generator<void, void> {
    this.#start(included, excluded, costIn, costOut);
    let steps = 0;
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
      let worst = Math.max(this.#sweep(included, 1, costIn), this.#sweep(excluded, -1, costOut));
      if (worst <= this.#tolerance) return;
      // The few included cost most and are slowest to settle.
      for (let inner = 0; inner < INNER_SWEEPS && worst > this.#tolerance; inner += 1)
        worst = this.#sweep(included, 1, costIn);
      steps += included.length * (1 + INNER_SWEEPS) + excluded.length;
      if (steps < STRETCH) continue;
      steps = 0;
      yield;
    }
  }

  /** The decision value of a row that is not trained on. */
  score(row: number): number {
    return dot(this.#matrix, row, this.weights) + this.intercept;
  }

  /** A dual variable grows about as its cost does: a start nearer to the solution, worth half of the sweeps. */
  #start(included: readonly number[], excluded: readonly number[], costIn: number, costOut: number): void {
    this.weights.fill(0);
    this.intercept = 0;
    const scale = (rows: readonly number[], known: number, label: 1 | -1, cost: number, before: number): void => {
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] as number;
        const alpha = index < known ? ((this.#alpha[row] as number) * cost) / before : this.#loss.start * cost;
        this.#alpha[row] = alpha;
        if (index >= known) this.#squares[row] = squaredLength(this.#matrix, row) + 1;
        if (alpha !== 0) this.#add(row, label * alpha);
      }
    };
    scale(included, this.#known.included, 1, costIn, this.#costs[0]);
    scale(excluded, this.#known.excluded, -1, costOut, this.#costs[1]);
    this.#costs = [costIn, costOut];
    this.#known.included = included.length;
    this.#known.excluded = excluded.length;
  }

  #sweep(rows: readonly number[], label: 1 | -1, cost: number): number {
    let worst = 0;
    for (const row of rows) {
      const alpha = this.#alpha[row] as number;
      // What the row has alone is not in `weights`.
      const own = alpha * (this.#matrix.alone[row] as number);
      const margin = label * (dot(this.#matrix, row, this.weights) + this.intercept) + own;
      const violation = this.#loss.violation(alpha, margin, cost);
      worst = Math.max(worst, violation);
      if (violation < this.#tolerance / 100) continue;
      const better = this.#loss.better(alpha, margin, this.#squares[row] as number, cost);
      this.#alpha[row] = better;
      this.#add(row, (better - alpha) * label);
    }
    return worst;
  }

  #add(row: number, factor: number): void {
    addRow(this.#matrix, row, factor, this.weights);
    this.intercept += factor;
  }
}
