import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { ParseResult, StreamReader } from '../format.ts';
import { Batch } from '../stream-reader.ts';
import { withInherited } from './inherit.ts';
import { LineLedger } from './line-ledger.ts';
import { Parents } from './parents.ts';
import { recordOf } from './record.ts';
import type { RawEntry, Scanned } from './raw-entry.ts';
import { BibtexScanner } from './scan.ts';

/** What BibLaTeX calls a container of fields or a set of entries is no paper. */
const NO_PAPER = new Set(['xdata', 'set', 'bibnote']);

/** In characters: more than this is not held back for the order of the file when an entry waits for one that it inherits from. */
const MOST_HELD = 8 * 1024 * 1024;

function sizeOf({ fields }: RawEntry): number {
  return fields.reduce((size, { value }) => size + value.length, 100);
}

/**
 * Reads BibTeX and BibLaTeX in pieces, in the order of the file. Entries that are broken, have no fields, no title or no new key are
 * named with their line; the rest is read. An entry that inherits from a later one waits for it, as do those behind it.
 */
class BibtexReader implements StreamReader {
  readonly #file: string;
  readonly #scanner = new BibtexScanner();
  readonly #parents = new Parents();
  readonly #lines = new LineLedger();
  readonly #batch = new Batch();
  #messages: Diagnostic[] = [];
  #held: RawEntry[] = [];
  #heldSize = 0;
  /** Entries that waited too long; they come last. */
  readonly #late: RawEntry[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  push(text: string): ParseResult {
    this.#lines.push(text);
    this.#take(this.#scanner.push(text));
    this.#release(false);
    return this.#result();
  }

  end(): ParseResult {
    this.#take(this.#scanner.end());
    this.#release(true);
    for (const entry of this.#late) this.#give(entry);
    this.#lines.end(this.#batch);
    return this.#result();
  }

  #take({ entries, problems }: Scanned): void {
    for (const { reason, line, lost, remedy } of problems)
      this.#say(line, lost ? 'broken-entry' : 'bibtex', lost, reason, remedy);
    for (const entry of entries) {
      // One without fields gives no record, which is said of it, and nothing to inherit.
      if (entry.fields.length > 0 && !this.#parents.add(entry))
        this.#say(
          entry.line,
          'doubled-key',
          false,
          `the key "${entry.key}" stands before two entries`,
          'Both were read; one gets a letter behind its key.',
        );
      this.#held.push(entry);
      this.#heldSize += sizeOf(entry);
    }
  }

  /** Gives out what waits for nothing any more, in order. */
  #release(isEnd: boolean): void {
    let given = 0;
    for (const entry of this.#held) {
      const waits = !isEnd && this.#parents.missing(entry).length > 0;
      if (waits && this.#heldSize <= MOST_HELD) break;
      if (waits) this.#late.push(entry);
      else this.#give(entry);
      this.#heldSize -= sizeOf(entry);
      given += 1;
    }
    this.#held = this.#held.slice(given);
  }

  #give(entry: RawEntry): void {
    const { type, key, line, endLine } = entry;
    if (NO_PAPER.has(type)) return;
    for (const parent of this.#parents.missing(entry))
      this.#say(
        line,
        'no-parent',
        false,
        `"${key}" inherits from "${parent}", which is not in the file`,
        'It was read with the fields of its own.',
      );
    const read = recordOf(
      { type, key, fields: withInherited(entry, this.#parents) },
      { file: this.#file, format: 'bibtex', line, endLine },
    );
    if (read !== undefined) this.#lines.claim(line, endLine, this.#batch.record(read), this.#batch);
    else
      this.#say(
        line,
        'empty-record',
        true,
        `the entry ${key === '' ? `of type ${type}` : `"${key}"`} says nothing`,
        'It was left out; give it fields.',
      );
  }

  /** A broken file may have a problem in each of its lines, so what is said of one costs little. */
  #say(line: number, ruleId: string, fatal: boolean, reason: string, note: string): void {
    this.#messages.push({ reason, file: this.#file, line, ruleId, fatal, note });
  }

  #result(): ParseResult {
    for (const message of this.#messages.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)))
      this.#batch.message(message);
    this.#messages = [];
    return this.#batch.take();
  }
}

export function bibtexReader(file: string): StreamReader {
  return new BibtexReader(file);
}
