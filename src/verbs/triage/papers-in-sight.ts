import type { Entry } from '../../domain/entry.ts';
import type { Library } from '../library.ts';
import { sightOf } from './outlook.ts';

/** So many papers that were looked at are kept at hand. */
const MOST_KEPT = 2000;

/** The papers of a library that are in sight at one moment, as ordinals stand for them. */
export class PapersInSight {
  /** Numbers in the corpus, by ordinal. */
  readonly numbers: Uint32Array;
  /** Of the numbers: they mean the same papers while it stays. */
  readonly lineage: number;
  /** Names what is in sight, as outlooks do. */
  readonly sight: string;
  readonly #library: Library;
  /** Ordinals by number. */
  readonly #ordinals: Int32Array;
  readonly #kept = new Map<number, Entry>();
  #called: ((ordinal: number) => string) | undefined;
  #isFrozen = false;

  constructor(library: Library) {
    this.#library = library;
    const { numbers, papers, lineage } = library.ask((view) => ({
      numbers: view.visible(),
      papers: view.index.paperCount,
      lineage: view.lineage,
    }));
    this.numbers = numbers;
    this.lineage = lineage;
    this.sight = sightOf(numbers);
    this.#ordinals = new Int32Array(papers).fill(-1);
    let ordinal = 0;
    for (const number of numbers) this.#ordinals[number] = ordinal++;
  }

  get count(): number {
    return this.numbers.length;
  }

  /** Undefined for a paper that is not in sight. */
  ordinalOfNumber(number: number): number | undefined {
    const ordinal = this.#ordinals[number];
    return ordinal === -1 ? undefined : ordinal;
  }

  /** Undefined for a paper that there is not, or that is not in sight. */
  ordinalOf(id: string): number | undefined {
    if (this.#isFrozen) {
      for (const [ordinal, entry] of this.#kept) if (entry.id === id) return ordinal;
      return undefined;
    }
    const number = this.#library.ask((view) => view.withId(id));
    return number === undefined ? undefined : this.ordinalOfNumber(number);
  }

  /** Undefined for an ordinal that there is not. */
  idOf(ordinal: number): string | undefined {
    if (this.#isFrozen) return this.#kept.get(ordinal)?.id;
    const number = this.numbers[ordinal];
    return number === undefined ? undefined : this.#library.ask((view) => view.idOf(number));
  }

  /** A paper as it is now; undefined for an ordinal that there is not, or that cannot be read any more. */
  entry(ordinal: number): Entry | undefined {
    const number = this.numbers[ordinal];
    if (number === undefined) return undefined;
    const known = this.#kept.get(ordinal);
    if (known !== undefined || this.#isFrozen) return known;
    const read = this.#library.ask((view) => view.entry(number));
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(ordinal, read);
    return read;
  }

  /** The files do not say any more what they said: only what was read already is at hand from now on. */
  freeze(): void {
    this.#isFrozen = true;
  }

  /** Papers that changed are read anew. */
  forget(ordinals: readonly number[]): void {
    for (const ordinal of ordinals) this.#kept.delete(ordinal);
  }

  /** Makes ready what papers are called, while nobody waits, for when the corpus is written anew by others. */
  rememberNames(): void {
    this.#called ??= this.#library.ask((view) => {
      view.index.loadIds();
      return (ordinal) => {
        const number = this.numbers[ordinal];
        return number === undefined ? '' : view.idOf(number);
      };
    });
  }

  /** Takes the names over from papers that are these very ones. */
  namesOf(before: PapersInSight): void {
    this.#called = before.#called;
  }

  /** True when every ordinal stands for the same paper here and there. */
  isSameAs(other: PapersInSight): boolean {
    if (this.lineage !== other.lineage || this.count !== other.count) return false;
    return this.numbers.every((number, ordinal) => other.numbers[ordinal] === number);
  }

  /** Where a paper that was in sight before is now; undefined when it is not. */
  whereIs(before: PapersInSight, ordinal: number): number | undefined {
    // Where the corpus was written anew only what papers are called tells them apart.
    if (before.lineage !== this.lineage) return this.ordinalOf(before.#called?.(ordinal) ?? '');
    const number = before.numbers[ordinal];
    if (number === undefined) return undefined;
    const now = this.ordinalOfNumber(number);
    if (now !== undefined) return now;
    // A paper that turned out to be another is that one.
    const joined = this.#library.ask((view) => view.joinedInto(number));
    return joined === undefined ? undefined : this.ordinalOfNumber(joined);
  }
}
