/** The terms of every record, counted. */
export interface TermCounts {
  readonly records: number;
  /** Term t as it is read by people: a word, or two with a space between. */
  readonly name: (term: number) => string;
  readonly terms: number;
  /** In how many records each term stands. */
  readonly recordsWith: Int32Array;
  /** Record i has `ids[j]` `counts[j]` times for j from `starts[i]` up to `starts[i + 1]`, in order of first occurrence. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly counts: Uint16Array;
}

const WORD = /[\p{L}\p{N}_]{2,}/gu;
/** More words than any vocabulary has: a pair of words as one exact number. */
const PAIR = 2 ** 26;

class Ids<Key> {
  readonly of = new Map<Key, number>();
  readonly keys: Key[] = [];
  get(key: Key): number {
    const known = this.of.get(key);
    if (known !== undefined) return known;
    const id = this.keys.length;
    this.of.set(key, id);
    this.keys.push(key);
    return id;
  }
}

/** Counts words of two or more characters in lower case, and pairs of neighbouring ones. */
export function countTerms(texts: Iterable<string>): TermCounts {
  const words = new Ids<string>();
  const terms = new Ids<number>();
  const starts: number[] = [0];
  const ids: number[] = [];
  const counts: number[] = [];
  const recordsWith: number[] = [];
  for (const text of texts) {
    const seen = new Map<number, number>();
    const add = (key: number) => {
      const id = terms.get(key);
      seen.set(id, (seen.get(id) ?? 0) + 1);
    };
    let before = -1;
    for (const [word] of text.toLowerCase().matchAll(WORD)) {
      const id = words.get(word);
      add(id);
      if (before >= 0) add((before + 1) * PAIR + id);
      before = id;
    }
    for (const [id, count] of seen) {
      ids.push(id);
      counts.push(Math.min(count, 65_535));
      recordsWith[id] = (recordsWith[id] ?? 0) + 1;
    }
    starts.push(ids.length);
  }
  return {
    records: starts.length - 1,
    terms: terms.keys.length,
    name: (term) => {
      const key = terms.keys[term] as number;
      const word = words.keys[key % PAIR] as string;
      return key < PAIR ? word : `${words.keys[Math.floor(key / PAIR) - 1]} ${word}`;
    },
    recordsWith: Int32Array.from(recordsWith),
    starts: Int32Array.from(starts),
    ids: Int32Array.from(ids),
    counts: Uint16Array.from(counts),
  };
}
