import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { appendAtOnce, type Appended, appendLines } from './line-file.ts';
import { sealedLine } from './sealed-line.ts';
import { type GrowingFile, readSeen, writeSeen } from './seen.ts';

/**
 * Appends objects to a file of a library, a sealed line each, and waits for the disk. When that fails nothing was
 * written that a reader sees. Several changes are seen all at once or not at all; several papers are not seen before
 * their import is in the journal anyway. The caller holds the lock.
 */
export async function appendSealed(
  files: FileSystem,
  directory: string,
  file: GrowingFile,
  items: readonly object[],
): Promise<Appended> {
  const seen = readSeen(files, directory);
  const path = join(directory, `${file}.jsonl`);
  const append = file === 'journal' && items.length > 1 ? appendAtOnce : appendLines;
  const appended = await append(files, path, items.map(sealedLine), seen[file]);
  const { before, after } = appended;
  // What was lost stays lost to the eye of whoever looks, however much is written behind it.
  const size = before < seen[file] ? seen[file] + after - before : after;
  writeSeen(files, directory, { ...seen, [file]: size });
  return appended;
}
