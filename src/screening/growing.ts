/** Whole numbers of one size, to which more can be added: a fifth of the memory of a plain array of them, or less. */
export class Growing<Numbers extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  #values: Numbers;
  readonly #make: (length: number) => Numbers;
  length = 0;

  constructor(make: (length: number) => Numbers, room: number) {
    this.#make = make;
    this.#values = make(Math.max(1, room));
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = this.#make(Math.ceil(this.length * 1.5));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** A copy of all of them; from now on there are none. */
  taken(): Numbers {
    const taken = this.#values.slice(0, this.length) as Numbers;
    this.length = 0;
    return taken;
  }

  /** All of them; nothing is to be added any more. */
  done(): Numbers {
    return this.#values.subarray(0, this.length) as Numbers;
  }
}

const ROOM = 1024;

/** With room for so many at once: room that is never filled takes no memory, but growing leaves all smaller arrays behind. */
export function growingInts(room = ROOM): Growing<Int32Array<ArrayBuffer>> {
  return new Growing((length) => new Int32Array(length), room);
}

/** Likewise. */
export function growingBytes(room = ROOM): Growing<Uint8Array<ArrayBuffer>> {
  return new Growing((length) => new Uint8Array(length), room);
}
