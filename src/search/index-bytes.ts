import { crc32 } from 'node:zlib';
import { isObject } from '../domain/record-schema.ts';
import { LineTable, lineTableBytes } from './line-table.ts';
import type { MiniHead, Postings } from './mini.ts';

/**
 * The search index as bytes: a first line of JSON with what it is and a checksum of the rest, then two tables of lines
 * in order of their keys: each stem with its postings, and each word as written with its stem. A question reads the
 * lines of its own words and no others.
 */
const MAGIC = 'papers search index 1';

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

interface FirstLine {
  readonly magic: string;
  readonly key: string;
  readonly checksum: number;
  readonly postings: number;
  readonly head: MiniHead;
}

/** Writes an index. `key` names the papers that it is of. */
export function indexBytes(key: string, { head, postings, words }: IndexParts): Uint8Array {
  const stems = lineTableBytes(Array.from(postings, ([stem, where]) => [stem, JSON.stringify(where)]));
  const written = lineTableBytes(words);
  const body = Buffer.concat([stems, written]);
  const first: FirstLine = { magic: MAGIC, key, checksum: crc32(body), postings: stems.length, head };
  return Buffer.concat([Buffer.from(`${JSON.stringify(first)}\n`), body]);
}

function readFirstLine(text: string): FirstLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Behind the magic and the checksum nothing but our own writer can stand.
    return isObject(value) && value['magic'] === MAGIC ? (value as unknown as FirstLine) : undefined;
  } catch {
    return undefined;
  }
}

/** Opens an index; undefined when the bytes are damaged, cut off, of another version, or of other papers than `key` names. */
export function openIndex(bytes: Uint8Array, key: string): SearchIndex | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf('\n');
  const first = readFirstLine(buffer.toString('utf8', 0, Math.max(0, end)));
  if (first === undefined || first.key !== key) return undefined;
  const body = buffer.subarray(end + 1);
  if (crc32(body) !== first.checksum) return undefined;
  return {
    head: first.head,
    postings: new LineTable(body.subarray(0, first.postings)),
    words: new LineTable(body.subarray(first.postings)),
  };
}

/** The postings of a stem, or undefined when no paper has it. */
export function postingsOf({ postings }: SearchIndex, stem: string): Postings | undefined {
  const line = postings.get(stem);
  return line === undefined ? undefined : (JSON.parse(line) as Postings);
}
