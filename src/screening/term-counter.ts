import { growingBytes, growingInts } from './growing.ts';

/** Counts end here: more says nothing more. */
const MOST = 255;

/** How often each record has each term; terms are numbers from 0. */
export interface TermTable {
  readonly records: number;
  /** In how many records each term stands. */
  readonly recordsWith: Int32Array;
  /** Record i has `ids[j]` `counts[j]` times for j from `starts[i]` up to `starts[i + 1]`, in order of first occurrence. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** At most 255. */
  readonly counts: Uint8Array;
  /** How many other terms each record has, each of them once and no other record with it. */
  readonly leftOut: Int32Array;
}

/** Counts the terms of one record after the other. */
export class TermCounter {
  readonly #starts = growingInts();
  readonly #ids: ReturnType<typeof growingInts>;
  readonly #counts: ReturnType<typeof growingBytes>;
  readonly #recordsWith = growingInts();
  readonly #leftOut = growingInts();
  #leftOutHere = 0;
  /** Where each term was put last: in the present record if not before its start. */
  readonly #lastAt = growingInts();
  #start = 0;

  /** Room is made for `most` counts at once, of one term in one record each. */
  constructor(most?: number) {
    this.#ids = growingInts(most);
    this.#counts = growingBytes(most);
    this.#starts.push(0);
  }

  /** Counts a term of the present record. A term not seen before has the next number. */
  count(term: number): void {
    if (term === this.#lastAt.length) {
      this.#lastAt.push(-1);
      this.#recordsWith.push(0);
    }
    const last = this.#lastAt.at(term);
    if (last >= this.#start) return this.#counts.set(last, Math.min(MOST, this.#counts.at(last) + 1));
    this.#lastAt.set(term, this.#ids.length);
    this.#recordsWith.set(term, this.#recordsWith.at(term) + 1);
    this.#ids.push(term);
    this.#counts.push(1);
  }

  /** Counts a term that is nowhere else, in the present record or another, and has no number. */
  leaveOut(): void {
    this.#leftOutHere += 1;
  }

  endRecord(): void {
    this.#leftOut.push(this.#leftOutHere);
    this.#leftOutHere = 0;
    this.#start = this.#ids.length;
    this.#starts.push(this.#start);
  }

  table(): TermTable {
    return {
      records: this.#starts.length - 1,
      recordsWith: this.#recordsWith.done(),
      starts: this.#starts.done(),
      ids: this.#ids.done(),
      counts: this.#counts.done(),
      leftOut: this.#leftOut.done(),
    };
  }
}
