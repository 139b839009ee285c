import type { ParsedBatch } from '../index.ts';
import { parseJsonLines } from './index.ts';

const BATCH = 1000;
const HEAD = 64 * 1024;

/** True when what has come so far begins like JSON Lines: at least one whole line, and it is an object of its own. */
export function isJsonLinesStart(bytes: Uint8Array): boolean {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, HEAD))
    .replace(/^\uFEFF/, '')
    .trimStart();
  const end = head.indexOf('\n');
  const first = end === -1 ? '' : head.slice(0, end).trim();
  return first.startsWith('{') && first.endsWith('}');
}

/** Reads JSON Lines from the parts that have come and those that will, in batches of a thousand lines. */
export async function* jsonLinesBatches(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
  file: string,
): AsyncGenerator<ParsedBatch> {
  const decoder = new TextDecoder();
  let waiting: string[] = [];
  let torn = '';
  let line = 1;
  const seen = new Set<string>();
  const take = (text: string): void => {
    const lines = (torn + text).split(/\r?\n/);
    torn = lines.pop() ?? '';
    for (const whole of lines) waiting.push(whole);
  };
  const batch = (): ParsedBatch => {
    const result = parseJsonLines(waiting, file, line, seen);
    line += waiting.length;
    waiting = [];
    return { ...result, format: 'jsonl' };
  };
  for (const part of first) take(decoder.decode(part, { stream: true }));
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    take(decoder.decode(next.value, { stream: true }));
    if (waiting.length >= BATCH) yield batch();
  }
  take(decoder.decode());
  if (torn !== '') waiting.push(torn);
  yield batch();
}
