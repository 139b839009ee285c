import { oneTerm } from '../../text/term-bytes.ts';
import { copyBytes } from './bytes.ts';

/** True when a word's bytes stand at a place of others. Faster than `compare`, which is no loop that is compiled in place. */
function standsAt(bytes: Uint8Array, start: number, end: number, pool: Uint8Array, from: number): boolean {
  for (let at = start, other = from; at < end; at += 1, other += 1) if (bytes[at] !== pool[other]) return false;
  return true;
}

/** Numbers words from 0 in the order in which they first come, without making texts of them to look them up. */
export class WordNumbers {
  /** The bytes of the words, one after the other, and where each begins; the last is where the next will. */
  #pool = Buffer.allocUnsafe(1 << 16);
  #starts = new Uint32Array(1 << 12);
  #count = 0;
  /** Open addressing: for each place a hash, and the number of its word and 1; 0 for none. Never more than half full. */
  #table = new Int32Array(1 << 13);

  get count(): number {
    return this.#count;
  }

  word(number: number): string {
    return this.#pool.toString('utf8', this.#starts[number], this.#starts[number + 1]);
  }

  /** The number of a word. */
  numberOfText(text: string): number {
    let number = 0;
    oneTerm(text, (bytes, start, end, hash) => {
      number = this.numberOf(bytes, start, end, hash);
    });
    return number;
  }

  /** The number of the word whose bytes stand from `start` to `end` and have this hash. */
  numberOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let place = (hash * 2) & mask;
    for (; table[place + 1] !== 0; place = (place + 2) & mask) {
      if (table[place] !== hash) continue;
      const number = (table[place + 1] ?? 0) - 1;
      const from = this.#starts[number] ?? 0;
      if ((this.#starts[number + 1] ?? 0) - from === end - start && standsAt(bytes, start, end, this.#pool, from))
        return number;
    }
    this.#take(bytes, start, end);
    table[place] = hash;
    table[place + 1] = this.#count;
    if (this.#count * 4 > table.length) this.#grow();
    return this.#count - 1;
  }

  #take(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#starts[this.#count] ?? 0;
    const to = from + end - start;
    if (to > this.#pool.length) this.#pool = Buffer.concat([this.#pool], Math.max(to, this.#pool.length * 2));
    copyBytes(bytes, start, end, this.#pool, from);
    this.#count += 1;
    if (this.#count === this.#starts.length) {
      const starts = new Uint32Array(this.#starts.length * 2);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    this.#starts[this.#count] = to;
  }

  #grow(): void {
    const old = this.#table;
    const grown = new Int32Array(old.length * 2);
    const mask = grown.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      const hash = old[at] ?? 0;
      const count = old[at + 1] ?? 0;
      if (count === 0) continue;
      let place = (hash * 2) & mask;
      while (grown[place + 1] !== 0) place = (place + 2) & mask;
      grown[place] = hash;
      grown[place + 1] = count;
    }
    this.#table = grown;
  }
}
