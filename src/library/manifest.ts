import { crc32 } from './crc32.ts';
import type { SealProblem } from './sealed-line.ts';
import type { SegmentPlaces } from '../search/segment/segment.ts';

/** Changes with everything that the index is made by: its form on disk, and how texts are cut into words. */
const MAGIC = 'papers index 8';

/** A segment and the file that it is in. */
export interface SegmentFile extends SegmentPlaces {
  readonly file: string;
}

/** A line of the corpus that could not be used; one with a `seal` could, but its checksum is not as it should be. */
export interface DamagedLine {
  readonly line: number;
  readonly reason: string;
  readonly seal?: SealProblem;
}

/** How far the corpus is indexed, and what it was then. */
export interface Covered {
  /** Bytes up to the end of the last whole line. */
  readonly size: number;
  /** CRC-32 of these bytes. */
  readonly sum: number;
  readonly lines: number;
  /** Size, time and inode of the file, as {@link fileVersion} says them. */
  readonly version: string;
}

/** What the index is of and what it consists of: the one file of it that changes, and that vouches for the others. */
export interface Manifest {
  readonly covered: Covered;
  /** ULIDs of the imports that brought papers, in the order in which they come first, and how many papers each. */
  readonly imports: readonly string[];
  readonly counts: readonly number[];
  readonly damaged: readonly DamagedLine[];
  /** Papers whose id an earlier line has already, as after a merge of two copies of a library. */
  readonly repeats: readonly number[];
  readonly corpus: readonly SegmentFile[];
  /** Segments of papers that were edited, the oldest first. */
  readonly edited: readonly SegmentFile[];
}

export const NOTHING: Manifest = {
  covered: { size: 0, sum: 0, lines: 0, version: '' },
  imports: [],
  counts: [],
  damaged: [],
  repeats: [],
  corpus: [],
  edited: [],
};

function firstLine(text: string): string {
  return `${MAGIC} ${crc32(text)}\n`;
}

export function manifestBytes(manifest: Manifest): Buffer {
  const text = JSON.stringify(manifest);
  return Buffer.from(firstLine(text) + text);
}

/** Undefined for bytes that are damaged, cut off or of another version. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const rest = text.slice(text.indexOf('\n') + 1);
  // Behind the checksum nothing but our own writer can stand.
  return text.slice(0, text.length - rest.length) === firstLine(rest) ? (JSON.parse(rest) as Manifest) : undefined;
}
