import { mixed } from './pair-ids.ts';

/** 64 million places: a tenth are taken by the word pairs of 50,000 abstracts. */
const PLACES = 1 << 26;

/**
 * Which pairs of whole numbers come more than once: most pairs of words stand in a single place of all texts, and need not
 * be numbered. Two bits for each of many places, which pairs may share.
 */
export class SeenPairs {
  readonly #once = new Uint32Array(PLACES / 32);
  readonly #again = new Uint32Array(PLACES / 32);

  /** Notes that a pair is there. */
  see(first: number, second: number): void {
    const place = mixed(first, second) & (PLACES - 1);
    const [word, bit] = [place >>> 5, 1 << (place & 31)];
    const once = this.#once[word] as number;
    if ((once & bit) === 0) this.#once[word] = once | bit;
    else this.#again[word] = (this.#again[word] as number) | bit;
  }

  /** False for a pair that was seen once only; true for one seen again, and for a few others. */
  mayRecur(first: number, second: number): boolean {
    const place = mixed(first, second) & (PLACES - 1);
    return ((this.#again[place >>> 5] as number) & (1 << (place & 31))) !== 0;
  }
}
