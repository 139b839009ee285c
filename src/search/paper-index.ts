import type { Column, ColumnName } from './segment/columns.ts';
import { PaperSums } from './paper-sums.ts';
import { type IndexedField, LENGTHS, type LengthName, weightsOf } from './segment/fields.ts';
import { PAGE } from './segment/pages.ts';
import type { Frequencies } from './segment/postings.ts';
import type { Segment, TermPostings } from './segment/segment.ts';
import { joined, type PostingsPart, type WordPostings, wordPostings } from './word-postings.ts';

/** Which papers of the corpus count, and which texts of those that were edited. */
export interface Sight {
  /** 1 for each paper that is out of sight; undefined when none is. */
  readonly hidden?: Uint8Array;
  /** Papers that were edited -> what the edit was made of, as their segment names it. */
  readonly edits: ReadonlyMap<number, number>;
}

/** The segments of an index. */
export interface IndexSegments {
  /** Those of the corpus, in its order: the first paper of each follows the last of the one before. */
  readonly corpus: readonly Segment[];
  /** Those of edited papers, the oldest first. */
  readonly edited: readonly Segment[];
}

/** How long a text is, in words, stop words left out. */
export interface FieldLengths {
  of(paper: number): number;
  /** Of the papers in sight. */
  readonly average: number;
}

/** So many lengths of texts lie in a page of the index. */
const NUMBERS_IN_PAGE = PAGE / Uint16Array.BYTES_PER_ELEMENT;
/** So many words' postings are kept at hand. */
const MOST_REMEMBERED = 64;

interface Located {
  readonly segment: Segment;
  /** The paper's number in the segment. */
  readonly row: number;
}

/** All segments as one index. Papers are numbered as they stand in the corpus, from 0, those out of sight included. */
export class PaperIndex {
  /** In sight or not. */
  readonly paperCount: number;
  /** In sight. */
  readonly visibleCount: number;
  readonly #segments: IndexSegments;
  readonly #bases: number[] = [];
  readonly #hidden: Uint8Array | undefined;
  #visible: Uint32Array | undefined;
  readonly #sums: PaperSums;
  /** 1 for each paper whose text in the corpus does not count. */
  readonly #dead: Uint8Array | undefined;
  /** For each segment of edited papers: the row of each that counts -> its number. */
  readonly #editedRows: ReadonlyMap<number, number>[];
  readonly #lengths = new Map<LengthName, FieldLengths>();
  readonly #wordsOfStems = new Map<string, { readonly words: readonly string[]; readonly count: number }>();
  readonly #words = new Map<string, WordPostings>();

  constructor(segments: IndexSegments, { hidden, edits }: Sight) {
    this.#segments = segments;
    this.#hidden = hidden;
    let count = 0;
    for (const { papers } of segments.corpus) {
      this.#bases.push(count);
      count += papers;
    }
    this.paperCount = count;
    this.#sums = new PaperSums(count);
    this.visibleCount = hidden === undefined ? count : hidden.reduce((left, isHidden) => left - isHidden, count);
    const rows = segments.edited.map(() => new Map<number, number>());
    const dead = hidden !== undefined || edits.size > 0 ? (hidden?.slice() ?? new Uint8Array(count)) : undefined;
    const found = new Set<number>();
    // The newest first: where an edit was taken back and made again there are two of the same.
    for (let number = segments.edited.length - 1; number >= 0 && edits.size > 0; number -= 1) {
      const segment = segments.edited[number];
      const made = segment?.column('edit');
      segment?.column('paper').forEach((paper, row) => {
        if (hidden?.[paper] === 1 || found.has(paper) || edits.get(paper) !== made?.[row]) return;
        found.add(paper);
        rows[number]?.set(row, paper);
        if (dead !== undefined) dead[paper] = 1;
      });
    }
    this.#dead = dead;
    this.#editedRows = rows;
  }

  isVisible(paper: number): boolean {
    return this.#hidden?.[paper] !== 1;
  }

