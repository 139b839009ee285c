/** A place on the map. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cluster on the map: a disc whose area is as its number of papers. */
export interface Disc extends Point {
  readonly radius: number;
}

/** Of the whole map, what the discs are to cover. */
const COVERED = 0.4;
/** Maps are wider than high, as screens are. */
const WIDER = 1.7;
const GAP = 0.02;
const ROUNDS = 400;
const POWER_ROUNDS = 200;

/** The strongest eigenvector of a symmetric matrix, by power iteration from a fixed start, times the root of its eigenvalue. */
function strongest(matrix: readonly Float64Array[]): Float64Array {
  const size = matrix.length;
  let vector = Float64Array.from({ length: size }, (_, index) => 1 + Math.sin(index * 12.9898));
  let value = 0;
  for (let round = 0; round < POWER_ROUNDS; round += 1) {
    const next = Float64Array.from(matrix, (row) =>
      row.reduce((sum, cell, at) => sum + cell * (vector[at] as number), 0),
    );
    const length = Math.hypot(...next);
    if (length < 1e-12) return new Float64Array(size);
    value = length;
    vector = next.map((part) => part / length);
  }
  const turned = (vector.find((part) => Math.abs(part) > 1e-9) ?? 1) < 0 ? -1 : 1;
  return vector.map((part) => part * turned * Math.sqrt(value));
}

/** Points whose distances are as near to those given as two dimensions allow: classical scaling (Torgerson 1952). */
function scaled(distances: readonly Float64Array[]): Point[] {
  const size = distances.length;
  const squares = distances.map((row) => row.map((distance) => distance ** 2));
  const mean = squares.map((row) => row.reduce((sum, square) => sum + square, 0) / size);
  const all = mean.reduce((sum, value) => sum + value, 0) / size;
  const centred = squares.map((row, i) =>
    row.map((square, j) => -(square - (mean[i] as number) - (mean[j] as number) + all) / 2),
  );
  const xs = strongest(centred);
  const rest = centred.map((row, i) => row.map((cell, j) => cell - (xs[i] as number) * (xs[j] as number)));
  const ys = strongest(rest);
  return Array.from(xs, (x, index) => ({ x, y: ys[index] as number }));
}

/** Moves discs apart until none lies over another, each as little as may be, in an order that is always the same. */
function apart(discs: readonly Disc[]): Disc[] {
  const moved = discs.map((disc) => ({ ...disc }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let touching = false;
    for (const [i, one] of moved.entries())
      for (const other of moved.slice(i + 1)) {
        const distance = Math.hypot(other.x - one.x, other.y - one.y);
        const missing = one.radius + other.radius + GAP - distance;
        if (missing <= 1e-6) continue;
        touching = true;
        // Two in the very same place part in a direction of their own.
        const [dx, dy] =
          distance < 1e-9
            ? [Math.cos(i * 2.4), Math.sin(i * 2.4)]
            : [(other.x - one.x) / distance, (other.y - one.y) / distance];
        const share = other.radius / (one.radius + other.radius);
        one.x -= dx * missing * share;
        one.y -= dy * missing * share;
        other.x += dx * missing * (1 - share);
        other.y += dy * missing * (1 - share);
      }
    if (!touching) break;
  }
  return moved;
}

/** Places clusters by the cosines of their middles: alike ones near each other, none over another. */
export function placeClusters(sizes: readonly number[], cosine: (a: number, b: number) => number): Disc[] {
  const papers = sizes.reduce((sum, size) => sum + size, 0);
  const distances = sizes.map((_, i) =>
    Float64Array.from(sizes, (__, j) => (i === j ? 0 : Math.sqrt(Math.max(0, 2 - 2 * cosine(i, j))))),
  );
  const points = scaled(distances);
  const spread = (along: 'x' | 'y'): number => Math.max(1e-9, ...points.map((point) => Math.abs(point[along])));
  const [across, down] = [spread('x'), spread('y')];
  return apart(
    points.map(({ x, y }, index) => ({
      x: across < 1e-6 ? 0 : (x / across) * (WIDER / 2),
      y: down < 1e-6 ? 0 : y / down / 2,
      radius: Math.sqrt((COVERED * WIDER * (sizes[index] ?? 0)) / papers / Math.PI),
    })),
  );
}

/** A paper in its cluster, by what places it there. */
export interface Member {
  /** Cosine with the middle of its cluster. */
  readonly likeness: number;
  /** Cosine with the middle of each cluster, its own included. */
  readonly others: readonly number[];
}

/**
 * Places papers in their disc: the more typical of it the nearer to the middle, filling it evenly, and on the side of the
 * clusters that they are more like than the rest of their cluster is.
 */
export function placeMembers(discs: readonly Disc[], own: number, members: readonly Member[]): Point[] {
  const disc = discs[own] ?? { x: 0, y: 0, radius: 0 };
  const usual = discs.map(
    (_, other) => members.reduce((sum, { others }) => sum + (others[other] ?? 0), 0) / Math.max(1, members.length),
  );
  const ranked = members
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [one, two] = [members[a]?.likeness ?? 0, members[b]?.likeness ?? 0];
      return two - one || a - b;
    });
  const places = members.map((): Point => disc);
  for (const [rank, index] of ranked.entries()) {
    let [dx, dy] = [0, 0];
    for (const [other, { x, y }] of discs.entries()) {
      const distance = Math.hypot(x - disc.x, y - disc.y);
      if (other === own || distance < 1e-9) continue;
      const pull = (members[index]?.others[other] ?? 0) - (usual[other] ?? 0);
      dx += (pull * (x - disc.x)) / distance;
      dy += (pull * (y - disc.y)) / distance;
    }
    // Where nothing pulls, as in a map of one cluster, the seeds of a sunflower.
    const angle = Math.hypot(dx, dy) < 1e-9 ? rank * 2.399963 : Math.atan2(dy, dx);
    const radius = disc.radius * 0.94 * Math.sqrt((rank + 0.5) / members.length) * (members.length === 1 ? 0 : 1);
    places[index] = { x: disc.x + radius * Math.cos(angle), y: disc.y + radius * Math.sin(angle) };
  }
  return places;
}
