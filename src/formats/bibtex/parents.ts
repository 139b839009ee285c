import { inheritableFields, otherKeys, parentKeys } from './inherit.ts';
import type { RawEntry } from './raw-entry.ts';

/** Types of entries that nothing stands in, and that other entries inherit from only in unusual files. */
const LEAVES =
  /^(?:article|misc|in(?:proceedings|collection|book|reference)|conference|phdthesis|mastersthesis|thesis|techreport|report|online|electronic|www|unpublished|software|dataset|patent|suppperiodical)$/;

/** So many of those are kept at a time, so that the memory of them does not grow with the file. */
const MOST_LEAVES = 5000;

/** The entries that others may inherit from, by key in lower case; of two with one key the first. */
export class Parents {
  readonly #entries = new Map<string, RawEntry>();
  readonly #leaves: string[] = [];
  readonly #asked = new Set<string>();
  readonly #keys = new Set<string>();

  /** Takes in an entry; false when there was one of its key. */
  add(entry: RawEntry): boolean {
    const key = owned(entry.key.toLowerCase());
    if (key === '') return true;
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const kept = owned({ ...entry, fields: inheritableFields(entry) });
    const names = [key, ...owned(otherKeys(entry)).filter((other) => !this.#entries.has(other))];
    for (const name of names) this.#entries.set(name, kept);
    if (!LEAVES.test(entry.type) || names.some((name) => this.#asked.has(name))) return true;
    for (const name of names) this.#leaves.push(name);
    if (this.#leaves.length > 2 * MOST_LEAVES)
      for (const leaf of this.#leaves.splice(0, MOST_LEAVES)) if (!this.#asked.has(leaf)) this.#entries.delete(leaf);
    return true;
  }

  get(key: string): RawEntry | undefined {
    return this.#entries.get(key);
  }

  /** The keys that an entry inherits from, itself or through others, and that no entry has had yet. */
  missing(entry: RawEntry, depth = 0): string[] {
    const found = parentKeys(entry, depth).flatMap((key) => {
      const parent = this.#entries.get(key);
      return parent === undefined ? [key] : this.missing(parent, depth + 1);
    });
    for (const key of found) this.#asked.add(key);
    return found;
  }
}

/** A copy that does not keep the piece of text in memory that it was cut out of. */
function owned<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
