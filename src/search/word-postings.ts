import { FIELD_COUNT } from './segment/fields.ts';
import { type Frequencies, type Places, readFrequencies, readPlaces } from './segment/postings.ts';

/** In which papers a word stands, how often and where. Places are read when they are asked for. */
export interface WordPostings extends Frequencies {
  places(): Places;
}

const NONE: WordPostings = {
  papers: new Uint32Array(0),
  frequencies: new Uint16Array(0),
  places: () => ({ starts: new Uint32Array(1), codes: new Uint32Array(0) }),
};

/** Reads the postings of a word from one segment, whose papers are numbered from `base`. */
export function wordPostings(
  term: { readonly count: number; readPapers(): Uint8Array; readPlaces(): Uint8Array },
  base: number,
): WordPostings {
  const read = readFrequencies(term.readPapers(), term.count, base);
  return { ...read, places: () => readPlaces(term.readPlaces(), read) };
}

/** The rows of postings that are kept, each with the number that its paper has among all; `rows` in order of those numbers. */
function chosen(postings: WordPostings, rows: readonly number[], numbers: readonly number[]): WordPostings {
  const frequencies = new Uint16Array(rows.length * FIELD_COUNT);
  rows.forEach((row, index) => {
    frequencies.set(postings.frequencies.subarray(row * FIELD_COUNT, (row + 1) * FIELD_COUNT), index * FIELD_COUNT);
  });
  return {
    papers: Uint32Array.from(numbers),
    frequencies,
    places: () => {
      const { starts, codes } = postings.places();
      const pieces = rows.map((row) => codes.subarray(starts[row], starts[row + 1]));
      return joinedPlaces(pieces);
    },
  };
}

function joinedPlaces(pieces: readonly Uint32Array[]): Places {
  const starts = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, index) => {
    starts[index + 1] = (starts[index] ?? 0) + piece.length;
  });
  const codes = new Uint32Array(starts[pieces.length] ?? 0);
  pieces.forEach((piece, index) => codes.set(piece, starts[index]));
  return { starts, codes };
}

/** The postings without papers that `numberOf` gives no number, and with the numbers that it gives the others. */
export function renumbered(postings: WordPostings, numberOf: (paper: number) => number | undefined): WordPostings {
  const kept: { row: number; number: number }[] = [];
  postings.papers.forEach((paper, row) => {
    const number = numberOf(paper);
    if (number !== undefined) kept.push({ row, number });
  });
  kept.sort((a, b) => a.number - b.number);
  return chosen(
    postings,
    kept.map(({ row }) => row),
    kept.map(({ number }) => number),
  );
}

/** Postings of one word from several segments as one. No paper is in two of them. */
export function together(parts: readonly WordPostings[]): WordPostings {
  const filled = parts.filter(({ papers }) => papers.length > 0);
  const [first] = filled;
  if (first === undefined) return NONE;
  if (filled.length === 1) return first;
  const rows = filled
    .flatMap((part) => Array.from(part.papers, (paper, row) => ({ part, paper, row })))
    .toSorted((a, b) => a.paper - b.paper);
  const frequencies = new Uint16Array(rows.length * FIELD_COUNT);
  rows.forEach(({ part, row }, index) => {
    frequencies.set(part.frequencies.subarray(row * FIELD_COUNT, (row + 1) * FIELD_COUNT), index * FIELD_COUNT);
  });
  return {
    papers: Uint32Array.from(rows, ({ paper }) => paper),
    frequencies,
    places: () => {
      const places = new Map(filled.map((part) => [part, part.places()]));
      return joinedPlaces(
        rows.map(({ part, row }) => {
          const { starts, codes } = places.get(part) ?? NONE.places();
          return codes.subarray(starts[row], starts[row + 1]);
        }),
      );
    },
  };
}

/** Postings of segments that follow each other, the cheap case of {@link together}. */
export function inSequence(parts: readonly WordPostings[]): WordPostings {
  const filled = parts.filter(({ papers }) => papers.length > 0);
  const [first] = filled;
  if (first === undefined || filled.length === 1) return first ?? NONE;
  const total = filled.reduce((sum, { papers }) => sum + papers.length, 0);
  const papers = new Uint32Array(total);
  const frequencies = new Uint16Array(total * FIELD_COUNT);
  let at = 0;
  for (const part of filled) {
    papers.set(part.papers, at);
    frequencies.set(part.frequencies, at * FIELD_COUNT);
    at += part.papers.length;
  }
  return {
    papers,
    frequencies,
    places: () => {
      const pieces = filled.map((part) => part.places());
      const starts = new Uint32Array(total + 1);
      const codes = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.codes.length, 0));
      let row = 0;
      let code = 0;
      for (const piece of pieces) {
        codes.set(piece.codes, code);
        for (let index = 0; index + 1 < piece.starts.length; index += 1)
          starts[row++] = code + (piece.starts[index] ?? 0);
        code += piece.codes.length;
      }
      starts[total] = code;
      return { starts, codes };
    },
  };
}

/** Up to so many lists are united two by two; more of them in a row for every paper there is. */
const FEW = 6;

function unitedTwo(a: Frequencies, b: Frequencies): Frequencies {
  const papers = new Uint32Array(a.papers.length + b.papers.length);
  const frequencies = new Uint16Array(papers.length * FIELD_COUNT);
  let count = 0;
  for (let i = 0, j = 0; i < a.papers.length || j < b.papers.length; count += 1) {
    const [first, second] = [a.papers[i] ?? Infinity, b.papers[j] ?? Infinity];
    papers[count] = Math.min(first, second);
    const row = count * FIELD_COUNT;
    for (let field = 0; field < FIELD_COUNT; field += 1)
      frequencies[row + field] =
        (first <= second ? (a.frequencies[i * FIELD_COUNT + field] ?? 0) : 0) +
        (second <= first ? (b.frequencies[j * FIELD_COUNT + field] ?? 0) : 0);
    if (first <= second) i += 1;
    if (second <= first) j += 1;
  }
  return { papers: papers.subarray(0, count), frequencies: frequencies.subarray(0, count * FIELD_COUNT) };
}

/** The papers that have any of several words, and how often they have them all taken together. */
export function united(words: readonly Frequencies[], paperCount: number): Frequencies {
  const filled = words.filter(({ papers }) => papers.length > 0).toSorted((a, b) => a.papers.length - b.papers.length);
  if (filled.length <= FEW) return filled.reduce(unitedTwo, NONE);
  const sums = new Uint16Array(paperCount * FIELD_COUNT);
  const has = new Uint8Array(paperCount);
  let count = 0;
  for (const { papers, frequencies } of filled)
    for (let row = 0; row < papers.length; row += 1) {
      const paper = papers[row] ?? 0;
      if (has[paper] === 0) {
        has[paper] = 1;
        count += 1;
      }
      const [from, to] = [row * FIELD_COUNT, paper * FIELD_COUNT];
      for (let field = 0; field < FIELD_COUNT; field += 1)
        sums[to + field] = (sums[to + field] ?? 0) + (frequencies[from + field] ?? 0);
    }
  const papers = new Uint32Array(count);
  const frequencies = new Uint16Array(count * FIELD_COUNT);
  let row = 0;
  for (let paper = 0; paper < paperCount; paper += 1)
    if (has[paper] === 1) {
      papers[row] = paper;
      frequencies.set(sums.subarray(paper * FIELD_COUNT, (paper + 1) * FIELD_COUNT), row * FIELD_COUNT);
      row += 1;
    }
  return { papers, frequencies };
}
