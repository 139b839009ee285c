import type { Entry } from '../domain/entry.ts';
import { similarPapers } from '../search/similar.ts';
import type { Library } from './library.ts';

/** A paper like another. */
export type SimilarEntry = Entry & {
  /** Cosine of the angle between the tf-idf vectors of the two, in [0, 1]. */
  readonly score: number;
  /** The stems of words that made them alike, those that did most first. */
  readonly terms: readonly string[];
};

/** The papers most like one, the most alike first. */
export function similar(library: Library, { id }: Pick<Entry, 'id'>, most: number): SimilarEntry[] {
  return library.ask((view) => {
    const paper = view.withId(id);
    if (paper === undefined) return [];
    return similarPapers(view.index, view.entry, paper, most).map(({ paper: other, score, terms }) => ({
      ...view.entry(other),
      score: Number(score.toFixed(4)),
      terms,
    }));
  });
}
