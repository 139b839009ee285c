/** Numbers of 32 bits that grow. */
export class Growing {
  numbers = new Uint32Array(1 << 10);
  length = 0;

  push(value: number): void {
    this.reach(this.length + 1);
    this.numbers[this.length - 1] = value;
  }

  /** Makes it so long at least. What was never there before is 0. */
  reach(length: number): void {
    if (length <= this.length) return;
    if (length > this.numbers.length) {
      const grown = new Uint32Array(Math.max(length, this.numbers.length * 2));
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.length = length;
  }
}
