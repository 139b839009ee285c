import type { Diagnostic } from '../domain/diagnostic.ts';
import { untitledMessage } from './untitled.ts';
import type { LabelledRecord, LineAccount, LineRole, ParseInput, ParseResult, StreamReader } from './format.ts';

/** What a reader has made of its input since it was last asked. */
export class Batch {
  #records: LabelledRecord[] = [];
  #messages: Diagnostic[] = [];
  #lines: LineAccount[] = [];

  /** Takes in a record, with a warning where it has no title; gives its index for the accounts of its lines. */
  record(record: LabelledRecord): number {
    const message = untitledMessage(record.record);
    if (message !== undefined) this.#messages.push(message);
    return this.#records.push(record) - 1;
  }

  message(message: Diagnostic): void {
    this.#messages.push(message);
  }

  line(line: number, role: LineRole, record?: number, what?: string): void {
    this.#lines.push({ line, role, ...(record !== undefined && { record }), ...(what !== undefined && { what }) });
  }

  /** Gives everything, and begins anew. */
  take(): ParseResult {
    const result = { records: this.#records, messages: this.#messages, lines: this.#lines };
    [this.#records, this.#messages, this.#lines] = [[], [], []];
    return result;
  }
}

/** Reads a whole text with a reader that takes pieces. */
export function readWhole(reader: StreamReader, { text }: Pick<ParseInput, 'text'>): ParseResult {
  const [first, last] = [reader.push(text), reader.end()];
  const before = first.records.length;
  return {
    records: [...first.records, ...last.records],
    messages: [...first.messages, ...last.messages],
    lines: [
      ...first.lines,
      ...last.lines.map((line) => (line.record === undefined ? line : { ...line, record: line.record + before })),
    ],
  };
}
