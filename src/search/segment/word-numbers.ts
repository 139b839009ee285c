/** Numbers words from 0 in the order in which they first come, without cutting them out of their texts to look them up. */
export class WordNumbers {
  readonly words: string[] = [];
  /** Open addressing: for each place a hash, and the number of its word and 1; 0 for none. Never more than half full. */
  #table = new Int32Array(1 << 13);

  /** The number of the word that stands in `text` from `start` to `end` and has this hash. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let place = (hash * 2) & mask;
    for (; table[place + 1] !== 0; place = (place + 2) & mask) {
      if (table[place] !== hash) continue;
      const number = (table[place + 1] ?? 0) - 1;
      const word = this.words[number] ?? '';
      if (word.length === end - start && text.startsWith(word, start)) return number;
    }
    // Copied, since a piece of a text keeps the whole text in memory.
    const count = this.words.push(Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le'));
    table[place] = hash;
    table[place + 1] = count;
    if (count * 4 > table.length) this.#grow();
    return count - 1;
  }

  #grow(): void {
    const old = this.#table;
    const grown = new Int32Array(old.length * 2);
    const mask = grown.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      const [hash = 0, count = 0] = [old[at], old[at + 1]];
      if (count === 0) continue;
      let place = (hash * 2) & mask;
      while (grown[place + 1] !== 0) place = (place + 2) & mask;
      grown[place] = hash;
      grown[place + 1] = count;
    }
    this.#table = grown;
  }
}
