import type { Entry } from '../domain/entry.ts';
import { analyse, stem } from '../text/analyse.ts';
import { byScore } from './ranked.ts';
import type { PaperIndex } from './paper-index.ts';
import { united } from './word-postings.ts';

/** A paper like another. */
export interface SimilarPaper {
  readonly paper: number;
  /** Cosine of the angle between the two papers' tf-idf vectors, in [0, 1]. */
  readonly score: number;
  /** The stems that made them alike, those that did most first. */
  readonly terms: readonly string[];
}

type Vector = ReadonlyMap<string, number>;

/** Candidates share at least one of so many of the paper's most telling words. */
const TELLING = 30;
/** So many of the best candidates are compared word by word. */
const COMPARED = 100;
const TERMS_NAMED = 6;

function textOf({ title, abstract = '', keywords = [] }: Entry): string {
  return [title, abstract, ...keywords].join('\n');
}

/** (1 + ln tf) ln(1 + N / df), of unit length (Manning, Raghavan & Schütze 2008, ch. 6). */
function vectorOf(entry: Entry, index: PaperIndex): Vector {
  const frequencies = new Map<string, number>();
  for (const term of analyse(textOf(entry))) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const weights = Array.from(frequencies, ([term, frequency]) => {
    const idf = Math.log(1 + index.visibleCount / Math.max(1, index.roughCount(term)));
    return [term, (1 + Math.log(frequency)) * idf] as const;
  });
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

/** Papers that share telling words with a vector, each with a first idea of how alike they are. */
function candidates(index: PaperIndex, vector: Vector, itself: number): number[] {
  const telling = [...vector]
    .filter(([term]) => index.roughCount(term) > 1)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, TELLING);
  const sums = new Float64Array(index.paperCount);
  const found: number[] = [];
  for (const [term, weight] of telling) {
    const words = index.wordsOfStem(term).map((word) => index.word(stem(word), word));
    for (const paper of united(words, undefined, index.paperCount).papers) {
      if (sums[paper] === 0 && paper !== itself) found.push(paper);
      sums[paper] = (sums[paper] ?? 0) + weight * weight;
    }
  }
  return found
    .map((paper) => ({ paper, score: sums[paper] ?? 0 }))
    .toSorted(byScore)
    .slice(0, COMPARED)
    .map(({ paper }) => paper);
}

/** The papers most like one, by the words of titles, abstracts and keywords, the most alike first; at most `most` of them. */
export function similarPapers(
  index: PaperIndex,
  entry: (paper: number) => Entry,
  paper: number,
  most: number,
): SimilarPaper[] {
  const vector = vectorOf(entry(paper), index);
  return (
    candidates(index, vector, paper)
      .map((other): SimilarPaper => {
        const shared = Array.from(vectorOf(entry(other), index), ([term, weight]) => ({
          term,
          product: weight * (vector.get(term) ?? 0),
        }))
          .filter(({ product }) => product > 0)
          .toSorted((a, b) => b.product - a.product || (a.term < b.term ? -1 : 1));
        return {
          paper: other,
          score: shared.reduce((sum, { product }) => sum + product, 0),
          terms: shared.slice(0, TERMS_NAMED).map(({ term }) => term),
        };
      })
      // Words of authors and venues lead to candidates too, but are not compared.
      .filter(({ score }) => score > 0)
      .toSorted(byScore)
      .slice(0, most)
  );
}
