import { crc32 } from 'node:zlib';
import { LineTable, lineTableBytes } from './line-table.ts';
import type { MiniHead, Postings } from './mini.ts';

/**
 * The search index as bytes: a line with what it is and a checksum of all that follows, a line of JSON that describes
 * it, then two tables of lines in order of their keys: each stem with its postings, and each word as written with its
 * stem. A question reads the lines of its own words and no others.
 */
const MAGIC = 'papers search index 2';

/** An index that can be asked. */
export interface SearchIndex {
  readonly head: MiniHead;
  /** Stem -> postings. */
  readonly postings: LineTable;
  /** Word as written, folded -> stem. */
  readonly words: LineTable;
}

export interface IndexParts {
  readonly head: MiniHead;
  readonly postings: Iterable<readonly [stem: string, postings: Postings]>;
  readonly words: Iterable<readonly [word: string, stem: string]>;
}

interface Description {
  readonly key: string;
  /** How many bytes the first table takes. */
  readonly postings: number;
  readonly head: MiniHead;
}

/** Writes an index. `key` names the papers that it is of. */
export function indexBytes(key: string, { head, postings, words }: IndexParts): Uint8Array {
  const stems = lineTableBytes(Array.from(postings, ([stem, where]) => [stem, JSON.stringify(where)]));
  const description: Description = { key, postings: stems.length, head };
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(description)}\n`), stems, lineTableBytes(words)]);
  return Buffer.concat([Buffer.from(firstLine(rest)), rest]);
}

function firstLine(rest: Buffer): string {
  return `${MAGIC} ${crc32(rest)}\n`;
}

/** Opens an index; undefined when the bytes are damaged, cut off, of another version, or of other papers than `key` names. */
export function openIndex(bytes: Uint8Array, key: string): SearchIndex | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rest = buffer.subarray(buffer.indexOf('\n') + 1);
  if (buffer.toString('latin1', 0, buffer.length - rest.length) !== firstLine(rest)) return undefined;
  const end = rest.indexOf('\n');
  // Behind the checksum nothing but our own writer can stand.
  const description = JSON.parse(rest.toString('utf8', 0, end)) as Description;
  if (description.key !== key) return undefined;
  const tables = rest.subarray(end + 1);
  return {
    head: description.head,
    postings: new LineTable(tables.subarray(0, description.postings)),
    words: new LineTable(tables.subarray(description.postings)),
  };
}

/** The postings of a stem, or undefined when no paper has it. */
export function postingsOf({ postings }: SearchIndex, stem: string): Postings | undefined {
  const line = postings.get(stem);
  return line === undefined ? undefined : (JSON.parse(line) as Postings);
}
