import { PairIds } from './pair-ids.ts';
import { TermCounter, type TermTable } from './term-counter.ts';

/** The words and the pairs of neighbouring words of every record, counted. */
export interface TermCounts extends TermTable {
  /** Every word, by its number. */
  readonly words: readonly string[];
  /** The first word of a pair; {@link ALONE} for a word on its own. */
  readonly first: Int32Array;
  /** The second word of a pair, or the word itself. */
  readonly second: Int32Array;
}

const WORD = /[\p{L}\p{N}_]{2,}/gu;
/** In the place of a pair's first word: a word on its own. */
export const ALONE = -1;

/** The words of a text: two or more characters, in lower case. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** So many records are counted in one go: a few milliseconds. */
const COUNTED = 50;

/** Counts words and pairs of neighbouring words. Stops now and then, to let others have a turn. */
export function* countTerms(texts: Iterable<string>): Generator<void, TermCounts> {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const terms = new PairIds();
  const counter = new TermCounter();
  let record = 0;
  for (const text of texts) {
    record += 1;
    if (record % COUNTED === 0) yield;
    let before = ALONE;
    for (const word of wordsIn(text)) {
      let id = ids.get(word);
      if (id === undefined) {
        id = words.length;
        ids.set(word, id);
        words.push(word);
      }
      counter.count(terms.idOf(ALONE, id));
      if (before !== ALONE) counter.count(terms.idOf(before, id));
      before = id;
    }
    counter.endRecord();
  }
  return { ...counter.table(), words, first: terms.first.done(), second: terms.second.done() };
}

/** A term as people read it: a word, or two with a space between. */
export function termName(words: readonly string[], first: number, second: number): string {
  const word = words[second] ?? '';
  return first === ALONE ? word : `${words[first] ?? ''} ${word}`;
}
