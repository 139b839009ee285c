import type { WeighedRows } from '../screening/sparse.ts';
import type { MapTerms } from './terms.ts';

const TERMS = 3;
/** A pair of words tells more than its words: it needs less to be chosen. */
const PAIR_WORTH = 1.5;

/** The mean weight of each column in each cluster: that of column j in cluster c is at `j * clusters + c`. */
function means({ rows, width, starts, columns, values }: WeighedRows, clusterOf: Int32Array, clusters: number) {
  const sums = new Float64Array(width * clusters);
  const sizes = new Float64Array(clusters);
  for (let row = 0; row < rows; row += 1) {
    const cluster = clusterOf[row] as number;
    if (cluster < 0) continue;
    sizes[cluster] = (sizes[cluster] as number) + 1;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const place = (columns[at] as number) * clusters + cluster;
      sums[place] = (sums[place] as number) + (values[at] as number);
    }
  }
  return { sums, sizes };
}

/** What a term adds to the name: none of its words said already. */
function addTerm(name: readonly number[], term: number, words: MapTerms['words']): readonly number[] {
  const said = new Set(name.flatMap((chosen) => words(chosen)));
  return words(term).some((word) => said.has(word)) ? name : [...name, term];
}

/**
 * The terms that tell each cluster from the others, the most telling first: those whose mean weight in it most exceeds
 * that elsewhere. No word comes twice in a name, and no pair of words beside its words.
 */
export function telling(
  matrix: WeighedRows & { readonly termOf: Int32Array },
  terms: MapTerms,
  clusterOf: Int32Array,
  clusters: number,
): string[][] {
  const { sums, sizes } = means(matrix, clusterOf, clusters);
  const papers = sizes.reduce((sum, size) => sum + size, 0);
  return Array.from({ length: clusters }, (_, cluster) => {
    const size = sizes[cluster] as number;
    const scored = Array.from(matrix.termOf, (term, column) => {
      const own = sums[column * clusters + cluster] as number;
      let all = 0;
      for (let other = 0; other < clusters; other += 1) all += sums[column * clusters + other] as number;
      const excess = own / Math.max(1, size) - (all - own) / Math.max(1, papers - size);
      return { term, score: excess * (terms.words(term).length > 1 ? PAIR_WORTH : 1) };
    });
    return scored
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || a.term - b.term)
      .reduce<readonly number[]>(
        (name, { term }) => (name.length < TERMS ? addTerm(name, term, terms.words) : name),
        [],
      )
      .map(terms.name);
  });
}
