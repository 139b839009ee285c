import type { TextNode } from '../query/syntax-tree.ts';
import { fuzziness } from '../query/text-match.ts';
import { stem } from '../text/analyse.ts';
import { editDistance } from '../text/edit-distance.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';
import type { PaperIndex } from './paper-index.ts';

/** A word of the papers, and its stem. */
export type IndexedWord = readonly [word: string, stem: string];

/** Words that count alike for one word of a query. */
export interface WordClass {
  readonly words: readonly IndexedWord[];
  /** From 0 to 1. */
  readonly weight: number;
}

/** The words that one word of a query may be. A paper scores by the class that gives it most. */
export interface Slot {
  readonly classes: readonly WordClass[];
  /** False for a stop word, which only has to be at its place. */
  readonly scored: boolean;
}

// A word that only begins or is spelled like the one asked for says less than the word itself.
const PREFIX_WEIGHT = 0.7;
const FUZZY_WEIGHT = 0.5;

/** Those words that weigh alike together, the heaviest first. */
function classes(words: Iterable<readonly [IndexedWord, number]>): WordClass[] {
  const byWeight = new Map<number, IndexedWord[]>();
  for (const [word, weight] of words) byWeight.set(weight, [...(byWeight.get(weight) ?? []), word]);
  return Array.from(byWeight, ([weight, members]) => ({ weight, words: members })).toSorted(
    (a, b) => b.weight - a.weight,
  );
}

function beginningWith(index: PaperIndex, term: string): WordClass[] {
  const words = [...index.wordsStartingWith(term)];
  const [exact, others] = [words.filter(([word]) => word === term), words.filter(([word]) => word !== term)];
  return [
    { words: exact, weight: 1 },
    { words: others, weight: PREFIX_WEIGHT },
  ].filter((one) => one.words.length > 0);
}

/** The words that are spelled like a term, each with how far they are from it. */
export function spelledLike(index: PaperIndex, term: string): Map<string, { stem: string; distance: number }> {
  const most = fuzziness(term);
  const found = new Map<string, { stem: string; distance: number }>();
  index.eachWord((word, _, stemOf) => {
    if (Math.abs(word.length - term.length) > most) return;
    const distance = editDistance(term, word, most);
    if (distance <= most) found.set(word, { stem: stemOf(), distance });
  });
  return found;
}

/** What a text node asks for, word by word, in order; undefined when it asks for nothing, as a stop word alone does. */
export function slotsOf(index: PaperIndex, node: TextNode): readonly Slot[] | undefined {
  const terms = tokenise(node.text).map(({ term }) => term);
  const [only] = terms;
  if (only === undefined) return undefined;
  const mode = node.kind === 'word' ? node.mode : 'phrase';
  if (terms.length === 1 && mode !== 'phrase' && mode !== 'prefix' && isStopWord(only)) return undefined;
  return terms.map((term, at): Slot => {
    if (mode === 'prefix' && at === terms.length - 1) return { classes: beginningWith(index, term), scored: true };
    if (mode === 'fuzzy' && terms.length === 1) {
      const near = Array.from(
        spelledLike(index, term),
        ([word, { stem: stemmed, distance }]) =>
          [[word, stemmed], distance === 0 ? 1 : FUZZY_WEIGHT / distance] as const,
      );
      return { classes: classes(near), scored: true };
    }
    const stemmed = stem(term);
    const words = mode === 'phrase' ? [term] : index.wordsOfStem(stemmed);
    return {
      classes: [{ words: words.map((word) => [word, stemmed]), weight: 1 }],
      scored: !isStopWord(term),
    };
  });
}
