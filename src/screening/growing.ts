/** Whole numbers of one size, to which more can be added: a fifth of the memory of a plain array of them, or less. */
export class Growing<Numbers extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  #values: Numbers;
  readonly #make: (length: number) => Numbers;
  length = 0;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#values = make(1024);
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

  /** All of them; nothing is to be added any more. */
  done(): Numbers {
    return this.#values.subarray(0, this.length) as Numbers;
  }
}

export function growingInts(): Growing<Int32Array<ArrayBuffer>> {
  return new Growing((length) => new Int32Array(length));
}

export function growingBytes(): Growing<Uint8Array<ArrayBuffer>> {
  return new Growing((length) => new Uint8Array(length));
}
