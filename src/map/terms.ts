import { PairIds } from '../screening/pair-ids.ts';
import { TermCounter, type TermTable } from '../screening/term-counter.ts';
import { stem } from '../text/analyse.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenise } from '../text/tokens.ts';

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

/** A word as it is written: which word it is, {@link ALONE} for one that tells nothing, and how often it comes so. */
interface Form {
  readonly word: number;
  times: number;
}

/** How each word is written most often; of forms as common the first in the alphabet. */
function commonestForms(forms: ReadonlyMap<string, Form>): string[] {
  const best: { readonly form: string; readonly times: number }[] = [];
  for (const [form, { word, times }] of forms) {
    if (word === ALONE) continue;
    const known = best[word];
    if (known === undefined || times > known.times || (times === known.times && form < known.form))
      best[word] = { form, times };
  }
  return best.map(({ form }) => form);
}

/** Counts the words (by their stems, without stop words and numbers) and pairs of neighbouring words of texts. */
export function countMapTerms(texts: Iterable<string>): MapTerms {
  const numbers = new Map<string, number>();
  const forms = new Map<string, Form>();
  const pairs = new PairIds();
  const counter = new TermCounter();
  const wordOf = (term: string): number => {
    if (!tells(term)) return ALONE;
    const stemmed = stem(term);
    const word = numbers.get(stemmed) ?? numbers.size;
    numbers.set(stemmed, word);
    return word;
  };
  for (const text of texts) {
    let before = ALONE;
    for (const { term } of tokenise(text)) {
      let form = forms.get(term);
      if (form === undefined) forms.set(term, (form = { word: wordOf(term), times: 0 }));
      form.times += 1;
      const { word } = form;
      if (word !== ALONE) {
        counter.count(pairs.idOf(ALONE, word));
        if (before !== ALONE) counter.count(pairs.idOf(before, word));
      }
      before = word;
    }
    counter.endRecord();
  }
  const [first, second] = [pairs.first.done(), pairs.second.done()];
  const words = (term: number): number[] =>
    [first[term], second[term]].flatMap((word) => (word === undefined || word === ALONE ? [] : word));
  const written = commonestForms(forms);
  return {
    ...counter.table(),
    words,
    name: (term) => {
      const named = words(term).map((word) => written[word] ?? '');
      return named.join(named.every((form) => UNSPACED.test(form)) ? '' : ' ');
    },
  };
}
