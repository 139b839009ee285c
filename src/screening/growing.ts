/** Whole numbers, 32 bits each, to which more can be added: a fifth of the memory of a plain array of them. */
export class GrowingInts {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(this.length * 2);
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

  add(index: number, value: number): void {
    this.#values[index] = (this.#values[index] as number) + value;
  }

  /** All of them, without room for more. */
  done(): Int32Array {
    return this.#values.slice(0, this.length);
  }
}
