import type { Batch } from '../stream-reader.ts';
import { LineSplitter } from '../line-splitter.ts';

/** Accounts for the lines of a text that comes in pieces: those of entries that gave a record, blank ones, and furniture. */
export class LineLedger {
  readonly #splitter = new LineSplitter();
  /** Whether lines are blank, from the first that is not accounted for; those to come count as not. */
  #blank: boolean[] = [];
  /** The line before the first of those. */
  #before = 0;
  #accounted = 0;
  #come = 0;

  push(piece: string): void {
    this.#take(this.#splitter.push(piece));
  }

  /** Takes in the end of the text and accounts for all lines that are left. */
  end(batch: Batch): void {
    this.#take(this.#splitter.end());
    this.#upTo(this.#come, batch);
  }

  /** Accounts for the lines of a record, and for those before it that nothing has claimed. */
  claim(line: number, endLine: number, record: number, batch: Batch): void {
    this.#upTo(line - 1, batch);
    while (this.#accounted < endLine)
      if (this.#next()) batch.line(this.#accounted, 'blank');
      else batch.line(this.#accounted, this.#accounted === line ? 'title' : 'metadata', record);
  }

  #upTo(line: number, batch: Batch): void {
    while (this.#accounted < line) {
      const isBlank = this.#next();
      batch.line(this.#accounted, isBlank ? 'blank' : 'furniture');
    }
  }

  /** Moves on by a line; true when it is blank. */
  #next(): boolean {
    this.#accounted += 1;
    return this.#blank[this.#accounted - this.#before - 1] ?? false;
  }

  #take(lines: readonly string[]): void {
    this.#blank = this.#blank.slice(this.#accounted - this.#before);
    this.#before = Math.min(this.#accounted, this.#come);
    for (const line of lines) this.#blank.push(line.trim() === '');
    this.#come += lines.length;
  }
}
