import { growingInts } from './growing.ts';
import { PairIds } from './pair-ids.ts';
import { SeenPairs } from './seen-pairs.ts';
import { TermCounter, type TermTable } from './term-counter.ts';

/** The words and the pairs of neighbouring words of every record, counted, but for most pairs that are in one place only. */
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

/** A copy of a long word, since a part of a text keeps the whole text in memory. */
function kept(word: string): string {
  return word.length < 13 ? word : Buffer.from(word).toString();
}

/** Some texts as the numbers of their words. */
interface Batch {
  /** One text behind the other. */
  readonly text: Int32Array;
  /** Where each text ends. */
  readonly ends: Int32Array;
}

/** So many texts are a batch: few enough that what is still to be counted goes as what is counted comes. */
const BATCH = 1000;

/** The words of texts, by their numbers, and what is known of their pairs before any is numbered. */
interface Reading {
  readonly words: readonly string[];
  readonly batches: Batch[];
  /** How many words all texts have. */
  readonly length: number;
  readonly pairs: SeenPairs;
}

function* read(texts: Iterable<string>): Generator<void, Reading> {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const [text, ends] = [growingInts(), growingInts()];
  const batches: Batch[] = [];
  const pairs = new SeenPairs();
  let length = 0;
  const endBatch = (): void => {
    length += text.length;
    batches.push({ text: text.taken(), ends: ends.taken() });
  };
  for (const each of texts) {
    let before = ALONE;
    for (const found of wordsIn(each)) {
      let id = ids.get(found);
      if (id === undefined) {
        id = words.length;
        const word = kept(found);
        ids.set(word, id);
        words.push(word);
      }
      text.push(id);
      if (before !== ALONE) pairs.see(before, id);
      before = id;
    }
    ends.push(text.length);
    if (ends.length % COUNTED === 0) yield;
    if (ends.length === BATCH) endBatch();
  }
  endBatch();
  return { words, batches, length, pairs };
}

/**
 * Counts words and pairs of neighbouring words. Pairs that are in one place only are left out, but for those that begin
 * with one of the words `whole`. Stops now and then, to let others have a turn.
 */
export function* countTerms(
  texts: Iterable<string>,
  whole: ReadonlySet<string> = new Set(),
): Generator<void, TermCounts> {
  const { words, batches, length, pairs } = yield* read(texts);
  const isWhole = Uint8Array.from(words, (word) => (whole.has(word) ? 1 : 0));
  const terms = new PairIds();
  // A word and a pair for each place.
  const counter = new TermCounter(2 * length);
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
    const { text, ends } = batch;
    let at = 0;
    for (const [record, end] of ends.entries()) {
      if (record % COUNTED === 0) yield;
      let before = ALONE;
      for (; at < end; at += 1) {
        const id = text[at] as number;
        counter.count(terms.idOf(ALONE, id));
        if (before !== ALONE) {
          if (isWhole[before] === 1 || pairs.mayRecur(before, id)) counter.count(terms.idOf(before, id));
          else counter.leaveOut();
        }
        before = id;
      }
      counter.endRecord();
    }
  }
  return { ...counter.table(), words, first: terms.first.done(), second: terms.second.done() };
}

/** A term as people read it: a word, or two with a space between. */
export function termName(words: readonly string[], first: number, second: number): string {
  const word = words[second] ?? '';
  return first === ALONE ? word : `${words[first] ?? ''} ${word}`;
}
