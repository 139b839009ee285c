import { type Frequencies, frequenciesOf } from './segment/postings.ts';

/** The papers, each with its number among all, whose sum is not zero. */
export function nonZero(sums: Uint32Array): Frequencies {
  let count = 0;
  for (let paper = 0; paper < sums.length; paper += 1) if (sums[paper] !== 0) count += 1;
  const found = frequenciesOf(count);
  let row = 0;
  for (let paper = 0; paper < sums.length; paper += 1) {
    const sum = sums[paper] ?? 0;
    if (sum === 0) continue;
    found.papers[row] = paper;
    found.frequencies[row++] = sum;
  }
  return found;
}

/** Sums for all papers in one array, which is large, and asked for at every key while a query is typed. */
export class PaperSums {
  readonly #papers: number;
  /** Zero between one sum and the next. */
  #sums: Uint32Array | undefined;

  constructor(papers: number) {
    this.#papers = papers;
  }

  /** What some work adds up: the papers whose sum is not zero. */
  of(add: (sums: Uint32Array) => void): Frequencies {
    const sums = this.#sums ?? new Uint32Array(this.#papers);
    // Until it is zero again: what is read may be damaged.
    this.#sums = undefined;
    add(sums);
    const found = nonZero(sums);
    this.#sums = sums.fill(0);
    return found;
  }
}
