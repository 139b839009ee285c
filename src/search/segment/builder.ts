import { stem } from '../../text/analyse.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { eachTerm, type TermVisitor } from '../../text/term-bytes.ts';
import { ByteWriter } from './bytes.ts';
import type { Column, NamedColumn } from './columns.ts';
import { FIELD_COUNT, type IndexedField, TEXT_FIELDS, WHOLE_TEXT } from './fields.ts';
import { Growing } from './growing.ts';
import { PaperWords } from './paper-words.ts';
import { placeCode, type StoredPostings } from './postings.ts';
import { PostingsWriter } from './postings-writer.ts';
import { type SegmentParts, termKey, wordOf } from './segment.ts';
import { WordNumbers } from './word-numbers.ts';

/** A paper as the index takes it. */
export interface IndexedPaper {
  readonly id: string;
  /** The texts of each field, in the order of the fields. No match goes from one text into the next. */
  readonly texts: readonly (readonly string[])[];
  /** What it is called by: see `names.ts`. */
  readonly names: readonly string[];
  readonly offset: number;
  readonly year: number;
  readonly facts: number;
  readonly import: number;
  readonly added: number;
  /** Only of a paper that was edited. */
  readonly edited?: { readonly paper: number; readonly edit: number };
}

/** So many tokens of a text are indexed; an abstract has a few hundred. */
const MOST_TOKENS = 65_535;

/** Postings of so many bytes are gathered before a segment should be written: those of about a hundred thousand papers. */
const FULL = 64 * 1024 * 1024;

function textsOf(words: WordNumbers): string[] {
  return Array.from({ length: words.count }, (_, number) => words.word(number)).toSorted();
}

/** Gathers papers until they are enough for a segment. */
export class SegmentBuilder {
  /** Without their texts and names, which would fill the memory. */
  readonly #papers: Omit<IndexedPaper, 'texts' | 'names'>[] = [];
  /** Of each paper, how many words each of its texts has. */
  readonly #lengths = new Growing();
  readonly #words = new WordNumbers();
  readonly #isStop: boolean[] = [];
  readonly #ofPaper = new PaperWords();
  readonly #postings = new PostingsWriter();
  readonly #names = new WordNumbers();
  /** Of each name, the first paper that it calls; and of the few that call more than one, the others. */
  readonly #called = new Growing();
  readonly #alsoCalled = new Map<number, number[]>();

  get papers(): number {
    return this.#papers.length;
  }

  get isFull(): boolean {
    return this.#postings.size >= FULL;
  }

  add({ texts, names, ...paper }: IndexedPaper): void {
    const number = this.#papers.push(paper) - 1;
    for (let field = 0; field < FIELD_COUNT; field += 1) this.#lengths.push(this.#addTexts(field, texts[field] ?? []));
    this.#postings.lookAhead(this.#ofPaper.words.numbers, this.#ofPaper.words.length);
    this.#ofPaper.take((word, codes, count) => this.#postings.add(word, number, codes, count));
    for (const name of names) this.#addName(this.#names.numberOfText(name), number);
  }

  /** Gives how many words there are that count for length: all but stop words. */
  #addTexts(field: number, texts: readonly string[]): number {
    let place = 0;
    let length = 0;
    const take: TermVisitor = (bytes, start, end, hash) => {
      if (place >= MOST_TOKENS) return;
      const word = this.#words.numberOf(bytes, start, end, hash);
      if (word === this.#isStop.length) this.#isStop.push(isStopWord(this.#words.word(word)));
      this.#ofPaper.add(word, placeCode(field, place));
      if (this.#isStop[word] === false) length += 1;
      place += 1;
    };
    for (const text of texts) {
      eachTerm(text, take);
      // A place is left out, so that no phrase crosses it.
      place += 1;
    }
    return length;
  }

  #addName(name: number, paper: number): void {
    if (name === this.#called.length) {
      this.#called.push(paper);
      return;
    }
    const others = this.#alsoCalled.get(name);
    if ((others?.at(-1) ?? this.#called.numbers[name]) === paper) return;
    if (others === undefined) this.#alsoCalled.set(name, [paper]);
    else others.push(paper);
  }

  *#terms(words: readonly string[], stems: readonly string[]): Generator<readonly [string, StoredPostings]> {
    // Nearly in order already, as the words are: then they are sorted in a moment.
    for (const key of words.map((word, row) => termKey(stems[row] ?? word, word)).toSorted())
      yield [key, this.#postings.of(this.#words.numberOfText(wordOf(key)))];
  }

  *#namesInOrder(): Generator<readonly [string, readonly number[]]> {
    for (const name of textsOf(this.#names)) {
      const number = this.#names.numberOfText(name);
      yield [name, [this.#called.numbers[number] ?? 0, ...(this.#alsoCalled.get(number) ?? [])]];
    }
  }

  #lengthsOf(name: IndexedField): Column<IndexedField> {
    const field = TEXT_FIELDS.indexOf(name);
    return Uint16Array.from(this.#papers, (_, paper) => this.#lengths.numbers[paper * FIELD_COUNT + field] ?? 0);
  }

  #wholeLengths(): Column<'text'> {
    return Uint16Array.from(this.#papers, (_, paper) => {
      const length = TEXT_FIELDS.reduce(
        (sum, name, field) => sum + WHOLE_TEXT[name] * (this.#lengths.numbers[paper * FIELD_COUNT + field] ?? 0),
        0,
      );
      return Math.min(length, 0xffff);
    });
  }

  *#columns(idEnd: Uint32Array<ArrayBuffer>): Generator<NamedColumn> {
    const papers = this.#papers;
    yield ['offset', Float64Array.from(papers, ({ offset }) => offset)];
    for (const name of TEXT_FIELDS) yield [name, this.#lengthsOf(name)];
    yield ['text', this.#wholeLengths()];
    yield ['year', Uint16Array.from(papers, ({ year }) => year)];
    yield ['facts', Uint16Array.from(papers, ({ facts }) => facts)];
    yield ['import', Uint32Array.from(papers, (paper) => paper.import)];
    yield ['added', Float64Array.from(papers, ({ added }) => added)];
    yield ['idEnd', idEnd];
    const edited = papers.flatMap((paper) => paper.edited ?? []);
    if (edited.length === 0) return;
    yield ['paper', Uint32Array.from(edited, ({ paper }) => paper)];
    yield ['edit', Uint32Array.from(edited, ({ edit }) => edit)];
  }

  /** What the segment of the papers is made of. */
  parts(): SegmentParts {
    const papers = this.#papers;
    const ids = new ByteWriter(papers.length * 24);
    const idEnd = Uint32Array.from(papers, ({ id }) => {
      ids.text(id);
      return ids.length;
    });
    const words = textsOf(this.#words);
    const stems = words.map(stem);
    return {
      papers: papers.length,
      columns: this.#columns(idEnd),
      ids: [ids.written()],
      terms: this.#terms(words, stems),
      words: words.map((word, row) => [word, stems[row] ?? word] as const),
      names: this.#namesInOrder(),
    };
  }
}
