import type { TextNode } from '../query/syntax-tree.ts';
import { fuzziness } from '../query/text-match.ts';
import { stem } from '../text/analyse.ts';
import { editDistance } from '../text/edit-distance.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';
import type { PaperIndex } from './paper-index.ts';
import type { IndexedField } from './segment/fields.ts';
import type { Frequencies } from './segment/postings.ts';
import { united, type WordPostings } from './word-postings.ts';

/** Words that count alike for one word of a query. */
export interface WordClass {
  /** From 0 to 1. */
  readonly weight: number;
  readonly words: () => readonly WordPostings[];
  /** How often papers have any of them in a field, or in the whole text. */
  readonly frequencies: (field: IndexedField | undefined) => Frequencies;
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

/** What a class finds in each field, worked out once: papers are chosen by it, and then scored. */
function once(frequencies: WordClass['frequencies']): WordClass['frequencies'] {
  const known = new Map<IndexedField | undefined, Frequencies>();
  return (field) => {
    const found = known.get(field) ?? frequencies(field);
    known.set(field, found);
    return found;
  };
}

function classOf(index: PaperIndex, weight: number, words: readonly WordPostings[]): WordClass {
  return { weight, words: () => words, frequencies: once((field) => united(words, field, index.paperCount)) };
}

/** Those words that weigh alike together, the heaviest first. */
function classes(index: PaperIndex, words: Iterable<readonly [WordPostings, number]>): WordClass[] {
  const byWeight = new Map<number, WordPostings[]>();
  for (const [word, weight] of words) byWeight.set(weight, [...(byWeight.get(weight) ?? []), word]);
  return Array.from(byWeight, ([weight, alike]) => classOf(index, weight, alike)).toSorted(
    (a, b) => b.weight - a.weight,
  );
}

function beginningWith(index: PaperIndex, term: string): WordClass[] {
  const longer: WordClass = {
    weight: PREFIX_WEIGHT,
    words: () => {
      const words = index.wordsStartingWith(term);
      words.delete(term);
      return [...words.values()];
    },
    // Thousands of words may begin alike, and only phrases have to know them one by one.
    frequencies: once((field) => index.longerWords(term, field)),
  };
  return [classOf(index, 1, [index.word(stem(term), term)]), longer];
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
          [index.word(stemmed, word), distance === 0 ? 1 : FUZZY_WEIGHT / distance] as const,
      );
      return { classes: classes(index, near), scored: true };
    }
    const stemmed = stem(term);
    const words = mode === 'phrase' ? [term] : index.wordsOfStem(stemmed);
    return {
      classes: [
        classOf(
          index,
          1,
          words.map((word) => index.word(stemmed, word)),
        ),
      ],
      scored: !isStopWord(term),
    };
  });
}
