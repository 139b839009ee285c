import { ByteReader, ByteWriter } from './bytes.ts';
import { ABSTRACT, FIELD_COUNT, TITLE } from './fields.ts';

/**
 * The postings of one word, in two streams. The first has, for each paper in order, how far it is from the one before
 * and how often each of its texts has the word; the second where in each text. A question that asks only how often never
 * reads the second. Most papers have a word in the abstract alone, so a paper's first number says in its two lowest bits
 * which of these it is:
 */
const ABSTRACT_ONCE = 0;
const ABSTRACT_OFTEN = 1;
const TITLE_ONCE = 2;
/** A set of texts as bits, then how often each of them has it. */
const ANY = 3;

/** A place as one number: the text in the highest three bits, the place in it in the others. */
export const FIELD_SHIFT = 29;
const PLACE_MASK = 2 ** FIELD_SHIFT - 1;

export function placeCode(field: number, place: number): number {
  return ((field << FIELD_SHIFT) | (place & PLACE_MASK)) >>> 0;
}

/** The postings of a word as they are stored. */
export interface StoredPostings {
  /** How many papers have the word. */
  readonly count: number;
  /** The last of them, by its number within the segment; 0 for a single one, which the stream says. */
  readonly last: number;
  readonly papers: Uint8Array;
  readonly places: Uint8Array;
}

/** Writes the postings of one word after the other. */
export class PostingsWriter {
  readonly #papers = new ByteWriter();
  readonly #places = new ByteWriter();
  readonly #frequencies = new Uint32Array(FIELD_COUNT);
  #count = 0;
  #last = 0;

