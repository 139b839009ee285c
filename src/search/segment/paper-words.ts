import { Growing } from './growing.ts';

/** The words of one paper, in the order in which they first come, each with its places. */
export class PaperWords {
  /** Of each occurrence, its place, and the number of the word's next one; 0 for none, since no first one is next. */
  readonly #codes = new Growing();
  readonly #next = new Growing();
  /** Of each word of the paper, which it is, and its first and latest occurrence. */
  readonly #words = new Growing();
  readonly #firsts = new Growing();
  readonly #latest = new Growing();
  /** Of any word, which of the paper's it is: to be believed where that one is the word indeed. */
  readonly #rowOf = new Growing();
  readonly #together = new Growing();

  add(word: number, code: number): void {
    const occurrence = this.#codes.length;
    this.#codes.push(code);
    this.#next.push(0);
    this.#rowOf.reach(word + 1);
    const row = this.#rowOf.numbers[word] ?? 0;
    if (row < this.#words.length && this.#words.numbers[row] === word) {
      this.#next.numbers[this.#latest.numbers[row] ?? 0] = occurrence;
      this.#latest.numbers[row] = occurrence;
      return;
    }
    this.#rowOf.numbers[word] = this.#words.length;
    this.#words.push(word);
    this.#firsts.push(occurrence);
    this.#latest.push(occurrence);
  }

  /** The words, as the first `length` of `numbers`. */
  get words(): Readonly<Pick<Growing, 'numbers' | 'length'>> {
    return this.#words;
  }

  /** Gives each word with its places, the first `count` of `codes`, which are good until it returns; and forgets them all. */
  take(visit: (word: number, codes: Uint32Array, count: number) => void): void {
    const together = this.#together;
    for (let row = 0; row < this.#words.length; row += 1) {
      together.length = 0;
      let occurrence = this.#firsts.numbers[row] ?? 0;
      do {
        together.push(this.#codes.numbers[occurrence] ?? 0);
        occurrence = this.#next.numbers[occurrence] ?? 0;
      } while (occurrence !== 0);
      visit(this.#words.numbers[row] ?? 0, together.numbers, together.length);
    }
    for (const numbers of [this.#codes, this.#next, this.#words, this.#firsts, this.#latest]) numbers.length = 0;
  }
}
