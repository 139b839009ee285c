import type { Diagnostic } from '../domain/diagnostic.ts';
import { asDiagnostic, PapersError } from '../domain/errors.ts';
import type { FormatName, LabelledRecord, LineAccount } from '../formats/format.ts';
import { type ParsedBatch, parseStream } from '../formats/index.ts';

/** One thing to read. */
export interface Input {
  /** As the user named it. */
  readonly file: string;
  chunks(): AsyncIterable<Uint8Array>;
}

/** One file as read. */
export interface ReadFile {
  readonly file: string;
  /** Undefined when the file could not be read at all. */
  readonly format?: FormatName;
  readonly records: readonly LabelledRecord[];
  /** One account for each line; `record` is an index into `records`. */
  readonly lines: readonly LineAccount[];
  readonly messages: readonly Diagnostic[];
}

/** Reads one file batch after batch. A file that cannot be read gives no records and an error among its messages. */
export async function* readBatches(input: Input, from: FormatName | undefined): AsyncGenerator<ParsedBatch> {
  try {
    yield* parseStream(input.chunks(), { file: input.file, ...(from !== undefined && { from }) });
  } catch (error) {
    if (!(error instanceof PapersError)) throw error;
    yield { records: [], lines: [], messages: [asDiagnostic(error)] };
  }
}

/** Reads one file whole. */
export async function readRecords(input: Input, from: FormatName | undefined): Promise<ReadFile> {
  const records: LabelledRecord[] = [];
  const lines: LineAccount[] = [];
  const messages: Diagnostic[] = [];
  let format: FormatName | undefined;
  for await (const batch of readBatches(input, from)) {
    const before = records.length;
    format = batch.format ?? format;
    for (const record of batch.records) records.push(record);
    for (const line of batch.lines)
      lines.push(line.record === undefined ? line : { ...line, record: line.record + before });
    for (const message of batch.messages) messages.push(message);
  }
  return { file: input.file, ...(format !== undefined && { format }), records, lines, messages };
}
