/** A field as the file has it: `#` joined and macros of `@string` put in, everything else as it stands. */
export interface RawField {
  readonly name: string;
  readonly value: string;
}

/** One entry of a file. Names of types and fields are in lower case. */
export interface RawEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly RawField[];
  readonly line: number;
  readonly endLine: number;
}

/** What was wrong in an entry. `lost` when a part of it could not be read. */
export interface ScanProblem {
  readonly reason: string;
  readonly line: number;
  readonly lost: boolean;
  readonly remedy: string;
}

export interface Scanned {
  readonly entries: readonly RawEntry[];
  readonly problems: readonly ScanProblem[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Where an entry begins for certain, so that one whose braces never close ends there. Its parts are no longer than
 * {@link LOOK_AHEAD} together, so that it is seen whole wherever a text is cut into pieces.
 */
const NEXT_ENTRY =
  /(?:\r\n?|\n)[ \t]{0,200}(?=@[ \t]{0,80}(?:(?:comment|string|preamble)[ \t]{0,80}[{(]|[a-z][\w+-]{0,80}[ \t]{0,80}(?:\{\s{0,400}[^\s,{}=]{0,500}|\(\s{0,400}[^\s,{}()=]{0,500})\s{0,400},))/giy;
const STOP = /[{}"\r\n]/g;
const HEAD = /@[ \t]{0,80}([a-z][\w+-]{0,80})\s{0,400}([{(])/giy;
const NAME = /[^\s=,{}()"#%']+/y;
/** Between braces a key may have parentheses. */
const KEYS = { '}': /[^\s,{}]*/y, ')': /[^\s,{}()]*/y } as const;
/** `title={`, `title="` and `year=2020`: the first field of an entry without a key, close to its value. */
const NO_KEY = /^[a-z][a-z_-]*=(?:"|\d+$|$)/i;
/** What some programs leave behind the first word of a key. */
const REST_OF_KEY = /[^\s,{}()="#%@][^,{}()="#%@\r\n]{0,200}(?=,)/y;
const BLANK = /(?:\s+|%[^\r\n]*)+/y;

/** In characters: what one macro, and all macros of a file, may stand for. */
const LONGEST_MACRO = 100_000;
const MOST_EXPANDED = 32_000_000;
/** So many comments that never close are looked for an end; further ones end with their line. */
const MOST_OPEN_COMMENTS = 20;

/** So far before an entry is looked for a `%` that begins its line. */
const LONGEST_COMMENT = 200;

/** So far beyond the end of an entry is looked before it is given out. */
const LOOK_AHEAD = 2048;

/** In characters: an entry of which so much has come is read as far as it has. */
const LONGEST_ENTRY = 16 * 1024 * 1024;

/** In characters: with more than this of one entry pending it is tried again only when twice as much has come. */
const TRIED_AGAIN = 1024 * 1024;

/** Where an entry can be read no further. No `Error`, whose stack nobody reads and which costs more than the entry. */
class Broken {
  readonly reason: string;
  readonly line: number;
  constructor(reason: string, line: number) {
    this.reason = reason;
    this.line = line;
  }
}

/** What an attempt at one block gave, to be kept or to be forgotten when its end is still to come. */
interface Block {
  readonly entries: RawEntry[];
  readonly problems: ScanProblem[];
  readonly strings: Map<string, string>;
}

/**
 * Reads entries of BibTeX and BibLaTeX (http://tug.org/bibtex/btxdoc.pdf, and the looser habits of programs that write it:
 * comments between fields, missing commas, entries without keys) from a text that comes in pieces, whatever it holds. An
 * entry that is broken gives the fields before the fault, and a problem; the next one that begins a line is read again.
 */
export class BibtexScanner {
  readonly #strings = new Map<string, string>();
  #text = '';
  #block: Block = { entries: [], problems: [], strings: new Map() };
  #at = 0;
  /** How far anything was looked at, to tell what more text could still change. */
  #seen = 0;
  #expanded = 0;
  #openComments = 0;
  #line = 1;
  #counted = 0;
  #triedAgainAt = 0;

  constructor() {
    for (const month of MONTHS) this.#strings.set(month, month);
  }

  /** Takes in the next piece; gives the entries that are whole by now. */
  push(piece: string): Scanned {
    this.#text += piece;
    if (this.#text.length < this.#triedAgainAt) return { entries: [], problems: [] };
    const isLongest = this.#text.length - this.#at > LONGEST_ENTRY;
    return this.#scan(isLongest ? Infinity : this.#text.length - LOOK_AHEAD);
  }

  /** Gives the rest. */
  end(): Scanned {
    return this.#scan(Infinity);
  }

  /** Reads blocks of which nothing depends on what stands behind a place. */
  #scan(certain: number): Scanned {
    const entries: RawEntry[] = [];
    const problems: ScanProblem[] = [];
    for (;;) {
      const found = this.#text.indexOf('@', this.#at);
      this.#at = found === -1 ? this.#text.length : found;
      if (found === -1 || found > certain) break;
      const head = this.#isCommentedOut(found) ? undefined : this.#match(HEAD);
      if (head === undefined) {
        this.#at = found + 1;
        continue;
      }
      const [, type = '', open = ''] = head;
      const [expanded, openComments] = [this.#expanded, this.#openComments];
      const { strings } = this.#block;
      this.#block = { entries: [], problems: [], strings: strings.size === 0 ? strings : new Map() };
      this.#seen = 0;
      this.#readBlock(type.toLowerCase(), open === '{' ? '}' : ')', found);
      if (Math.max(this.#at, this.#seen) > certain) {
        [this.#at, this.#expanded, this.#openComments] = [found, expanded, openComments];
        break;
      }
      for (const entry of this.#block.entries) entries.push(entry);
      for (const problem of this.#block.problems) problems.push(problem);
      for (const [name, text] of this.#block.strings) this.#strings.set(name, text);
    }
    this.#forgetBefore(this.#at - LONGEST_COMMENT);
    const pending = this.#text.length - this.#at;
    this.#triedAgainAt = pending > TRIED_AGAIN ? Math.min(2 * pending, LONGEST_ENTRY) : 0;
    return { entries, problems };
  }

  #forgetBefore(place: number): void {
    if (place <= 0) return;
    this.#lineAt(place);
    this.#text = this.#text.slice(place);
    this.#at -= place;
    this.#counted = 0;
  }

  /** BibTeX would read an entry behind a `%`, but who puts one there wants it out, and biber agrees. */
  #isCommentedOut(at: number): boolean {
    const before = this.#text.slice(Math.max(0, at - LONGEST_COMMENT), at);
    return /(?:^|[\r\n])[ \t]*%[^\r\n]*$/.test(before);
  }

  #readBlock(type: string, close: '}' | ')', start: number): void {
    if (type === 'comment') return this.#comment(close);
    const line = this.#lineAt(start);
    const fields: RawField[] = [];
    let key = '';
    const keep = (): void => {
      if (type === 'string') for (const { name, value } of fields) this.#block.strings.set(name, value);
      else if (type !== 'preamble')
        this.#block.entries.push({ type, key, fields, line, endLine: this.#lineAt(Math.max(start, this.#at - 1)) });
    };
    try {
      if (type === 'preamble') this.#value();
      else if (type !== 'string') {
        this.#skip();
        const first = this.#at;
        key = this.#match(KEYS[close])?.[0] ?? '';
        this.#skip();
        // Some programs write entries without a key: what should be one is the name of the first field.
        if (this.#text[this.#at] === '=' || NO_KEY.test(key)) {
          this.#at = first;
          key = '';
        } else if (key !== '' && this.#match(REST_OF_KEY) !== undefined) {
          key = this.#text.slice(first, this.#at).replace(/\s+/g, ' ').trim();
          this.#problem(`the key "${key}" has white space in it`, line, false, 'It was read; no TeX file can cite it.');
          this.#at += 1;
        } else if (this.#text[this.#at] === ',') this.#at += 1;
      }
      this.#fields(fields, close, type);
      keep();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.#problem(error.reason, error.line, true, 'Mend the entry there; what stands before it was read.');
      keep();
      this.#toNextEntry(start);
    }
  }

  #fields(fields: RawField[], close: string, type: string): void {
    const names = new Set<string>();
    for (;;) {
      this.#skip();
      const next = this.#text[this.#at];
      if (next === close) {
        this.#at += 1;
        return;
      }
      if (next === ',') {
        this.#at += 1;
        continue;
      }
      const line = this.#lineAt(this.#at);
      if (next === undefined || next === '@') {
        this.#problem(
          `the entry is not closed: expected "${close}"`,
          line,
          false,
          'It was read as if it ended there; close it.',
        );
        return;
      }
      const name = this.#match(NAME)?.[0].toLowerCase();
      this.#skip();
      if (name === undefined || this.#text[this.#at] !== '=')
        throw new Broken(
          `expected "name = value", and found "${this.#text.slice(this.#at, this.#at + 20).split(/[\r\n]/, 1)[0] ?? ''}"`,
          line,
        );
      this.#at += 1;
      const value = this.#value();
      // BibTeX takes the first of two, and warns.
      if (names.has(name) && type !== 'string')
        this.#problem(`a second "${name}" in one entry was passed over`, line, false, 'Keep one of them.');
      else fields.push({ name, value });
      names.add(name);
    }
  }

  /** Parts joined by `#`. */
  #value(): string {
    let value = this.#part();
    for (;;) {
      this.#skip();
      if (this.#text[this.#at] !== '#') return value;
      this.#at += 1;
      value += this.#part();
    }
  }

  #part(): string {
    this.#skip();
    const next = this.#text[this.#at];
    if (next === '{') return this.#braced();
    if (next === '"') return this.#quoted();
    const line = this.#lineAt(this.#at);
    const word = this.#match(NAME)?.[0];
    if (word === undefined) throw new Broken('expected a value', line);
    if (/^[\d-]+$/.test(word)) return word;
    const name = word.toLowerCase();
    const known = this.#block.strings.get(name) ?? this.#strings.get(name);
    if (known !== undefined) {
      this.#expanded += known.length;
      // Macros of macros could double without end.
      if (known.length > LONGEST_MACRO || this.#expanded > MOST_EXPANDED)
        throw new Broken(`"${word}" stands for more text than any entry holds`, line);
      return known;
    }
    this.#problem(`"${word}" is the name of no @string`, line, false, 'Its name was taken for its text.');
    return word;
  }

  #braced(): string {
    const start = this.#at + 1;
    const end = this.#closing(start, '}');
    this.#at = end + 1;
    return this.#text.slice(start, end);
  }

  #quoted(): string {
    const start = this.#at + 1;
    const end = this.#closing(start, '"');
    this.#at = end + 1;
    return this.#text.slice(start, end);
  }

  /** The place of the `}` or `"` that ends a value: BibTeX counts every brace, even behind a backslash. */
  #closing(start: number, close: '}' | '"'): number {
    let depth = 0;
    STOP.lastIndex = start;
    for (let stop = STOP.exec(this.#text); stop !== null; stop = STOP.exec(this.#text)) {
      const { index: at } = stop;
      this.#seen = Math.max(this.#seen, at);
      const character = this.#text[at];
      if (character === close && depth === 0) return at;
      if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if (character === '\n' || character === '\r') {
        NEXT_ENTRY.lastIndex = at;
        if (NEXT_ENTRY.test(this.#text)) break;
      }
      if (depth < 0) break;
    }
    if (depth >= 0 && STOP.lastIndex === 0) this.#seen = this.#text.length;
    const what = close === '"' ? 'a quotation mark' : 'a brace';
    throw new Broken(`${what} that opens here is never closed`, this.#lineAt(start - 1));
  }

  /** What stands in a comment is no entry; one that never closes ends with its line. */
  #comment(close: string): void {
    const start = this.#at;
    try {
      if (close === '}' && this.#openComments < MOST_OPEN_COMMENTS) {
        this.#at = this.#closing(start, '}') + 1;
        return;
      }
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.#openComments += 1;
    }
    const end = this.#text.indexOf('\n', start);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #toNextEntry(start: number): void {
    let at = Math.max(this.#at, start + 1);
    for (; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character !== '\n' && character !== '\r') continue;
      NEXT_ENTRY.lastIndex = at;
      if (NEXT_ENTRY.test(this.#text)) break;
    }
    this.#at = at;
  }

  #skip(): void {
    this.#match(BLANK);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.#at = pattern.lastIndex;
    return match;
  }

  #problem(reason: string, line: number, lost: boolean, remedy: string): void {
    this.#block.problems.push({ reason, line, lost, remedy });
  }

  /** The line of a place, counted from 1. Places mostly grow, so each line break is counted once. */
  #lineAt(at: number): number {
    for (; this.#counted < at; this.#counted += 1) if (this.#breaksAt(this.#counted)) this.#line += 1;
    for (; this.#counted > at; this.#counted -= 1) if (this.#breaksAt(this.#counted - 1)) this.#line -= 1;
    return this.#line;
  }

  #breaksAt(at: number): boolean {
    const character = this.#text[at];
    return character === '\n' || (character === '\r' && this.#text[at + 1] !== '\n');
  }
}
