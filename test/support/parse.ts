import type { Diagnostic } from '../../src/domain/diagnostic.ts';
import type { FormatName, LabelledRecord, LineAccount } from '../../src/formats/format.ts';
import { type ParsedBatch, parseStream } from '../../src/formats/index.ts';

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Reads a text or bytes as one file, as `papers parse` does. */
export async function parsed(content: string | Uint8Array, file = 'page.txt', from?: FormatName): Promise<ParsedBatch> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const whole = { records: [] as LabelledRecord[], messages: [] as Diagnostic[], lines: [] as LineAccount[] };
  let format: FormatName | undefined;
  for await (const batch of parseStream(once(bytes), { file, ...(from !== undefined && { from }) })) {
    const before = whole.records.length;
    format ??= batch.format;
    for (const record of batch.records) whole.records.push(record);
    for (const message of batch.messages) whole.messages.push(message);
    for (const line of batch.lines)
      whole.lines.push(line.record === undefined ? line : { ...line, record: line.record + before });
  }
  return { ...whole, ...(format !== undefined && { format }) };
}
