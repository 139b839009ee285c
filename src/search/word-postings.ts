import { nonZero } from './paper-sums.ts';
import { type IndexedField, weightsOf } from './segment/fields.ts';
import { type Frequencies, frequenciesOf, type Places, readFrequencies, readPlaces } from './segment/postings.ts';

/** In which papers a word stands, ascending, how often and where. How often and where is read when it is asked for. */
export interface WordPostings {
  readonly papers: Uint32Array;
  /** How often each paper has the word in a field, or in the whole text, in which the title weighs more. */
  frequencies(field: IndexedField | undefined): Uint32Array;
  places(): Places;
}

const NO_PAPERS = new Uint32Array(0);

const NONE: WordPostings = {
  papers: NO_PAPERS,
  frequencies: () => NO_PAPERS,
  places: () => ({ starts: new Uint32Array(1), codes: NO_PAPERS }),
};

/** The postings of a word as a segment gives them. */
interface ReadablePostings {
  readonly count: number;
  readPapers(): Uint8Array;
  readPlaces(): Uint8Array;
}

/** The postings of a word from one segment, whose papers are numbered from `base`. */
export function wordPostings({ count, ...term }: ReadablePostings, base: number): WordPostings {
  const stream = term.readPapers();
  // Nearly every query asks for the whole text.
  const whole = readFrequencies(stream, count, base, weightsOf(undefined));
  return {
    papers: whole.papers,
    frequencies: (field) =>
      field === undefined ? whole.frequencies : readFrequencies(stream, count, base, weightsOf(field)).frequencies,
    places: () => readPlaces({ count, papers: stream, places: term.readPlaces() }),
  };
}

/** Postings of one segment, and what numbers its papers have among all, undefined for those that do not count. */
export interface PostingsPart {
  readonly postings: WordPostings;
  /** Left out where the papers have their own numbers, which are greater than those of the parts before. */
  readonly numberOf?: (paper: number) => number | undefined;
}

function inSequence(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function placesInSequence(parts: readonly Places[]): Places {
  let before = 0;
  const starts = parts.map((part) => {
    const moved = part.starts.subarray(0, -1).map((start) => start + before);
    before += part.codes.length;
    return moved;
  });
  return {
    starts: inSequence([...starts, Uint32Array.of(before)]),
    codes: inSequence(parts.map(({ codes }) => codes)),
  };
}

function chosenPlaces({ starts, codes }: Places, rows: Uint32Array): Places {
  const pieces = Array.from(rows, (row) => codes.subarray(starts[row], starts[row + 1]));
  const chosen = new Uint32Array(rows.length + 1);
  pieces.forEach((piece, row) => {
    chosen[row + 1] = (chosen[row] ?? 0) + piece.length;
  });
  return { starts: chosen, codes: inSequence(pieces) };
}

/** Postings of one word from several segments as one. No paper is in two of them. */
export function joined(parts: readonly PostingsPart[]): WordPostings {
  const [only] = parts;
  if (only === undefined) return NONE;
  if (parts.length === 1 && only.numberOf === undefined) return only.postings;
  const postings = parts.map((part) => part.postings);
  const frequencies = (field: IndexedField | undefined): Uint32Array =>
    inSequence(postings.map((part) => part.frequencies(field)));
  const places = (): Places => placesInSequence(postings.map((part) => part.places()));
  if (parts.every(({ numberOf }) => numberOf === undefined))
    return { papers: inSequence(postings.map(({ papers }) => papers)), frequencies, places };

  const kept: { readonly row: number; readonly number: number }[] = [];
  let row = 0;
  for (const {
    postings: { papers },
    numberOf = (paper: number) => paper,
  } of parts)
    for (const paper of papers) {
      const number = numberOf(paper);
      if (number !== undefined) kept.push({ row, number });
      row += 1;
    }
  kept.sort((a, b) => a.number - b.number);
  const rows = Uint32Array.from(kept, (one) => one.row);
  return {
    papers: Uint32Array.from(kept, (one) => one.number),
    frequencies: (field) => {
      const all = frequencies(field);
      return rows.map((one) => all[one] ?? 0);
    },
    places: () => chosenPlaces(places(), rows),
  };
}

/** Papers are united in a row for every paper that there is, unless this many times what they are is less than that. */
const FEW = 16;

function unitedTwo(a: Frequencies, b: Frequencies): Frequencies {
  const { papers, frequencies } = frequenciesOf(a.papers.length + b.papers.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.papers.length || j < b.papers.length; count += 1) {
    const first = a.papers[i] ?? Infinity;
    const second = b.papers[j] ?? Infinity;
    papers[count] = Math.min(first, second);
    let sum = 0;
    if (first <= second) sum += a.frequencies[i++] ?? 0;
    if (second <= first) sum += b.frequencies[j++] ?? 0;
    frequencies[count] = sum;
  }
  return { papers: papers.subarray(0, count), frequencies: frequencies.subarray(0, count) };
}

function unitedMany(words: readonly Frequencies[], paperCount: number): Frequencies {
  const sums = new Uint32Array(paperCount);
  for (const { papers, frequencies } of words)
    for (let row = 0; row < papers.length; row += 1) {
      const paper = papers[row] ?? 0;
      sums[paper] = (sums[paper] ?? 0) + (frequencies[row] ?? 0);
    }
  return nonZero(sums);
}

/** The papers that have any of several words, and how often they have them all taken together. */
export function united(
  words: readonly WordPostings[],
  field: IndexedField | undefined,
  paperCount: number,
): Frequencies {
  const filled = words
    .filter(({ papers }) => papers.length > 0)
    .map((word): Frequencies => ({ papers: word.papers, frequencies: word.frequencies(field) }));
  const total = filled.reduce((sum, { papers }) => sum + papers.length, 0);
  if (filled.length < 2) return filled[0] ?? frequenciesOf(0);
  return total * FEW < paperCount
    ? filled.toSorted((a, b) => a.papers.length - b.papers.length).reduce(unitedTwo)
    : unitedMany(filled, paperCount);
}