  /** Adds a paper, greater than the last, with its places in order of text and place: `codes[from..to)`. */
  add(paper: number, codes: Uint32Array, from: number, to: number): void {
    const frequencies = this.#frequencies.fill(0);
    let before = -1;
    let lastPlace = 0;
    for (let at = from; at < to; at += 1) {
      const code = codes[at] ?? 0;
      const field = code >>> FIELD_SHIFT;
      const place = code & PLACE_MASK;
      frequencies[field] = (frequencies[field] ?? 0) + 1;
      this.#places.varint(field === before ? place - lastPlace : place);
      before = field;
      lastPlace = place;
    }
    const delta = (paper - this.#last) * 4;
    const papers = this.#papers;
    const inTitle = frequencies[TITLE] ?? 0;
    const inAbstract = frequencies[ABSTRACT] ?? 0;
    if (inAbstract === to - from) {
      papers.varint(delta + (inAbstract === 1 ? ABSTRACT_ONCE : ABSTRACT_OFTEN));
      if (inAbstract > 1) papers.varint(inAbstract);
    } else if (inTitle === 1 && to - from === 1) papers.varint(delta + TITLE_ONCE);
    else {
      papers.varint(delta + ANY);
      let mask = 0;
      for (let field = 0; field < FIELD_COUNT; field += 1) if ((frequencies[field] ?? 0) > 0) mask |= 1 << field;
      papers.varint(mask);
      for (const frequency of frequencies) if (frequency > 0) papers.varint(frequency);
    }
    this.#last = paper;
    this.#count += 1;
  }

  /** The postings of the word; good until the next paper is added, which belongs to the next word. */
  take(): StoredPostings {
    const stored = {
      count: this.#count,
      last: this.#last,
      papers: this.#papers.written(),
      places: this.#places.written(),
    };
    this.#papers.clear();
    this.#places.clear();
    this.#count = 0;
    this.#last = 0;
    return stored;
  }
}

/** Postings of one word from several segments that follow each other, each with what its papers' numbers begin from. */
export function joinPostings(parts: readonly (StoredPostings & { readonly base: number })[]): StoredPostings {
  const papers = new ByteWriter();
  const places = new ByteWriter();
  let count = 0;
  let last = 0;
  for (const part of parts) {
    const reader = new ByteReader(Buffer.from(part.papers.buffer, part.papers.byteOffset, part.papers.byteLength));
    const first = reader.varint();
    // Only the first distance of a segment is counted from its beginning.
    papers.varint(first + (part.base - last) * 4);
    papers.bytes(part.papers.subarray(reader.at));
    places.bytes(part.places);
    count += part.count;
    last = part.base + (part.count === 1 ? first >>> 2 : part.last);
  }
  return { count, last, papers: papers.written(), places: places.written() };
}

/** Which papers have a word, and how often. */
export interface Frequencies {
  /** Papers' numbers, ascending. */
  readonly papers: Uint32Array;
  /** For each paper, how often its texts have the word, each as often as the text weighs. */
  readonly frequencies: Uint32Array;
}

/** Room for the postings of a word. */
export function frequenciesOf(count: number): Frequencies {
  return { papers: new Uint32Array(count), frequencies: new Uint32Array(count) };
}

/**
 * Reads the first stream of postings into `into`, which has room for them. `base` is added to the numbers of the papers,
 * `weights` has a number for each text. `counts` takes how often each text has the word, {@link FIELD_COUNT} numbers a paper.
 */
export function readFrequencies(
  bytes: Uint8Array,
  count: number,
  base: number,
  weights: readonly number[],
  into: Frequencies = frequenciesOf(count),
  counts?: Uint16Array,
): Frequencies {
  const { papers, frequencies } = into;
  const inTitle = weights[TITLE] ?? 0;
  const inAbstract = weights[ABSTRACT] ?? 0;
  let at = 0;
  // Written out here and not through a reader: a common word is in hundreds of thousands of papers.
  const rest = (first: number): number => {
    let byte = first;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  };
  const varint = (): number => rest(bytes[at++] ?? 0);
  let paper = base;
  for (let row = 0; row < count; row += 1) {
    let head = bytes[at++] ?? 0;
    // Most have one byte, and until the loop is compiled a call takes longer than all else.
    if (head >= 0x80) head = rest(head);
    paper += head >>> 2;
    papers[row] = paper;
    const kind = head & 3;
    if (kind === ANY) {
      const mask = varint();
      let sum = 0;
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        if ((mask & (1 << field)) === 0) continue;
        const often = varint();
        sum += often * (weights[field] ?? 0);
        if (counts !== undefined) counts[row * FIELD_COUNT + field] = often;
      }
      frequencies[row] = sum;
    } else {
      const often = kind === ABSTRACT_OFTEN ? varint() : 1;
      frequencies[row] = often * (kind === TITLE_ONCE ? inTitle : inAbstract);
      if (counts !== undefined) counts[row * FIELD_COUNT + (kind === TITLE_ONCE ? TITLE : ABSTRACT)] = often;
    }
  }
  return into;
}

/** The places of a word: those of paper `n` are `codes[starts[n]..starts[n + 1])`, as {@link placeCode} makes them. */
export interface Places {
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
}

/** Reads both streams of postings for the places of their papers. */
export function readPlaces({ count, papers, places }: Omit<StoredPostings, 'last'>): Places {
  const counts = new Uint16Array(count * FIELD_COUNT);
  readFrequencies(papers, count, 0, [], undefined, counts);
  const starts = new Uint32Array(count + 1);
  let total = 0;
  for (let row = 0; row < count; row += 1) {
    for (let field = 0; field < FIELD_COUNT; field += 1) total += counts[row * FIELD_COUNT + field] ?? 0;
    starts[row + 1] = total;
  }
  const codes = new Uint32Array(total);
  const reader = new ByteReader(Buffer.from(places.buffer, places.byteOffset, places.byteLength));
  let out = 0;
  for (let row = 0; row < count; row += 1)
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      let place = 0;
      for (let left = counts[row * FIELD_COUNT + field] ?? 0; left > 0; left -= 1) {
        place += reader.varint();
        codes[out++] = placeCode(field, place);
      }
    }
  return { starts, codes };
}
