import { PairIds } from '../screening/pair-ids.ts';
import { TermCounter, type TermTable } from '../screening/term-counter.ts';
import { stem } from '../text/analyse.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokensIn } from '../text/tokens.ts';

/** The telling words of every text, and the pairs of them that stand side by side. */
export interface MapTerms extends TermTable {
  /** A term as people read it, in the form that comes most often. */
  readonly name: (term: number) => string;
  /** The numbers of the words that a term is made of. */
  readonly words: (term: number) => readonly number[];
}

const ALONE = -1;
const NOT_TELLING = /^(?:\p{N}+|[a-z])$/u;
const UNSPACED = /^[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;

function tells(term: string): boolean {
  return !isStopWord(term) && !NOT_TELLING.test(term);
}

/** Counts the words (by their stems, without stop words and numbers) and pairs of neighbouring words of texts. */
export function countMapTerms(texts: Iterable<string>): MapTerms {
  const numbers = new Map<string, number>();
  const forms: Map<string, number>[] = [];
  const pairs = new PairIds();
  const counter = new TermCounter();
  for (const text of texts) {
    let before = ALONE;
    for (const { term } of tokensIn(text)) {
      if (!tells(term)) {
        before = ALONE;
        continue;
      }
      const stemmed = stem(term);
      const word = numbers.get(stemmed) ?? numbers.size;
      numbers.set(stemmed, word);
      const known = (forms[word] ??= new Map());
      known.set(term, (known.get(term) ?? 0) + 1);
      counter.count(pairs.idOf(ALONE, word));
      if (before !== ALONE) counter.count(pairs.idOf(before, word));
      before = word;
    }
    counter.endRecord();
  }
  const [first, second] = [pairs.first.done(), pairs.second.done()];
  const words = (term: number): number[] =>
    [first[term], second[term]].flatMap((word) => (word === undefined || word === ALONE ? [] : word));
  const formOf = (word: number): string =>
    [...(forms[word] ?? [])].toSorted(([a, often], [b, times]) => times - often || (a < b ? -1 : 1))[0]?.[0] ?? '';
  return {
    ...counter.table(),
    words,
    name: (term) => {
      const named = words(term).map(formOf);
      return named.join(named.every((form) => UNSPACED.test(form)) ? '' : ' ');
    },
  };
}
