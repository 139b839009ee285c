import type { Random } from '../domain/ports.ts';
import type { WeighedRows } from '../screening/sparse.ts';

/** Which cluster each row is in, and how like each row is to the middle of every cluster. */
export interface Clustering {
  readonly clusters: number;
  /** By row; -1 of a row that has no term in common with any other. */
  readonly clusterOf: Int32Array;
  /** Cosines with the middles: that of row i and cluster c is at `i * clusters + c`. */
  readonly likeness: Float32Array;
  /** Unit vectors: the weight of column j in cluster c is at `j * clusters + c`. */
  readonly middles: Float64Array;
}

const MOST_ROUNDS = 25;
/** So many rows are worth one start; fewer rows get more starts, of which the best counts. */
const ROWS_A_START = 4000;
const MOST_STARTS = 10;
/** So many rows say where the middles are; more are only put to them. */
const MOST_FITTED = 20_000;

/** The cosines of a row with all middles. */
function cosines(
  { starts, columns, values }: WeighedRows,
  row: number,
  middles: Float64Array,
  into: Float64Array,
): void {
  const clusters = into.length;
  into.fill(0);
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
    const base = (columns[at] as number) * clusters;
    const value = values[at] as number;
    for (let cluster = 0; cluster < clusters; cluster += 1)
      into[cluster] = (into[cluster] as number) + value * (middles[base + cluster] as number);
  }
}

function addTo(
  { starts, columns, values }: WeighedRows,
  row: number,
  middles: Float64Array,
  of: number,
  at: number,
): void {
  for (let entry = starts[row] as number; entry < (starts[row + 1] as number); entry += 1) {
    const place = (columns[entry] as number) * of + at;
    middles[place] = (middles[place] as number) + (values[entry] as number);
  }
}

function toUnitLength(middles: Float64Array, clusters: number): void {
  const lengths = new Float64Array(clusters);
  for (let place = 0; place < middles.length; place += 1)
    lengths[place % clusters] = (lengths[place % clusters] as number) + (middles[place] as number) ** 2;
  for (let cluster = 0; cluster < clusters; cluster += 1) lengths[cluster] = Math.sqrt(lengths[cluster] as number) || 1;
  for (let place = 0; place < middles.length; place += 1)
    middles[place] = (middles[place] as number) / (lengths[place % clusters] as number);
}

/** Rows to start from, far from each other (k-means++, Arthur & Vassilvitskii 2007, by cosine). */
function seeds(matrix: WeighedRows, rows: readonly number[], clusters: number, random: Random): number[] {
  const chosen: number[] = [];
  const nearest = new Float64Array(matrix.rows);
  const middle = new Float64Array(matrix.width);
  const likeness = new Float64Array(1);
  while (chosen.length < clusters) {
    const weights = rows.map((row) => (chosen.length === 0 ? 1 : Math.max(0, 1 - (nearest[row] as number)) ** 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) break;
    let left = random() * total;
    const place = weights.findIndex((weight) => (left -= weight) < 0);
    const row = rows[place < 0 ? rows.length - 1 : place] as number;
    chosen.push(row);
    middle.fill(0);
    addTo(matrix, row, middle, 1, 0);
    for (const other of rows) {
      cosines(matrix, other, middle, likeness);
      nearest[other] = Math.max(nearest[other] as number, likeness[0] as number);
    }
  }
  return chosen;
}

/** At most so many of some rows, at like distances from each other. */
function evenly(rows: readonly number[], most: number): readonly number[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, at) => rows[Math.floor((at * rows.length) / most)] as number);
}

interface Attempt extends Clustering {
  readonly score: number;
}

function attempt(
  matrix: WeighedRows,
  rows: readonly number[],
  wanted: number,
  random: Random,
  progress: (done: number) => void,
): Attempt {
  const fitted = evenly(rows, MOST_FITTED);
  const starting = seeds(matrix, fitted, wanted, random);
  const clusters = starting.length;
  const middles = new Float64Array(matrix.width * clusters);
  for (const [cluster, row] of starting.entries()) addTo(matrix, row, middles, clusters, cluster);
  toUnitLength(middles, clusters);
  const clusterOf = new Int32Array(matrix.rows).fill(-1);
  const likeness = new Float32Array(matrix.rows * clusters);
  const all = new Float64Array(clusters);
  let score = 0;
  /** Puts rows to the middle that each is most like; gives how many went to another than before. */
  const assign = (some: readonly number[]): number => {
    let moved = 0;
    score = 0;
    for (const row of some) {
      cosines(matrix, row, middles, all);
      likeness.set(all, row * clusters);
      let best = 0;
      for (let at = 1; at < clusters; at += 1) if ((all[at] as number) > (all[best] as number)) best = at;
      score += all[best] as number;
      if (clusterOf[row] !== best) moved += 1;
      clusterOf[row] = best;
    }
    return moved;
  };
  const centre = (some: readonly number[]): void => {
    middles.fill(0);
    for (const row of some) addTo(matrix, row, middles, clusters, clusterOf[row] as number);
    toUnitLength(middles, clusters);
  };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moved = assign(fitted);
    progress((round + 1) / MOST_ROUNDS);
    if (moved === 0 || round === MOST_ROUNDS - 1) break;
    centre(fitted);
  }
  if (fitted.length < rows.length) {
    assign(rows);
    centre(rows);
    assign(rows);
  }
  return { clusters, clusterOf, likeness, middles, score };
}

/**
 * Spherical k-means (Dhillon & Modha 2001) over rows that are unit vectors: the best of a few starts. `progress` is told
 * what share is done, from 0 to 1. Of more than 20,000 rows as many, evenly chosen, say where the middles are. There may be fewer clusters than wanted, and empty ones.
 */
export function cluster(
  matrix: WeighedRows,
  wanted: number,
  random: Random,
  progress: (done: number) => void,
): Clustering {
  const rows = Array.from({ length: matrix.rows }, (_, row) => row).filter(
    (row) => (matrix.starts[row + 1] as number) > (matrix.starts[row] as number),
  );
  const starts = Math.max(1, Math.min(MOST_STARTS, Math.floor(ROWS_A_START / Math.max(1, rows.length))));
  let best: Attempt | undefined;
  for (let start = 0; start < starts; start += 1) {
    const made = attempt(matrix, rows, wanted, random, (done) => progress((start + done) / starts));
    if (best === undefined || made.score > best.score) best = made;
  }
  return (
    best ?? {
      clusters: 0,
      clusterOf: new Int32Array(matrix.rows).fill(-1),
      likeness: new Float32Array(0),
      middles: new Float64Array(0),
    }
  );
}
