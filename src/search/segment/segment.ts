import {
  type Column,
  type ColumnName,
  type ColumnPlaces,
  type NamedColumn,
  readColumn,
  readNumber,
  writeColumn,
} from './columns.ts';
import { ByteWriter } from './bytes.ts';
import { LENGTHS } from './fields.ts';
import { openPages, PAGE, PageWriter, type PagesSeal, type ReadBytes, type Sink } from './pages.ts';
import { frequenciesOf, readFrequencies, type StoredPostings } from './postings.ts';
import { sequential } from './sequential.ts';
import { SortedTable, type TableCursor, type TablePlace, TableWriter } from './sorted-table.ts';
import { readTermRow, type TermRow, writeTermRow } from './term-row.ts';

/**
 * A segment is the index of some papers, a file that never changes once written. Its tables:
 * `terms`, stem and word -> where the word's postings lie; `words`, word -> stem, for prefixes and spelling; `names`,
 * what papers are called by -> which papers.
 */
export interface SegmentPlaces {
  readonly papers: number;
  readonly seal: PagesSeal;
  readonly terms: TablePlace;
  readonly words: TablePlace;
  readonly names: TablePlace;
  readonly columns: ColumnPlaces;
  /** Where the ids of the papers lie, and how many bytes they take. */
  readonly ids: readonly [offset: number, length: number];
  /** How many words each of {@link LENGTHS} has in all papers together, stop words left out. */
  readonly lengths: readonly number[];
}

/** All that a segment is made of, in the order in which it is written. */
export interface SegmentParts {
  readonly papers: number;
  readonly columns: Iterable<NamedColumn>;
  /** The ids of the papers, one after the other. */
  readonly ids: Iterable<Uint8Array>;
  /** In order of key. */
  readonly terms: Iterable<readonly [key: string, postings: StoredPostings]>;
  readonly words: Iterable<readonly [word: string, stem: string]>;
  readonly names: Iterable<readonly [name: string, papers: readonly number[]]>;
}

/** Stands between stem and word; no token has it. */
const BETWEEN = '\t';

export function termKey(stem: string, word: string): string {
  return stem + BETWEEN + word;
}

/** The word of a {@link termKey}. */
export function wordOf(key: string): string {
  return key.slice(key.indexOf(BETWEEN) + 1);
}

