import { ByteChains } from './byte-chains.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { ABSTRACT, FIELD_COUNT, TITLE } from './fields.ts';
import { Growing } from './growing.ts';
import {
  ABSTRACT_OFTEN,
  ABSTRACT_ONCE,
  ANY,
  FIELD_SHIFT,
  PLACE_MASK,
  type StoredPostings,
  TITLE_ONCE,
} from './postings.ts';

/**
 * Of each word, how many papers have it and which is the last, and of both streams where they begin and where their next
 * bytes go: together, since each is looked at with the others.
 */
const COUNT = 0;
const LAST = 1;
const PAPERS = 2;
const NEXT_PAPER = 3;
const PLACES = 4;
const NEXT_PLACE = 5;
const NUMBERS = 8;

/** Writes the postings of many words side by side, as papers come. */
export class PostingsWriter {
  readonly #chains = new ByteChains();
  readonly #known = new Growing();
  readonly #frequencies = new Uint32Array(FIELD_COUNT);
  /** What was seen, so that no compiler leaves the looks out. */
  #looks = 0;
  readonly #papers = new ByteWriter();
  readonly #places = new ByteWriter();

  /** Bytes that the postings take, or a little more. */
  get size(): number {
    return this.#chains.size;
  }

  /**
   * Looks at where the next bytes of some words go, the first `count` of `words`, before they are written one after the
   * other: memory answers several such looks at once, where each write would wait for its own.
   */
  lookAhead(words: Uint32Array, count: number): void {
    const chains = this.#chains;
    const known = this.#known.numbers;
    let sum = this.#looks;
    for (let row = 0; row < count; row += 1) {
      const at = (words[row] ?? 0) * NUMBERS;
      if ((known[at + COUNT] ?? 0) === 0) continue;
      sum ^= chains.peek(known[at + NEXT_PAPER] ?? 0) ^ chains.peek(known[at + NEXT_PLACE] ?? 0);
    }
    this.#looks = sum;
  }

  /** Adds a paper to those that have a word, greater than the last, with its places in order: the first `count` of `codes`. */
  add(word: number, paper: number, codes: Uint32Array, count: number): void {
    const chains = this.#chains;
    const at = word * NUMBERS;
    this.#known.reach(at + NUMBERS);
    const known = this.#known.numbers;
    if (known[at + COUNT] === 0) {
      known[at + PAPERS] = known[at + NEXT_PAPER] = chains.begin();
      known[at + PLACES] = known[at + NEXT_PLACE] = chains.begin();
    }
    const frequencies = this.#frequencies;
    if (count > 1) frequencies.fill(0);
    let nextPlace = known[at + NEXT_PLACE] ?? 0;
    let before = -1;
    let lastPlace = 0;
    for (let row = 0; row < count; row += 1) {
      const code = codes[row] ?? 0;
      const field = code >>> FIELD_SHIFT;
      const place = code & PLACE_MASK;
      frequencies[field] = (frequencies[field] ?? 0) + 1;
      nextPlace = chains.varint(nextPlace, field === before ? place - lastPlace : place);
      before = field;
      lastPlace = place;
    }
    known[at + NEXT_PLACE] = nextPlace;
    const nextPaper = known[at + NEXT_PAPER] ?? 0;
    const delta = (paper - (known[at + LAST] ?? 0)) * 4;
    known[at + NEXT_PAPER] =
      count === 1 ? this.#addOnce(nextPaper, delta, before) : this.#addFrequencies(nextPaper, delta, count);
    known[at + COUNT] = (known[at + COUNT] ?? 0) + 1;
    known[at + LAST] = paper;
  }

  /** Writes how far a paper is from the last, and which of its texts has the word, once, as most do. */
  #addOnce(start: number, delta: number, field: number): number {
    const chains = this.#chains;
    if (field === ABSTRACT) return chains.varint(start, delta + ABSTRACT_ONCE);
    if (field === TITLE) return chains.varint(start, delta + TITLE_ONCE);
    return chains.varint(chains.varint(chains.varint(start, delta + ANY), 1 << field), 1);
  }

  /** The same of a paper that has the word more often: how often in each text. */
  #addFrequencies(start: number, delta: number, count: number): number {
    const chains = this.#chains;
    const frequencies = this.#frequencies;
    if (frequencies[ABSTRACT] === count) return chains.varint(chains.varint(start, delta + ABSTRACT_OFTEN), count);
    let mask = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) if ((frequencies[field] ?? 0) > 0) mask |= 1 << field;
    let next = chains.varint(chains.varint(start, delta + ANY), mask);
    for (const frequency of frequencies) if (frequency > 0) next = chains.varint(next, frequency);
    return next;
  }

  /** The postings of a word; good until those of the next are asked for. */
  of(word: number): StoredPostings {
    const [count = 0, last = 0, papers = 0, nextPaper = 0, places = 0, nextPlace = 0] = this.#known.numbers.subarray(
      word * NUMBERS,
    );
    this.#papers.clear();
    this.#places.clear();
    this.#chains.copyTo(this.#papers, papers, nextPaper);
    this.#chains.copyTo(this.#places, places, nextPlace);
    return { count, last, papers: this.#papers.written(), places: this.#places.written() };
  }
}

/** Joins the postings of one word after the other. */
export class PostingsJoiner {
  readonly #papers = new ByteWriter();
  readonly #places = new ByteWriter();

  /**
   * Postings of one word from several segments that follow each other, each with what its papers' numbers begin from.
   * Good until the next are joined.
   */
  join(parts: readonly (StoredPostings & { readonly base: number })[]): StoredPostings {
    const papers = this.#papers;
    const places = this.#places;
    papers.clear();
    places.clear();
    let count = 0;
    let last = 0;
    for (const part of parts) {
      const reader = new ByteReader(Buffer.from(part.papers.buffer, part.papers.byteOffset, part.papers.byteLength));
      const first = reader.varint();
      // Only the first distance of a segment is counted from its beginning.
      papers.varint(first + (part.base - last) * 4);
      papers.write(part.papers.subarray(reader.at));
      places.write(part.places);
      count += part.count;
      last = part.base + (part.count === 1 ? first >>> 2 : part.last);
    }
    return { count, last, papers: papers.written(), places: places.written() };
  }
}
