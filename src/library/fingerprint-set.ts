import { crc32 } from './crc32.ts';

/**
 * Texts that were seen, by their checksums: eight bytes each or a little more. It never forgets one, and in a million
 * takes about two in ten thousand new ones for known, so that who is told "known" has to look.
 */
export class FingerprintSet {
  #slots = new Uint32Array(1 << 12);
  #size = 0;

  /** Takes a text in; true when it may have been there before. */
  add(text: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    return this.#put(crc32(text) || 1);
  }

  has(text: string): boolean {
    return this.#slots[this.#find(crc32(text) || 1)] !== 0;
  }

  #find(print: number): number {
    const mask = this.#slots.length - 1;
    let at = (Math.imul(print, 0x9e37_79b1) >>> 0) & mask;
    while (this.#slots[at] !== 0 && this.#slots[at] !== print) at = (at + 1) & mask;
    return at;
  }

  #put(print: number): boolean {
    const at = this.#find(print);
    if (this.#slots[at] === print) return true;
    this.#slots[at] = print;
    this.#size += 1;
    return false;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    this.#size = 0;
    for (const print of before) if (print !== 0) this.#put(print);
  }
}
