import { crc32 } from './crc32.ts';

/** So many bits are kept for each text, and so many of them are set: one in a thousand new texts is taken for known. */
const BITS = 16;
const SET = 6;
/** The first filter has room for so many texts, and each for twice as many as the one before. Powers of two. */
const FIRST_ROOM = 1 << 12;

const FACTOR = 0x9e3779b1;

/** A Bloom filter (Bloom 1970) of texts by their checksums. */
class Filter {
  readonly #bits: Uint32Array;
  readonly room: number;
  #texts = 0;

  constructor(room: number) {
    this.room = room;
    this.#bits = new Uint32Array((room * BITS) / 32);
  }

  get isFull(): boolean {
    return this.#texts >= this.room;
  }

  /** The `turn`th bit of a text. Any two numbers make the others (Kirsch & Mitzenmacher 2006). */
  #bit(sum: number, turn: number): number {
    const step = Math.imul(sum ^ (sum >>> 15), FACTOR) | 1;
    return (sum + Math.imul(turn, step)) & (this.room * BITS - 1);
  }

  has(sum: number): boolean {
    for (let turn = 0; turn < SET; turn += 1) {
      const bit = this.#bit(sum, turn);
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  add(sum: number): void {
    for (let turn = 0; turn < SET; turn += 1) {
      const bit = this.#bit(sum, turn);
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    this.#texts += 1;
  }
}

/**
 * Texts that are known, two to four bytes each. It never forgets one, but takes a few new ones for known, so that who is
 * told "known" has to look.
 */
export class KnownTexts {
  readonly #filters: Filter[] = [];
  #last = new Filter(FIRST_ROOM);

  constructor() {
    this.#filters.push(this.#last);
  }

  /** Takes a text in; true when it may have been there before. */
  add(text: string): boolean {
    const sum = crc32(text);
    if (this.#has(sum)) return true;
    if (this.#last.isFull) {
      this.#last = new Filter(this.#last.room * 2);
      this.#filters.push(this.#last);
    }
    this.#last.add(sum);
    return false;
  }

  has(text: string): boolean {
    return this.#has(crc32(text));
  }

  #has(sum: number): boolean {
    return this.#filters.some((filter) => filter.has(sum));
  }
}
