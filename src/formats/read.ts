import type { Diagnostic } from '../domain/diagnostic.ts';
import { decode } from './decode.ts';
import { detectFormat } from './detect.ts';
import { loadReadable } from './load.ts';
import { isReadable } from './registry.ts';
import { createStreamDecoder } from './stream-decoder.ts';
import { readWhole } from './stream-reader.ts';
import type { Format, FormatName, ParseInput, ParseResult, StreamReader } from './format.ts';

/** More than this of prose or of one JSON document is no page of papers; formats that are read in pieces may be of any size. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Shorter files are read as a whole; longer ones as they come, where the format can be read so. */
const STREAMED_FROM = 1024 * 1024;

interface ReadOptions {
  readonly file: string;
  readonly from?: FormatName;
}

export type ParsedBatch = ParseResult & { readonly format?: FormatName };

function failed(problem: Diagnostic): ParsedBatch {
  return { records: [], messages: [problem], lines: [] };
}

const LOOKED_FOR =
  'Looked for titles with abstracts (a title on its own line, its abstract below it), Markdown headings, lists and tables of papers, entries of BibTeX, JSON with a "title", and the files of reference managers and databases.';

function noPaper(file: string, format: FormatName): Diagnostic {
  return {
    reason: `no paper was found, reading it as ${format}`,
    file,
    line: 1,
    ruleId: 'no-paper',
    fatal: true,
    note: LOOKED_FOR,
  };
}

function parseWith({ parse, reader }: Format, input: ParseInput): ParseResult | undefined {
  return reader === undefined ? parse?.(input) : readWhole(reader(input.file), input);
}

async function parseText(text: string, { file, from }: ReadOptions): Promise<ParsedBatch> {
  if (text.trim() === '')
    return failed({
      reason: 'the file is empty',
      file,
      ruleId: 'empty',
      fatal: true,
      note: 'Give a file with papers in it.',
    });
  const format = from ?? detectFormat(text, file);
  const result = isReadable(format) ? parseWith(await loadReadable(format), { text, file }) : undefined;
  if (result === undefined)
    return failed({
      reason: `${format} can be written, but not read yet`,
      file,
      ruleId: 'unreadable-format',
      fatal: true,
    });
  const hasError = result.messages.some(({ fatal }) => fatal === true);
  if (result.records.length > 0 || hasError) return { ...result, format };
  return { ...result, messages: [...result.messages, noPaper(file, format)], format };
}

/** Reads bytes in any format that is read; problems with the content are messages, never exceptions. */
async function parseBytes(bytes: Uint8Array, options: ReadOptions): Promise<ParsedBatch> {
  const decoded = decode(bytes, options.file);
  if ('problem' in decoded) return failed(decoded.problem);
  const result = await parseText(decoded.text.toWellFormed(), options);
  return { ...result, messages: [...decoded.messages, ...result.messages] };
}

/** The format of a stream and its reader, by what came first; undefined when it has to be read as a whole. */
async function readerFor(
  head: Uint8Array,
  { file, from }: ReadOptions,
): Promise<{ readonly format: FormatName; readonly reader: StreamReader } | undefined> {
  // The head may end within a letter, which is then read as no UTF-8.
  const decoder = createStreamDecoder(head, file);
  const decoded = decode(head.subarray(0, Math.min(head.length, 64)), file);
  if ('problem' in decoded && from === undefined) return undefined;
  const format = from ?? detectFormat(decoder.decode(head), file);
  if (!isReadable(format)) return undefined;
  const { reader } = await loadReadable(format);
  return reader === undefined ? undefined : { format, reader: reader(file) };
}

/** Pieces of this many bytes are read at a time, so that each batch is of about as many records. */
const PIECE = 256 * 1024;

/** Reads what has come and what will, in batches. */
async function* readInPieces(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  { format, reader }: { readonly format: FormatName; readonly reader: StreamReader },
  file: string,
): AsyncGenerator<ParsedBatch> {
  const decoder = createStreamDecoder(first, file);
  let any = false;
  const batch = (result: ParseResult): ParsedBatch => {
    any ||= result.records.length > 0 || result.messages.some(({ fatal }) => fatal === true);
    return { ...result, format };
  };
  for (let at = 0; at < first.length; at += PIECE)
    yield batch(reader.push(decoder.decode(first.subarray(at, at + PIECE)).toWellFormed()));
  for (let next = await rest.next(); next.done !== true; next = await rest.next())
    yield batch(reader.push(decoder.decode(next.value).toWellFormed()));
  yield batch(reader.push(decoder.end()));
  yield batch(reader.end());
  const messages = any ? decoder.messages : [...decoder.messages, noPaper(file, format)];
  if (messages.length > 0) yield { records: [], messages, lines: [], format };
}

/**
 * Reads a stream of bytes, batch after batch. Formats that are read in pieces pass with the memory of one batch whatever
 * their size; any other comes as one batch, and more than 64 MiB of it is refused before it fills the memory.
 */
export async function* parseStream(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ParsedBatch> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let looked = false;
  const iterator = chunks[Symbol.asyncIterator]();
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    parts.push(next.value);
    size += next.value.length;
    if (!looked && size > STREAMED_FROM) {
      looked = true;
      const head = Buffer.concat(parts);
      const found = await readerFor(head, options);
      if (found !== undefined) {
        yield* readInPieces(head, iterator, found, options.file);
        return;
      }
    }
    if (size > MOST_BYTES) {
      await iterator.return?.();
      yield failed({
        reason: `more than ${MOST_BYTES / 1024 / 1024} MB, too large to be read as a whole`,
        file: options.file,
        ruleId: 'too-large',
        fatal: true,
        note: 'Split it, or turn it into JSON Lines, which may be of any size.',
      });
      return;
    }
  }
  yield await parseBytes(Buffer.concat(parts), options);
}
