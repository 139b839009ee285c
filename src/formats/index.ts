import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { decode } from './decode.ts';
import { detectFormat } from './detect.ts';
import type { Format, FormatName, ParseResult, StringifyOptions } from './format.ts';

interface Registered {
  readonly extensions: readonly string[];
  readonly reads: boolean;
  readonly writes: boolean;
  readonly load: () => Promise<{ readonly format: Format }>;
}

/** Every format, loaded when it is used: their parsers cost more to load than most commands to run. */
const FORMATS = {
  text: { extensions: ['.txt', '.text'], reads: true, writes: false, load: () => import('./text/index.ts') },
  markdown: { extensions: ['.md', '.markdown'], reads: true, writes: true, load: () => import('./markdown/index.ts') },
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
  csv: { extensions: ['.csv'], reads: false, writes: true, load: () => import('./csv/index.ts') },
} as const satisfies Record<FormatName, Registered>;

const NAMES = Object.keys(FORMATS) as FormatName[];

export const readableFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].reads);
export const writableFormats: readonly FormatName[] = NAMES.filter((name) => FORMATS[name].writes);

/** The endings of a format's files, with the dot. */
export function extensionsOf(name: FormatName): readonly string[] {
  return FORMATS[name].extensions;
}

/** The format that the ending of a file names. */
export function formatOfFile(file: string): FormatName | undefined {
  return NAMES.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));
}

/** More than this of prose or of one JSON document is no page of papers; JSON Lines may be of any size. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Shorter JSON Lines are read as a whole, in any encoding; longer ones as they come, in UTF-8. */
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
  'Looked for titles with abstracts (a title on its own line, its abstract below it), Markdown headings, lists and tables of papers, entries of BibTeX, and JSON with a "title".';

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
  const { parse } = (await FORMATS[format].load()).format;
  if (parse === undefined)
    return failed({
      reason: `${format} can be written, but not read yet`,
      file,
      ruleId: 'unreadable-format',
      fatal: true,
    });
  const result = parse({ text, file });
  const hasError = result.messages.some(({ fatal }) => fatal === true);
  if (result.records.length > 0 || hasError) return { ...result, format };
  const none: Diagnostic = {
    reason: `no paper was found, reading it as ${format}`,
    file,
    line: 1,
    ruleId: 'no-paper',
    fatal: true,
    note: LOOKED_FOR,
  };
  return { ...result, messages: [...result.messages, none], format };
}

/** Reads bytes in any format that is read; problems with the content are messages, never exceptions. */
async function parseBytes(bytes: Uint8Array, options: ReadOptions): Promise<ParsedBatch> {
  const decoded = decode(bytes, options.file);
  if ('problem' in decoded) return failed(decoded.problem);
  const result = await parseText(decoded.text.toWellFormed(), options);
  return { ...result, messages: [...decoded.messages, ...result.messages] };
}

/**
 * Reads a stream of bytes, batch after batch. JSON Lines of any size pass with the memory of one batch; any other format
 * comes as one batch, and more than 64 MiB of it is refused before it fills the memory.
 */
export async function* parseStream(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ParsedBatch> {
  const { isJsonLinesStart, jsonLinesBatches } = await import('./jsonl/stream.ts');
  const parts: Uint8Array[] = [];
  let size = 0;
  let streams: boolean | undefined;
  const iterator = chunks[Symbol.asyncIterator]();
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    parts.push(next.value);
    size += next.value.length;
    streams ??= options.from === undefined ? isJsonLinesStart(next.value) : options.from === 'jsonl';
    if (streams && size > STREAMED_FROM) {
      yield* jsonLinesBatches(parts, iterator, options.file);
      return;
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
