import { ByteReader } from './bytes.ts';
import { ABSTRACT, FIELD_COUNT, TITLE } from './fields.ts';

/**
 * The postings of one word, in two streams. The first has, for each paper in order, how far it is from the one before
 * and how often each of its texts has the word; the second where in each text. A question that asks only how often never
 * reads the second. Most papers have a word in the abstract alone, so a paper's first number says in its two lowest bits
 * which of these it is:
 */
export const ABSTRACT_ONCE = 0;
export const ABSTRACT_OFTEN = 1;
export const TITLE_ONCE = 2;
/** A set of texts as bits, then how often each of them has it. */
export const ANY = 3;

/** A place as one number: the text in the highest three bits, the place in it in the others. */
export const FIELD_SHIFT = 29;
export const PLACE_MASK = 2 ** FIELD_SHIFT - 1;

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