  /** Numbers of all papers in sight. */
  visible(): Uint32Array {
    if (this.#visible !== undefined) return this.#visible;
    const papers = new Uint32Array(this.visibleCount);
    for (let paper = 0, at = 0; paper < this.paperCount; paper += 1) if (this.isVisible(paper)) papers[at++] = paper;
    return (this.#visible = papers);
  }

  #postings(find: (segment: Segment) => TermPostings | undefined): WordPostings {
    const dead = this.#dead;
    const fromCorpus = this.#segments.corpus.flatMap((segment, number): PostingsPart[] => {
      const term = find(segment);
      if (term === undefined) return [];
      const postings = wordPostings(term, this.#bases[number] ?? 0);
      const isTouched = dead !== undefined && postings.papers.some((paper) => dead[paper] === 1);
      return [isTouched ? { postings, numberOf: (paper) => (dead[paper] === 1 ? undefined : paper) } : { postings }];
    });
    const fromEdited = this.#segments.edited.flatMap((segment, number): PostingsPart[] => {
      const rows = this.#editedRows[number];
      const term = rows === undefined || rows.size === 0 ? undefined : find(segment);
      return term === undefined ? [] : [{ postings: wordPostings(term, 0), numberOf: (row) => rows?.get(row) }];
    });
    return joined([...fromCorpus, ...fromEdited]);
  }

  #everywhere(): Segment[] {
    return [...this.#segments.corpus, ...this.#segments.edited.filter((_, at) => this.#editedRows[at]?.size !== 0)];
  }

  #wordsOf(stem: string): { readonly words: readonly string[]; readonly count: number } {
    let known = this.#wordsOfStems.get(stem);
    if (known === undefined) {
      const terms = this.#everywhere().flatMap((segment) => segment.termsOf(stem));
      known = {
        words: [...new Set(terms.map(({ word }) => word))].toSorted(),
        count: terms.reduce((sum, { count }) => sum + count, 0),
      };
      this.#wordsOfStems.set(stem, known);
    }
    return known;
  }

  /** The words of a stem, in order. Some may stand only in papers that are out of sight. */
  wordsOfStem(stem: string): readonly string[] {
    return this.#wordsOf(stem).words;
  }

  /** In how many papers words of a stem stand, at the most: a paper with two of them counts twice. */
  roughCount(stem: string): number {
    return this.#wordsOf(stem).count;
  }

  /** Where a word stands. */
  word(stem: string, word: string): WordPostings {
    let postings = this.#words.get(word);
    if (postings === undefined) {
      postings = this.#postings((segment) => segment.term(stem, word));
      // What a question asks for it asks for more than once; what a process asked for long ago is read again.
      if (this.#words.size >= MOST_REMEMBERED) this.#words.clear();
      this.#words.set(word, postings);
    }
    return postings;
  }

  /** The words that begin with a prefix, and where they stand. */
  wordsStartingWith(prefix: string): Map<string, WordPostings> {
    const terms = new Map(this.#everywhere().map((segment) => [segment, segment.termsBeginning(prefix)]));
    const words = new Set([...terms.values()].flatMap((found) => [...found.keys()]));
    return new Map(Array.from(words, (word) => [word, this.#postings((segment) => terms.get(segment)?.get(word))]));
  }

  /** The papers that have words which begin with a prefix and are longer, and how often they have them all together. */
  longerWords(prefix: string, field: IndexedField | undefined): Frequencies {
    const weights = weightsOf(field);
    return this.#sums.of((sums) => {
      this.#segments.corpus.forEach((segment, number) =>
        segment.addLonger(prefix, weights, this.#bases[number] ?? 0, sums),
      );
      this.#dead?.forEach((isDead, paper) => {
        if (isDead === 1) sums[paper] = 0;
      });
      this.#segments.edited.forEach((segment, number) => {
        const rows = this.#editedRows[number];
        if (rows === undefined || rows.size === 0) return;
        const ofRows = new Uint32Array(segment.papers);
        segment.addLonger(prefix, weights, 0, ofRows);
        for (const [row, paper] of rows) sums[paper] = ofRows[row] ?? 0;
      });
    });
  }

  /** Calls `visit` with every word and its stem; more than once for a word that is in several segments. */
  eachWord(visit: (word: string, shared: number, stemOf: () => string) => void): void {
    for (const segment of this.#everywhere()) {
      const rows = segment.words();
      while (rows.next()) visit(rows.key, rows.shared, () => rows.value().rest() || rows.key);
    }
  }

  /** A column of all papers, in sight or not, as they are with their edits. */
  column<Name extends ColumnName>(name: Name): Column<Name> {
    const { corpus, edited } = this.#segments;
    const [only] = corpus;
    const rows = this.#editedRows.some(({ size }) => size > 0);
    if (only !== undefined && corpus.length === 1 && !rows) return only.column(name);
    const whole = only?.column(name).slice(0, 0) ?? new Float64Array(0);
    const Kind = whole.constructor as new (length: number) => Column<Name>;
    const column = new Kind(this.paperCount);
    corpus.forEach((segment, number) => column.set(segment.column(name), this.#bases[number]));
    edited.forEach((segment, number) => {
      for (const [row, paper] of this.#editedRows[number] ?? []) column[paper] = segment.column(name)[row] ?? 0;
    });
    return column;
  }

  /** The lengths of a text, of which so many are going to be asked for. */
  lengths(name: LengthName, asked: number): FieldLengths {
    const known = this.#lengths.get(name);
    if (known !== undefined) return known;
    const average = this.#averageLength(name);
    // One by one they take no more pages than the column has, and more time each.
    if (this.#dead === undefined && asked * NUMBERS_IN_PAGE <= this.paperCount)
      return { average, of: (paper) => this.#numberOf(name, paper) };
    const words = this.column(name);
    const lengths: FieldLengths = { average, of: (paper) => words[paper] ?? 0 };
    this.#lengths.set(name, lengths);
    return lengths;
  }

  #averageLength(name: LengthName): number {
    let total = 0;
    if (this.#dead === undefined) {
      const number = LENGTHS.indexOf(name);
      for (const { places } of this.#segments.corpus) total += places.lengths[number] ?? 0;
    } else
      this.column(name).forEach((length, paper) => {
        if (this.isVisible(paper)) total += length;
      });
    return total / Math.max(1, this.visibleCount);
  }

  /** Papers in sight that are called by a name (see `paper-names.ts`), in order. */
  called(name: string): number[] {
    const papers = this.#segments.corpus.flatMap((segment, number) =>
      segment.called(name).map((row) => row + (this.#bases[number] ?? 0)),
    );
    return this.#countingOnly(papers, (segment) => segment.called(name));
  }

  /** Papers in sight that are called by any name with this beginning. */
  calledStartingWith(prefix: string): number[] {
    const rowsOf = (segment: Segment): number[] => {
      const rows: number[] = [];
      segment.namesStartingWith(prefix, (_, called) => {
        for (const row of called) rows.push(row);
      });
      return rows;
    };
    const papers = this.#segments.corpus.flatMap((segment, number) =>
      rowsOf(segment).map((row) => row + (this.#bases[number] ?? 0)),
    );
    return this.#countingOnly(papers, rowsOf);
  }

  #countingOnly(papers: readonly number[], rowsOf: (segment: Segment) => number[]): number[] {
    const fromCorpus = papers.filter((paper) => this.#dead?.[paper] !== 1);
    const fromEdited = this.#segments.edited.flatMap((segment, number) => {
      const rows = this.#editedRows[number];
      return rows === undefined || rows.size === 0 ? [] : rowsOf(segment).flatMap((row) => rows.get(row) ?? []);
    });
    return [...new Set([...fromCorpus, ...fromEdited])].toSorted((a, b) => a - b);
  }

  #locate(paper: number): Located | undefined {
    let number = this.#bases.length - 1;
    while (number > 0 && (this.#bases[number] ?? 0) > paper) number -= 1;
    const segment = this.#segments.corpus[number];
    return segment === undefined ? undefined : { segment, row: paper - (this.#bases[number] ?? 0) };
  }

  /** Reads the ids of all papers, so that they need not be read one by one. */
  loadIds(): void {
    for (const segment of this.#segments.corpus) {
      segment.column('idEnd');
      segment.ids();
    }
  }

  /** The id that a paper has in the corpus. */
  idOf(paper: number): string {
    const located = this.#locate(paper);
    return located?.segment.idOf(located.row) ?? '';
  }

  /** Where the line of a paper begins in the corpus. */
  offsetOf(paper: number): number {
    return this.#numberOf('offset', paper);
  }

  /** What a paper has in a column as it stands in the corpus, read alone. */
  #numberOf(name: ColumnName, paper: number): number {
    const located = this.#locate(paper);
    return located?.segment.number(name, located.row) ?? 0;
  }
}
