import Fuse from 'fuse.js';

/** Worse matches than this are no help (0 is the same text, 1 anything). */
const THRESHOLD = 0.4;

/** The candidates whose names are nearest to a text, the nearest first. For "did you mean" and for completion. */
export function nearest<Candidate extends { readonly names: readonly string[] }>(
  candidates: readonly Candidate[],
  text: string,
  most: number,
): Candidate[] {
  const fuse = new Fuse(candidates, { keys: ['names'], threshold: THRESHOLD, ignoreLocation: true });
  return fuse.search(text.slice(0, 64), { limit: most }).map(({ item }) => item);
}
