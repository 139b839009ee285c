import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import type { Format, FormatName, StringifyOptions } from './format.ts';
import { type Load, loadReadable } from './load.ts';
import { isReadable, type ReadableName } from './registry.ts';

/** The formats that are only written, apart from the others, so that what only reads does without them. */
const ONLY_WRITTEN = {
  pandoc: () => import('./pandoc/index.ts'),
  references: () => import('./references/index.ts'),
  html: () => import('./html/index.ts'),
  opensearch: () => import('./search-engine/bulk.ts'),
  elasticsearch: () => import('./search-engine/bulk.ts'),
  sqlite: () => import('./sqlite/index.ts'),
  parquet: () => import('./parquet/index.ts'),
} as const satisfies Record<Exclude<FormatName, ReadableName>, Load>;

async function load(name: FormatName): Promise<Format> {
  return isReadable(name) ? loadReadable(name) : (await ONLY_WRITTEN[name]()).format;
}

/** Entries as a text in a format. Throws `unwritable-format` for one that is only read. */
export async function stringify(
  name: FormatName,
  entries: readonly Entry[],
  options: StringifyOptions,
): Promise<string> {
  const { stringify: write } = await load(name);
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
  const { encode: write } = await load(name);
  if (write === undefined) throw new PapersError('unwritable-format', `${name} is not written as bytes`);
  return write(entries, options);
}
