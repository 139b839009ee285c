import { stem } from '../../text/analyse.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { eachTerm, type TermVisitor } from '../../text/tokens.ts';
import { ByteWriter } from './bytes.ts';
import type { Column } from './columns.ts';
import { FIELD_COUNT, type IndexedField, TEXT_FIELDS, WHOLE_TEXT } from './fields.ts';
import { placeCode, PostingsWriter, type StoredPostings } from './postings.ts';
import { type SegmentParts, termKey } from './segment.ts';
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

/** So many occurrences of words are gathered before a segment should be written: 64 MB. */
const FULL = 4_000_000;

/** Numbers that grow. */
class Growing {
  numbers = new Uint32Array(1 << 10);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.length++] = value;
  }
}

/** The rows of a map in order of key. Texts are sorted in a third of the time that pairs take. */
function* inOrder<Value>(map: ReadonlyMap<string, Value>): Generator<readonly [string, Value]> {
  for (const key of [...map.keys()].toSorted()) {
    const value = map.get(key);
    if (value !== undefined) yield [key, value];
  }
}

/** Gathers papers until they are enough for a segment. */
export class SegmentBuilder {
  /** Without their texts and names, which would fill the memory. */
  readonly #papers: Omit<IndexedPaper, 'texts' | 'names'>[] = [];
  /** Of each paper, how many words each of its texts has. */
  readonly #lengths = new Growing();
  /** Every occurrence of a word: which word, which paper, which place. */
  readonly #wordOf = new Growing();
  readonly #paperOf = new Growing();
  readonly #codes = new Growing();
  readonly #words = new WordNumbers();
  readonly #isStop: boolean[] = [];
  readonly #names = new Map<string, number[]>();

  get papers(): number {
    return this.#papers.length;
  }

  get isFull(): boolean {
    return this.#codes.length >= FULL;
  }

  add({ texts, names, ...paper }: IndexedPaper): void {
    const number = this.#papers.push(paper) - 1;
    for (let field = 0; field < FIELD_COUNT; field += 1)
      this.#lengths.push(this.#addTexts(number, field, texts[field] ?? []));
    for (const name of names) {
      const called = this.#names.get(name);
      if (called === undefined) this.#names.set(name, [number]);
      else if (called.at(-1) !== number) called.push(number);
    }
  }

  /** Gives how many words there are that count for length: all but stop words. */
  #addTexts(paper: number, field: number, texts: readonly string[]): number {
    let place = 0;
    let length = 0;
    const take: TermVisitor = (text, start, end, hash) => {
      if (place >= MOST_TOKENS) return;
      const word = this.#words.numberOf(text, start, end, hash);
      if (word === this.#isStop.length) this.#isStop.push(isStopWord(text.slice(start, end)));
      this.#wordOf.push(word);
      this.#paperOf.push(paper);
      this.#codes.push(placeCode(field, place));
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

  /** Papers and places of each word, by counting: where those of each begin, and all of them in that order. */
  #byWord() {
    const { length } = this.#codes;
    const starts = new Uint32Array(this.#words.words.length + 1);
    const words = this.#wordOf.numbers;
    for (let at = 0; at < length; at += 1) {
      const next = (words[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let word = 1; word < starts.length; word += 1) starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
    const free = starts.slice();
    const papers = new Uint32Array(length);
    const codes = new Uint32Array(length);
    for (let at = 0; at < length; at += 1) {
      const word = words[at] ?? 0;
      const to = free[word] ?? 0;
      free[word] = to + 1;
      papers[to] = this.#paperOf.numbers[at] ?? 0;
      codes[to] = this.#codes.numbers[at] ?? 0;
    }
    return { starts, papers, codes };
  }

  *#terms(words: readonly (readonly [word: string, number: number])[]): Generator<readonly [string, StoredPostings]> {
    const { starts, papers, codes } = this.#byWord();
    const writer = new PostingsWriter();
    // Nearly in order already, as the words are: then they are sorted in a moment.
    const keys = new Map(words.map(([word, number]) => [termKey(stem(word), word), number]));
    for (const [key, word] of inOrder(keys)) {
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end;) {
        const paper = papers[at] ?? 0;
        let next = at + 1;
        while (next < end && papers[next] === paper) next += 1;
        writer.add(paper, codes, at, next);
        at = next;
      }
      yield [key, writer.take()];
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

  /** What the segment of the papers is made of. */
  parts(): SegmentParts {
    const papers = this.#papers;
    const ids = new ByteWriter(papers.length * 24);
    const idEnd = Uint32Array.from(papers, ({ id }) => {
      ids.text(id);
      return ids.length;
    });
    const words = [...inOrder(new Map(this.#words.words.map((word, number) => [word, number])))];
    const edited = papers.flatMap((paper) => paper.edited ?? []);
    return {
      papers: papers.length,
      columns: {
        offset: Float64Array.from(papers, ({ offset }) => offset),
        title: this.#lengthsOf('title'),
        abstract: this.#lengthsOf('abstract'),
        keyword: this.#lengthsOf('keyword'),
        author: this.#lengthsOf('author'),
        venue: this.#lengthsOf('venue'),
        text: this.#wholeLengths(),
        year: Uint16Array.from(papers, ({ year }) => year),
        facts: Uint16Array.from(papers, ({ facts }) => facts),
        import: Uint32Array.from(papers, (paper) => paper.import),
        added: Float64Array.from(papers, ({ added }) => added),
        idEnd,
        ...(edited.length > 0 && {
          paper: Uint32Array.from(edited, ({ paper }) => paper),
          edit: Uint32Array.from(edited, ({ edit }) => edit),
        }),
      },
      ids: ids.written(),
      terms: this.#terms(words),
      words: words.map(([word]) => [word, stem(word)] as const),
      names: inOrder(this.#names),
    };
  }
}
