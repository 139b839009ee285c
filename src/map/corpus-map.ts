import { seeded } from '../screening/random.ts';
import { weighed } from '../screening/sparse.ts';
import { tfIdf } from '../screening/tf-idf.ts';
import { cluster } from './cluster.ts';
import { type Disc, type Member, placeClusters, placeMembers, type Point } from './layout.ts';
import { telling } from './name.ts';
import { countMapTerms } from './terms.ts';

/** What of a paper the map is drawn from. */
export interface MapText {
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
}

export interface MapOptions {
  /** At most so many clusters; about the root of half the papers, up to 24, when left out. */
  readonly clusters?: number;
  /** Told what share of the work is done, from 0 to 1. */
  readonly progress?: (done: number) => void;
}

/** A group of papers that are alike. Its radius is in the unit of the map. */
export interface MapCluster extends Disc {
  /** The terms that tell it from the others; none of papers that have no word in common with any other. */
  readonly terms: readonly string[];
  readonly papers: number;
}

export interface MapPaper extends Point {
  readonly id: string;
  /** The place of its cluster in the list of clusters. */
  readonly cluster: number;
  /** Cosine with the middle of its cluster, from 0 to 1. */
  readonly likeness: number;
}

/** A corpus laid out by likeness: x from 0 to 1 and y from 0 to `height`, in one unit, y downwards. */
export interface CorpusMap {
  readonly height: number;
  /** The largest first. */
  readonly clusters: readonly MapCluster[];
  /** In the order given. */
  readonly papers: readonly MapPaper[];
}

const SEED = 8;
const MOST_CLUSTERS = 24;
const EDGE = 0.02;

function usualCount(papers: number): number {
  return Math.max(1, Math.min(MOST_CLUSTERS, Math.round(Math.sqrt(papers / 2))));
}

/** Rounded so that the JSON is short and the same on every machine. */
function rounded(number: number): number {
  return Math.round(number * 1e4) / 1e4;
}

/** The rows of each cluster, the largest first, what fits nowhere last; empty clusters are left out. */
function groupsOf(clusterOf: Int32Array, clusters: number) {
  const groups = Array.from({ length: clusters + 1 }, (_, old) => ({
    old: old === clusters ? -1 : old,
    rows: [] as number[],
  }));
  for (const [row, old] of clusterOf.entries()) groups[old < 0 ? clusters : old]?.rows.push(row);
  return groups
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => Number(a.old < 0) - Number(b.old < 0) || b.rows.length - a.rows.length || a.old - b.old);
}

/** Moves everything so that it fits 0 to 1 across, and 0 to the height that is given back. */
function fitted(discs: readonly Disc[], points: readonly Point[]) {
  const left = Math.min(...discs.map(({ x, radius }) => x - radius)) - EDGE;
  const top = Math.min(...discs.map(({ y, radius }) => y - radius)) - EDGE;
  const width = Math.max(1e-9, Math.max(...discs.map(({ x, radius }) => x + radius)) + EDGE - left);
  const height = Math.max(...discs.map(({ y, radius }) => y + radius)) + EDGE - top;
  const at = <Placed extends Point>(placed: Placed): Placed => ({
    ...placed,
    x: rounded((placed.x - left) / width),
    y: rounded((placed.y - top) / width),
  });
  return {
    height: rounded(height / width),
    discs: discs.map((disc) => ({ ...at(disc), radius: rounded(disc.radius / width) })),
    points: points.map(at),
  };
}

/** Terms in more than this share of the papers tell nothing apart. */
const MOST_COMMON = 0.5;
/** Nor do those in fewer than this share, which are nearly all the terms of a large corpus. */
const FEWEST = 1 / 5000;

/**
 * Lays papers out by the likeness of their titles and abstracts (tf-idf of stems and pairs of them), in clusters that are
 * named by their telling terms. The same papers give the same map, whatever their order.
 */
export function corpusMap(
  papers: readonly MapText[],
  { clusters: wanted, progress = () => undefined }: MapOptions,
): CorpusMap {
  const sorted = papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (sorted.length === 0) return { height: 0, clusters: [], papers: [] };
  const terms = countMapTerms(texts(sorted, progress));
  const matrix = weighed(tfIdf(terms, MOST_COMMON, Math.max(2, Math.ceil(sorted.length * FEWEST))));
  const { clusters, clusterOf, likeness, middles } = cluster(
    matrix,
    wanted ?? usualCount(sorted.length),
    seeded(SEED),
    (done) => progress(0.3 + 0.6 * done),
  );
  const groups = groupsOf(clusterOf, clusters);
  const names = telling(matrix, terms, clusterOf, clusters);
  const cosine = (a: number, b: number): number => {
    const [one, two] = [groups[a]?.old ?? -1, groups[b]?.old ?? -1];
    if (one < 0 || two < 0) return 0;
    let sum = 0;
    for (let column = 0; column < matrix.width; column += 1)
      sum += (middles[column * clusters + one] as number) * (middles[column * clusters + two] as number);
    return sum;
  };
  const discs = placeClusters(
    groups.map(({ rows }) => rows.length),
    cosine,
  );
  const likenessOf = (row: number, old: number): number => (old < 0 ? 0 : (likeness[row * clusters + old] ?? 0));
  const placed: { row: number; cluster: number; point: Point; likeness: number }[] = [];
  for (const [own, { old, rows }] of groups.entries()) {
    const members = rows.map((row): Member => ({
      likeness: likenessOf(row, old),
      others: groups.map((group) => likenessOf(row, group.old)),
    }));
    for (const [index, point] of placeMembers(discs, own, members).entries())
      placed.push({ row: rows[index] ?? 0, cluster: own, point, likeness: members[index]?.likeness ?? 0 });
  }
  progress(1);
  const fit = fitted(
    discs,
    placed.map(({ point }) => point),
  );
  const byId = new Map<string, MapPaper>();
  for (const [index, { row, cluster: own, likeness: like }] of placed.entries()) {
    const id = sorted[row]?.id ?? '';
    byId.set(id, { id, cluster: own, ...(fit.points[index] ?? { x: 0, y: 0 }), likeness: rounded(like) });
  }
  return {
    height: fit.height,
    clusters: groups.map(({ old, rows }, index) => ({
      terms: names[old] ?? [],
      papers: rows.length,
      ...(fit.discs[index] ?? { x: 0, y: 0, radius: 0 }),
    })),
    papers: papers.flatMap(({ id }) => byId.get(id) ?? []),
  };
}

function* texts(papers: readonly MapText[], progress: (done: number) => void): Generator<string> {
  for (const [index, { title, abstract = '' }] of papers.entries()) {
    progress((0.3 * index) / papers.length);
    yield `${title}. ${abstract}`;
  }
}
