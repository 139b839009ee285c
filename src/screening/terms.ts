import { PairIds } from './pair-ids.ts';
import { TermCounter, type TermTable } from './term-counter.ts';

/** The words and the pairs of neighbouring words of every record, counted. */
export interface TermCounts extends TermTable {
  /** A term as people read it: a word, or two with a space between. */
  readonly name: (term: number) => string;
}

const WORD = /[\p{L}\p{N}_]{2,}/gu;
/** In the place of a pair's first word: a word on its own. */
const ALONE = -1;

/** The words of a text: two or more characters, in lower case. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Counts words and pairs of neighbouring words. */
export function countTerms(texts: Iterable<string>): TermCounts {
  const words = new Map<string, number>();
  const names: string[] = [];
  const terms = new PairIds();
  const counter = new TermCounter();
  for (const text of texts) {
    let before = ALONE;
    for (const word of wordsIn(text)) {
      let id = words.get(word);
      if (id === undefined) {
        id = names.length;
        words.set(word, id);
        names.push(word);
      }
      counter.count(terms.idOf(ALONE, id));
      if (before !== ALONE) counter.count(terms.idOf(before, id));
      before = id;
    }
    counter.endRecord();
  }
  const [first, second] = [terms.first.done(), terms.second.done()];
  return {
    ...counter.table(),
    name: (term) =>
      [first[term], second[term]]
        .flatMap((word) => (word === undefined || word === ALONE ? [] : names[word]))
        .join(' '),
  };
}
