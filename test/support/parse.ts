import type { FormatName } from '../../src/formats/format.ts';
import { type ParsedBatch, parseStream } from '../../src/formats/index.ts';

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Reads a text or bytes as one file, as `papers parse` does. */
export async function parsed(content: string | Uint8Array, file = 'page.txt', from?: FormatName): Promise<ParsedBatch> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const batches: ParsedBatch[] = [];
  for await (const batch of parseStream(once(bytes), { file, ...(from !== undefined && { from }) }))
    batches.push(batch);
  const [only] = batches;
  if (only === undefined || batches.length > 1) throw new Error('expected one batch');
  return only;
}
