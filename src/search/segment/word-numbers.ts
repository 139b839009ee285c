/** A copy of a piece of a text, which would keep the whole text in memory. In bytes where it can be: what compares is faster. */
function copied(piece: string): string {
  const encoding = /^[\0-\xFF]*$/.test(piece) ? 'latin1' : 'utf16le';
  return Buffer.from(piece, encoding).toString(encoding);
}

/** True when a word stands at a place of a text. Faster than `startsWith`, which is no loop that is compiled in place. */
function standsAt(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  return true;
}

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
      if (word.length === end - start && standsAt(text, start, word)) return number;
    }
    const count = this.words.push(copied(text.slice(start, end)));
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
