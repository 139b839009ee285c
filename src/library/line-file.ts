import { dirname } from 'node:path';
import { replaceFile } from './whole-file.ts';
import { errorCode, fileError, type FileSystem, synced, syncFolder, writeAll } from './file-system.ts';

/** A file of lines as it was read. */
export interface Lines {
  readonly lines: readonly string[];
  /** Bytes read, a torn last line included. */
  readonly size: number;
  /** Bytes up to the end of the last whole line. */
  readonly whole: number;
  /** Changes whenever the file does. */
  readonly version: string;
}

const EMPTY: Lines = { lines: [], size: 0, whole: 0, version: '0' };
const LINE_FEED = 0x0a;

/** Size and time of change of a file, as one text. */
export function fileVersion(files: FileSystem, file: string): string {
  try {
    const { size, mtimeMs, ino } = files.statSync(file);
    return size === 0 ? EMPTY.version : `${size}-${mtimeMs}-${ino}`;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return EMPTY.version;
    throw fileError(file, error);
  }
}

/**
 * Reads the whole lines of a file; none when there is no such file. What follows the last line break is a line too when
 * it is whole, and else the rest of a write that was cut off.
 */
export function readLines(files: FileSystem, file: string): Lines {
  try {
    const version = fileVersion(files, file);
    if (version === EMPTY.version) return EMPTY;
    const bytes = files.readFileSync(file);
    const lines = bytes.toString('utf8').split('\n');
    const last = lines.pop() ?? '';
    const isWhole = last !== '' && isWholeLine(last);
    if (isWhole) lines.push(last);
    const { length: size } = bytes;
    return { lines, size, whole: isWhole ? size : bytes.lastIndexOf(LINE_FEED) + 1, version };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return EMPTY;
    throw fileError(file, error);
  }
}

/**
 * Where whole lines end in a file whose last write may have been cut off: behind its last line break. What follows was
 * never acknowledged.
 */
function endOfLines(files: FileSystem, handle: number, size: number): number {
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunk.length);
    const read = files.readSync(handle, chunk, 0, end - start, start);
    const at = chunk.subarray(0, read).lastIndexOf(LINE_FEED);
    if (at !== -1) return start + at + 1;
    end = start;
  }
  return 0;
}

function isWholeLine(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Cuts off what a broken write left behind the last line. A last line that only lacks its line break gets one, and so
 * does one that was whole when the file had `seen` bytes: it was damaged since, and is not ours to take away.
 */
function repairEnd(files: FileSystem, handle: number, seen: number): number {
  const { size } = files.fstatSync(handle);
  const end = endOfLines(files, handle, size);
  if (end === size) return size;
  const torn = Buffer.alloc(size - end);
  files.readSync(handle, torn, 0, torn.length, end);
  if (end < seen || isWholeLine(torn.toString('utf8'))) {
    writeAll(files, handle, Buffer.from('\n'));
    return size + 1;
  }
  files.ftruncateSync(handle, end);
  return end;
}

/** The sizes of a file before and after lines were appended. */
export interface Appended {
  readonly before: number;
  readonly after: number;
}

/**
 * Appends lines as {@link appendLines} does, but so that a reader, and whoever comes after a process that was killed,
 * sees all of them or none.
 */
export function appendAtOnce(files: FileSystem, file: string, lines: readonly string[], seen: number): Appended {
  try {
    const bytes = files.existsSync(file) ? files.readFileSync(file) : Buffer.alloc(0);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    const torn = bytes.toString('utf8', end);
    const isKept = torn !== '' && (end < seen || isWholeLine(torn));
    const before = isKept ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes.subarray(0, end);
    const all = Buffer.concat([before, Buffer.from(lines.map((line) => `${line}\n`).join(''))]);
    replaceFile(files, file, all);
    return { before: before.length, after: all.length };
  } catch (error) {
    throw fileError(file, error);
  }
}

/**
 * Appends lines and waits until they are on disk; gives the sizes of the file. When that fails the file is as it was, or
 * ends in a torn line that readers pass over. `seen` is the size that the file has had for certain. The caller holds the
 * lock.
 */
export async function appendLines(
  files: FileSystem,
  file: string,
  lines: readonly string[],
  seen: number,
): Promise<Appended> {
  try {
    const isNew = !files.existsSync(file);
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    let size = 0;
    const handle = files.openSync(file, 'a+');
    try {
      size = repairEnd(files, handle, seen);
      try {
        writeAll(files, handle, bytes);
        await synced(files, handle);
      } catch (error) {
        files.ftruncateSync(handle, size);
        throw error;
      }
    } finally {
      files.closeSync(handle);
    }
    if (isNew) syncFolder(files, dirname(file));
    return { before: size, after: size + bytes.length };
  } catch (error) {
    throw fileError(file, error);
  }
}
