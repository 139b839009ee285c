import { Cursor, LOOK_AHEAD } from './cursor.ts';
import { Macros } from './macros.ts';
import { Broken, type RawEntry, type RawField, type Scanned, type ScanProblem } from './raw-entry.ts';
import { NAME, Values } from './values.ts';

const HEAD = /@[ \t]{0,80}([a-z][\w+-]{0,80})\s{0,400}([{(])/giy;
/** Between braces a key may have parentheses. */
const KEYS = { '}': /[^\s,{}]*/y, ')': /[^\s,{}()]*/y } as const;
/** `title={`, `title="` and `year=2020`: the first field of an entry without a key, close to its value. */
const NO_KEY = /^[a-z][a-z_-]*=(?:"|\d+$|$)/i;
/** A name that somebody wrote as two words: `key words = {…}`, or Scopus's `funding_text 1={…}`. */
const SPACED_NAME = /[a-z][a-z_]{1,20} (?:[a-z]{2,20}|\d{1,2})(?=\s{0,20}=\s{0,20}[{"])/iy;
/** What some programs leave behind the first word of a key. */
const REST_OF_KEY = /[^\s,{}()="#%@][^,{}()="#%@\r\n]{0,200}(?=,)/y;
/** What stands where a field should, up to the next one. */
const NO_FIELD = /[^,{}()"@\r\n]+/y;
/** A field behind the end of its entry. */
const ONE_MORE_FIELD = /\s{0,400},\s{0,400}[a-z][\w-]{0,80}\s{0,80}=\s{0,80}[{"\d]/iy;

/** Fields of which an entry has one, and BibTeX takes the first. Others, such as Scopus's `funding_details`, may say more each time. */
const SAID_ONCE = new Set(
  'title subtitle booktitle journal journaltitle fjournal year date month day volume number issue pages eid doi url eprint eprinttype archiveprefix publisher address location edition series isbn issn abstract type key crossref school institution organization howpublished language langid urldate pmid'.split(
    ' ',
  ),
);

/** What stands between two fields that some programs write once for each name or word; undefined for all others. */
function between(name: string, first: string, second: string): string | undefined {
  if (name === 'author' || name === 'editor') return ' and ';
  if (name === 'keywords') return /;/.test(first + second) ? '; ' : ', ';
  return SAID_ONCE.has(name) || first === second ? undefined : '; ';
}

const ENTRY_WITHIN = /^[ \t]*@[a-z]+[ \t]*[{(][^\s,{}=]*,/im;

/** How records of RIS and MEDLINE begin. Everything else between entries is a comment. */
const OTHER_RECORD = /^(?:TY  - |PMID- )/m;

/** In characters: a comment that is longer has no end, which BibTeX does not look for either. */
const LONGEST_COMMENT_BLOCK = 1024 * 1024;
/** So many comments that never close are looked for an end; further ones end with their line. */
const MOST_OPEN_COMMENTS = 20;

/** So far before an entry is looked for a `%` that begins its line. */
const LONGEST_COMMENT = 200;

/** In characters: an entry of which so much has come is read as far as it has. */
const LONGEST_ENTRY = 16 * 1024 * 1024;

/** In characters: with more than this of one entry pending it is tried again only when twice as much has come. */
const TRIED_AGAIN = 1024 * 1024;

/** What an attempt at one block gave, to be kept or to be forgotten when its end is still to come. */
interface Block {
  readonly entries: RawEntry[];
  readonly problems: ScanProblem[];
  readonly strings: RawField[];
}

/**
 * Reads entries of BibTeX and BibLaTeX (http://tug.org/bibtex/btxdoc.pdf, and the looser habits of programs that write it:
 * comments between fields, missing commas, entries without keys) from a text that comes in pieces, whatever it holds. An
 * entry that is broken gives the fields that can be told apart, and a problem; the next one that begins a line is read again.
 */
export class BibtexScanner {
  readonly #macros = new Macros();
  readonly #cursor = new Cursor();
  #block: Block = { entries: [], problems: [], strings: [] };
  #openComments = 0;
  #triedAgainAt = 0;
  #isMixed = false;

  /** Takes in the next piece; gives the entries that are whole by now. */
  push(piece: string): Scanned {
    this.#cursor.append(piece);
    const { length } = this.#cursor.text;
    if (length < this.#triedAgainAt) return { entries: [], problems: [] };
    const isLongest = length - this.#cursor.at > LONGEST_ENTRY;
    return this.#scan(isLongest ? Infinity : length - LOOK_AHEAD);
  }

  /** Gives the rest. */
  end(): Scanned {
    return this.#scan(Infinity);
  }

  /** Reads blocks of which nothing depends on what stands behind a place. */
  #scan(certain: number): Scanned {
    const cursor = this.#cursor;
    const entries: RawEntry[] = [];
    const problems: ScanProblem[] = [];
    for (;;) {
      const found = cursor.text.indexOf('@', cursor.at);
      const end = found === -1 ? cursor.text.length : found;
      const mixed = this.#isMixed ? undefined : this.#otherRecords(end);
      if (mixed !== undefined) problems.push(mixed);
      cursor.at = end;
      if (found === -1 || found > certain) break;
      const head = this.#isCommentedOut(found) ? undefined : cursor.match(HEAD);
      if (head === undefined) {
        cursor.at = found + 1;
        continue;
      }
      const [, type = '', open = ''] = head;
      const [expanded, openComments] = [this.#macros.expanded, this.#openComments];
      this.#block = { entries: [], problems: [], strings: [] };
      cursor.seen = 0;
      this.#readBlock(type.toLowerCase(), open === '{' ? '}' : ')', found);
      if (Math.max(cursor.at, cursor.seen) > certain) {
        [cursor.at, this.#macros.expanded, this.#openComments] = [found, expanded, openComments];
        break;
      }
      for (const entry of this.#block.entries) entries.push(entry);
      for (const problem of this.#block.problems) problems.push(problem);
      for (const { name, value } of this.#block.strings) this.#macros.define(name, value);
    }
    cursor.forgetBefore(cursor.at - LONGEST_COMMENT);
    const pending = cursor.text.length - cursor.at;
    this.#triedAgainAt = pending > TRIED_AGAIN ? Math.min(2 * pending, LONGEST_ENTRY) : 0;
    return { entries, problems };
  }

  /** Says, once, where records of another format begin among what is passed over up to a place. */
  #otherRecords(end: number): ScanProblem | undefined {
    const cursor = this.#cursor;
    const other = OTHER_RECORD.exec(cursor.text.slice(cursor.at, end));
    if (other === null) return undefined;
    this.#isMixed = true;
    const reason = 'records of another format stand between the entries, and are passed over';
    const line = cursor.lineAt(cursor.at + other.index);
    return { reason, line, lost: true, remedy: 'Put them in a file of their own.' };
  }

  /** BibTeX would read an entry behind a `%`, but who puts one there wants it out, and biber agrees. */
  #isCommentedOut(at: number): boolean {
    const before = this.#cursor.text.slice(Math.max(0, at - LONGEST_COMMENT), at);
    return /(?:^|[\r\n])[ \t]*%[^\r\n]*$/.test(before);
  }

  #readBlock(type: string, close: '}' | ')', start: number): void {
    const cursor = this.#cursor;
    if (type === 'comment') return this.#comment(close);
    const values = new Values(cursor, this.#macros, (problem) => this.#block.problems.push(problem));
    const line = cursor.lineAt(start);
    const fields: RawField[] = [];
    let key = '';
    const keep = (): void => {
      if (type === 'string') for (const field of fields) this.#block.strings.push(field);
      else if (type !== 'preamble')
        this.#block.entries.push({ type, key, fields, line, endLine: cursor.lineAt(Math.max(start, cursor.at - 1)) });
    };
    try {
      if (type === 'preamble') values.read();
      else if (type !== 'string') key = this.#key(close, line);
      this.#fields(fields, close, type, values);
      keep();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.#problem(error.reason, error.line, true, 'Mend the entry there; what stands before it was read.');
      keep();
      cursor.toNextEntry(start);
    }
  }

  #key(close: '}' | ')', line: number): string {
    const cursor = this.#cursor;
    cursor.skip();
    const first = cursor.at;
    const key = cursor.match(KEYS[close])?.[0] ?? '';
    cursor.skip();
    // Some programs write entries without a key: what should be one is the name of the first field.
    if (cursor.next === '=' || NO_KEY.test(key)) {
      cursor.at = first;
      return '';
    }
    if (key !== '' && cursor.match(REST_OF_KEY) !== undefined) {
      const whole = cursor.text.slice(first, cursor.at).replace(/\s+/g, ' ').trim();
      this.#problem(`the key "${whole}" has white space in it`, line, false, 'It was read; no TeX file can cite it.');
      cursor.at += 1;
      return whole;
    }
    if (cursor.next === ',') cursor.at += 1;
    return key;
  }

  #fields(fields: RawField[], close: string, type: string, values: Values): void {
    const cursor = this.#cursor;
    const names = new Set<string>();
    let strayed = false;
    for (;;) {
      cursor.skip();
      const { next } = cursor;
      if (next === close) {
        cursor.at += 1;
        if (!this.#goesOn(fields)) return;
        continue;
      }
      if (next === ',') {
        cursor.at += 1;
        continue;
      }
      const line = cursor.lineAt(cursor.at);
      if (next === undefined || next === '@') {
        // The last value may have taken what closes the entry, and the fields before that.
        const shorter = values.untilNextField();
        if (shorter !== undefined) {
          const last = fields.pop();
          if (last !== undefined) fields.push({ name: last.name, value: shorter });
          continue;
        }
        const reason = `the entry is not closed: expected "${close}"`;
        if (values.open === 0) this.#problem(reason, line, false, 'It was read as if it ended there; close it.');
        return;
      }
      const start = cursor.at;
      const name = (cursor.match(SPACED_NAME) ?? cursor.match(NAME))?.[0].replace(/ /g, '').toLowerCase();
      cursor.skip();
      if (name === undefined || cursor.next !== '=') {
        cursor.at = start;
        const found = cursor.text.slice(start, start + 20).split(/[\r\n]/, 1)[0] ?? '';
        const reason = `expected "name = value", and found "${found}"`;
        // What follows it may be fields again; only once, since a file that strays twice is lost anyway.
        if (strayed || fields.length === 0 || cursor.match(NO_FIELD) === undefined) throw new Broken(reason, line);
        strayed = true;
        this.#problem(reason, line, true, 'Mend the entry there; the fields around it were read.');
        continue;
      }
      cursor.at += 1;
      const value = values.read();
      // BibTeX takes the first of two, and warns; but of lists no one means to say less.
      const at = names.has(name) ? fields.findIndex((field) => field.name === name) : -1;
      const first = fields[at]?.value ?? '';
      const joint = at === -1 ? undefined : between(name, first, value);
      if (joint !== undefined) fields[at] = { name, value: `${first}${joint}${value}` };
      else if (names.has(name) && type !== 'string')
        this.#problem(`a second "${name}" in one entry was passed over`, line, false, 'Keep one of them.');
      else fields.push({ name, value });
      names.add(name);
    }
  }

  /** A brace too many may close an entry before its last fields. */
  #goesOn(fields: readonly RawField[]): boolean {
    const cursor = this.#cursor;
    const end = cursor.at;
    const goesOn = fields.length > 0 && cursor.match(ONE_MORE_FIELD) !== undefined;
    cursor.at = end;
    if (goesOn)
      this.#problem(
        'a brace closes the entry here, but more fields follow',
        cursor.lineAt(end - 1),
        true,
        'Take the brace out; the fields behind it were read.',
      );
    return goesOn;
  }

  /** What stands in a comment is no entry; one that never closes ends with its line. */
  #comment(close: string): void {
    const cursor = this.#cursor;
    const start = cursor.at;
    if (close === '}' && this.#openComments < MOST_OPEN_COMMENTS) {
      const end = cursor.closingBrace(start, LONGEST_COMMENT_BLOCK);
      if (end !== undefined) {
        if (ENTRY_WITHIN.test(cursor.text.slice(start, end)))
          this.#problem(
            'a comment with entries in it was passed over',
            cursor.lineAt(start),
            false,
            'Take the comment away if they are wanted.',
          );
        cursor.at = end + 1;
        return;
      }
      this.#openComments += 1;
    }
    const end = cursor.text.indexOf('\n', start);
    cursor.at = end === -1 ? cursor.text.length : end;
  }

  #problem(reason: string, line: number, lost: boolean, remedy: string): void {
    this.#block.problems.push({ reason, line, lost, remedy });
  }
}