function sumOf(numbers: Column<ColumnName>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

/** Writes a table of rows, each with a value that `write` knows to write. */
function writeTable<Value>(
  pages: PageWriter,
  rows: Iterable<readonly [key: string, value: Value]>,
  write: (into: ByteWriter, value: Value, key: string) => void,
): TablePlace {
  const table = new TableWriter(pages);
  const into = new ByteWriter();
  for (const [key, value] of rows) {
    into.clear();
    write(into, value, key);
    table.add(key, into.written());
  }
  return table.finish(pages);
}

export function writeSegment(sink: Sink, { papers, columns, ids, terms, words, names }: SegmentParts): SegmentPlaces {
  const pages = new PageWriter(sink);
  const columnPlaces: { [Name in ColumnName]?: number } = {};
  const lengths = LENGTHS.map(() => 0);
  for (const [name, column] of columns) {
    columnPlaces[name] = writeColumn(pages, column);
    const number = LENGTHS.findIndex((length) => length === name);
    if (number !== -1) lengths[number] = sumOf(column);
  }
  const idsAt = pages.length;
  for (const some of ids) pages.write(some);
  const idPlace = [idsAt, pages.length - idsAt] as const;
  pages.align();

  const value = new ByteWriter();
  // In memory, since the postings that it tells of come first.
  const termRows = new ByteWriter();
  const termTable = new TableWriter(termRows);
  for (const [key, { count, last, papers: stream, places }] of terms) {
    value.clear();
    writeTermRow(value, { offset: pages.length, count, last, papers: stream.length, places: places.length });
    termTable.add(key, value.written());
    pages.write(stream);
    pages.write(places);
  }
  pages.write(termRows.written());
  const tables = {
    terms: termTable.finish(pages),
    words: writeTable(pages, words, (into, stem, word) => into.text(stem === word ? '' : stem)),
    names: writeTable(pages, names, (into, called) => {
      into.varint(called.length);
      for (const paper of called) into.varint(paper);
    }),
  };
  return { papers, ...tables, columns: columnPlaces, ids: idPlace, lengths, seal: pages.finish() };
}

/** Most words that begin alike stand in fewer papers. */
const FEW_PAPERS = 1024;

/** The postings of one word in one segment; its streams are read when they are asked for. */
export interface TermPostings extends Pick<StoredPostings, 'count' | 'last'> {
  readonly word: string;
  readonly readPapers: () => Buffer;
  readonly readPlaces: () => Buffer;
}

/** A segment that can be asked. Anything may throw `DamagedIndex` when what it reads is not as it was written. */
export class Segment {
  readonly places: SegmentPlaces;
  readonly #read: ReadBytes;
  readonly #tables = new Map<string, SortedTable>();
  readonly #columns = new Map<ColumnName, Column<ColumnName>>();
  #ids: Buffer | undefined;

  /** `inOrder` is for going through all of it: large pieces are read at a time. */
  constructor(read: ReadBytes, places: SegmentPlaces, inOrder = false) {
    this.places = places;
    const checked = openPages(read, places.seal);
    this.#read = inOrder ? sequential(checked, places.seal.pages * PAGE) : checked;
  }

  get papers(): number {
    return this.places.papers;
  }

  #table(name: 'terms' | 'words' | 'names'): SortedTable {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = new SortedTable(this.#read, this.places[name]);
      this.#tables.set(name, table);
    }
    return table;
  }

  #postings(word: string, { offset, count, last, papers, places }: TermRow, stream?: Buffer): TermPostings {
    return {
      word,
      count,
      last,
      readPapers: () => stream ?? this.#read(offset, papers),
      readPlaces: () => this.#read(offset + papers, places),
    };
  }

  /** The postings of every word of a stem. */
  termsOf(stem: string): TermPostings[] {
    const found: TermPostings[] = [];
    this.#table('terms').startingWith(
      stem + BETWEEN,
      (key, value) => void found.push(this.#postings(wordOf(key), readTermRow(value))),
    );
    return found;
  }

  /** The postings of one word. */
  term(stem: string, word: string): TermPostings | undefined {
    const key = termKey(stem, word);
    const value = this.#table('terms').get(key);
    return value === undefined ? undefined : this.#postings(word, readTermRow(value));
  }

  /**
   * Calls `visit` with the postings of every word that begins with a prefix, and with how its papers are read. They are
   * read all at once as far as they lie together.
   */
  #eachBeginning(prefix: string, visit: (word: string, row: TermRow, papers: Buffer) => void): void {
    // Words whose stems do not begin as they do: `flies` begins with `flie`, and `fli` does not.
    const others = new Map<string, string>();
    this.wordsStartingWith(prefix, (word, stem) => {
      if (!stem.startsWith(prefix)) others.set(word, stem);
    });
    const rows: [word: string, row: TermRow][] = [];
    this.#table('terms').startingWith(prefix, (key, value) => {
      const word = wordOf(key);
      if (word.startsWith(prefix)) rows.push([word, readTermRow(value)]);
    });
    const [first, last] = [rows[0]?.[1], rows.at(-1)?.[1]];
    if (first !== undefined && last !== undefined) {
      const bytes = this.#read(first.offset, last.offset + last.papers - first.offset);
      for (const [word, row] of rows) {
        const from = row.offset - first.offset;
        visit(word, row, bytes.subarray(from, from + row.papers));
      }
    }
    for (const [word, stem] of others) {
      const value = this.#table('terms').get(termKey(stem, word));
      if (value === undefined) continue;
      const row = readTermRow(value);
      visit(word, row, this.#read(row.offset, row.papers));
    }
  }

  /** The postings of every word that begins with a prefix. */
  termsBeginning(prefix: string): Map<string, TermPostings> {
    const found = new Map<string, TermPostings>();
    this.#eachBeginning(prefix, (word, row, papers) => found.set(word, this.#postings(word, row, papers)));
    return found;
  }

  /**
   * Adds to `sums`, which has a number for each paper from `base` on, how often papers have words that begin with a
   * prefix and are longer, in texts of these weights.
   */
  addLonger(prefix: string, weights: readonly number[], base: number, sums: Uint32Array): void {
    let room = frequenciesOf(FEW_PAPERS);
    this.#eachBeginning(prefix, (word, { count }, papers) => {
      if (word === prefix) return;
      if (count > room.papers.length) room = frequenciesOf(2 * count);
      const { papers: found, frequencies } = readFrequencies(papers, count, base, weights, room);
      for (let row = 0; row < count; row += 1) {
        const paper = found[row] ?? 0;
        sums[paper] = (sums[paper] ?? 0) + (frequencies[row] ?? 0);
      }
    });
  }

  /** Every row of the table of terms, in order, for what is made of all of them. */
  *everyTerm(): Generator<readonly [key: string, postings: TermPostings]> {
    const rows = this.#table('terms').rows();
    while (rows.next()) yield [rows.key, this.#postings(wordOf(rows.key), readTermRow(rows.value()))];
  }

  /** Calls `visit` with the words that begin with a prefix, and their stems, in order, until it gives false. */
  wordsStartingWith(prefix: string, visit: (word: string, stem: string) => boolean | void): void {
    this.#table('words').startingWith(prefix, (word, value) => visit(word, value.rest() || word));
  }

  /** Goes through all words in order. */
  words(): TableCursor {
    return this.#table('words').rows();
  }

  /** Goes through all names in order. */
  names(): TableCursor {
    return this.#table('names').rows();
  }

  /** Numbers of the papers that are called by a name. */
  called(name: string): number[] {
    const value = this.#table('names').get(name);
    return value === undefined ? [] : Array.from({ length: value.varint() }, () => value.varint());
  }

  /** Calls `visit` with the names that begin with a prefix and the papers called so, in order, until it gives false. */
  namesStartingWith(prefix: string, visit: (name: string, papers: readonly number[]) => boolean | void): void {
    this.#table('names').startingWith(prefix, (name, value) =>
      visit(
        name,
        Array.from({ length: value.varint() }, () => value.varint()),
      ),
    );
  }

  column<Name extends ColumnName>(name: Name): Column<Name> {
    const column = this.#columns.get(name) ?? this.readColumn(name);
    this.#columns.set(name, column);
    // Kept under its own name.
    return column as Column<Name>;
  }

  /** The same, for what asks once. */
  readColumn<Name extends ColumnName>(name: Name): Column<Name> {
    return readColumn(this.#read, this.places.columns, name, this.papers);
  }

  /** What one paper has in a column, read alone unless the column has been read. */
  number(name: ColumnName, row: number): number {
    return this.#columns.get(name)?.[row] ?? readNumber(this.#read, this.places.columns, name, row);
  }

  /** The bytes of all ids, one after the other; the column `idEnd` says where each ends. */
  ids(): Buffer {
    return (this.#ids ??= this.readIds());
  }

  /** The same, for what asks once. */
  readIds(): Buffer {
    return this.#read(...this.places.ids);
  }

  /** The id of a paper by its number in the segment. */
  idOf(paper: number): string {
    const start = paper === 0 ? 0 : this.number('idEnd', paper - 1);
    const end = this.number('idEnd', paper);
    if (this.#ids !== undefined) return this.#ids.toString('utf8', start, end);
    return this.#read(this.places.ids[0] + start, end - start).toString('utf8');
  }
}
