const LINE_FEED = 0x0a;
const TAB = 0x09;

/** A table as bytes: `key TAB value` a line, in order of the keys' bytes. Neither may hold a tab or a line break. */
export function lineTableBytes(rows: Iterable<readonly [key: string, value: string]>): Buffer {
  const lines = Array.from(rows, ([key, value]) => ({
    key: Buffer.from(key),
    line: Buffer.from(`${key}\t${value}\n`),
  }));
  lines.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(lines.map(({ line }) => line));
}

/** Looks up rows in the bytes of a table without reading the others. */
export class LineTable {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The value of a key. */
  get(key: string): string | undefined {
    const [row] = this.#rowsFrom(this.#find(Buffer.from(key)));
    return row?.[0] === key ? row[1] : undefined;
  }

  /** The rows whose keys begin with a prefix, in order. */
  *startingWith(prefix: string): Generator<readonly [key: string, value: string]> {
    for (const row of this.#rowsFrom(this.#find(Buffer.from(prefix)))) {
      if (!row[0].startsWith(prefix)) return;
      yield row;
    }
  }

  /** Every row, in order. */
  rows(): Generator<readonly [key: string, value: string]> {
    return this.#rowsFrom(0);
  }

  *#rowsFrom(offset: number): Generator<readonly [key: string, value: string]> {
    for (let at = offset; at < this.#bytes.length;) {
      const tab = this.#bytes.indexOf(TAB, at);
      const end = this.#bytes.indexOf(LINE_FEED, tab);
      yield [this.#bytes.toString('utf8', at, tab), this.#bytes.toString('utf8', tab + 1, end)];
      at = end + 1;
    }
  }

  /** Where the first row begins whose key is not less than the one given. */
  #find(key: Buffer): number {
    let low = 0;
    let high = this.#bytes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = middle === 0 ? 0 : this.#bytes.lastIndexOf(LINE_FEED, middle - 1) + 1;
      const tab = this.#bytes.indexOf(TAB, start);
      if (Buffer.compare(this.#bytes.subarray(start, tab), key) < 0) low = this.#bytes.indexOf(LINE_FEED, tab) + 1;
      else high = start;
    }
    return low;
  }
}
