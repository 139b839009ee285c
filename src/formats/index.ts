import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { decode } from './decode.ts';
import { detectFormat } from './detect.ts';
import { createStreamDecoder } from './stream-decoder.ts';
import { readWhole } from './stream-reader.ts';
import type { Format, FormatName, ParseInput, ParseResult, StreamReader, StringifyOptions } from './format.ts';

interface Registered {
  readonly extensions: readonly string[];
  readonly reads: boolean;
  readonly writes: boolean | 'bytes';
  readonly load: () => Promise<{ readonly format: Format }>;
}

/** Every format, loaded when it is used: their parsers cost more to load than most commands to run. */
const FORMATS = {
  text: { extensions: ['.txt', '.text'], reads: true, writes: false, load: () => import('./text/index.ts') },
  markdown: { extensions: ['.md', '.markdown'], reads: true, writes: true, load: () => import('./markdown/index.ts') },
  pandoc: { extensions: [], reads: false, writes: true, load: () => import('./pandoc/index.ts') },
  'csl-json': {
    extensions: ['.csl.json', '.csljson'],
    reads: true,
    writes: true,
    load: () => import('./csl-json/index.ts'),
  },
  json: { extensions: ['.json'], reads: true, writes: true, load: () => import('./json/index.ts') },
  jsonl: { extensions: ['.jsonl', '.ndjson'], reads: true, writes: true, load: () => import('./jsonl/index.ts') },
  bibtex: { extensions: ['.bib', '.bibtex'], reads: true, writes: true, load: () => import('./bibtex/index.ts') },
  references: { extensions: [], reads: false, writes: true, load: () => import('./references/index.ts') },
  html: { extensions: ['.html', '.htm'], reads: false, writes: true, load: () => import('./html/index.ts') },
  ris: { extensions: ['.ris'], reads: true, writes: true, load: () => import('./ris/index.ts') },
  enw: { extensions: ['.enw'], reads: true, writes: false, load: () => import('./enw/index.ts') },
  nbib: { extensions: ['.nbib'], reads: true, writes: true, load: () => import('./nbib/index.ts') },
  endnote: { extensions: ['.xml'], reads: true, writes: true, load: () => import('./endnote/index.ts') },
  csv: { extensions: ['.csv'], reads: true, writes: true, load: () => import('./csv/index.ts') },
  tsv: { extensions: ['.tsv', '.tab'], reads: true, writes: true, load: () => import('./csv/tsv.ts') },
  opensearch: { extensions: [], reads: false, writes: true, load: () => import('./search-engine/bulk.ts') },
  elasticsearch: { extensions: [], reads: false, writes: true, load: () => import('./search-engine/bulk.ts') },
  sqlite: { extensions: ['.sqlite', '.db'], reads: false, writes: 'bytes', load: () => import('./sqlite/index.ts') },
  parquet: { extensions: ['.parquet'], reads: false, writes: 'bytes', load: () => import('./parquet/index.ts') },
  'arxiv-atom': { extensions: ['.atom'], reads: true, writes: false, load: () => import('./arxiv-atom/index.ts') },
  'arxiv-mail': { extensions: ['.eml'], reads: true, writes: false, load: () => import('./arxiv-mail/index.ts') },
} as const satisfies Record<FormatName, Registered>;

const NAMES = Object.keys(FORMATS) as FormatName[];

export const readableFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].reads);
/** Those that are texts. */
export const writableFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].writes === true);
/** Those that are no texts. */
export const binaryFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].writes === 'bytes');

/** The endings of a format's files, with the dot. */
export function extensionsOf(name: FormatName): readonly string[] {
  return FORMATS[name].extensions;
}

/** The format that the ending of a file names. */
export function formatOfFile(file: string): FormatName | undefined {
  return NAMES.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));
}

/** More than this of prose or of one JSON document is no page of papers; formats that are read in pieces may be of any size. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Shorter files are read as a whole; longer ones as they come, where the format can be read so. */
const STREAMED_FROM = 1024 * 1024;

export interface ReadOptions {
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
  const result = parseWith((await FORMATS[format].load()).format, { text, file });
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
  const { reader } = (await FORMATS[format].load()).format;
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

/** Entries as a text in a format. Throws `unwritable-format` for one that is only read. */
export async function stringify(
  name: FormatName,
  entries: readonly Entry[],
  options: StringifyOptions,
): Promise<string> {
  const { stringify: write } = (await FORMATS[name].load()).format;
  if (write === undefined)
    throw new PapersError('unwritable-format', `${name} can be read, but not written`, { kind: 'usage' });
  return write(entries, options);
}

/** Entries as the bytes of one of the {@link binaryFormats}. Throws `unwritable-format` for any other. */
export async function encode(
  name: FormatName,
  entries: readonly Entry[],
  options: StringifyOptions,
): Promise<Uint8Array> {
  const { encode: write } = (await FORMATS[name].load()).format;
  if (write === undefined) throw new PapersError('unwritable-format', `${name} is not written as bytes`);
  return write(entries, options);
}
