import { growingInts } from './growing.ts';

/** A whole number that pairs of numbers from -1 scatter over. */
export function mixed(first: number, second: number): number {
  const product = Math.imul(Math.imul(first + 1, 0x9e3779b1) ^ (second + 1), 0x85ebca6b);
  return product ^ (product >>> 15);
}

/**
 * Numbers pairs of whole numbers from 0 in order of first sight: a hash table with open addressing in typed arrays, since
 * a Map of the word pairs of 50,000 abstracts takes several hundred megabytes.
 */
export class PairIds {
  readonly first = growingInts();
  readonly second = growingInts();
  #slots = new Int32Array(1 << 16).fill(-1);

  /** The number of a pair, given now if it is new. */
  idOf(first: number, second: number): number {
    let slot = this.#slotOf(first, second);
    const known = this.#slots[slot] as number;
    if (known >= 0) return known;
    if (this.first.length * 2 >= this.#slots.length) {
      this.#grow();
      slot = this.#slotOf(first, second);
    }
    const id = this.first.length;
    this.#slots[slot] = id;
    this.first.push(first);
    this.second.push(second);
    return id;
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = mixed(first, second) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot] as number;
      if (id < 0 || (this.first.at(id) === first && this.second.at(id) === second)) return slot;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let id = 0; id < this.first.length; id += 1)
      this.#slots[this.#slotOf(this.first.at(id), this.second.at(id))] = id;
  }
}
