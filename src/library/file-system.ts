import {
  closeSync,
  existsSync,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { PapersError } from '../domain/errors.ts';

/** The calls that a library reads and writes with; a test puts its own in their place to make any of them fail. */
export type FileSystem = typeof realFiles;

export const realFiles = {
  closeSync,
  existsSync,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
};

const KNOWN: Readonly<Record<string, readonly [meaning: string, remedy: string]>> = {
  ENOENT: ['it is not there', 'If it was lost, "papers doctor" says what can be done.'],
  EACCES: ['permission denied', 'Check the permissions of the library, or name another with --library.'],
  EPERM: ['permission denied', 'Check the permissions of the library, or name another with --library.'],
  EROFS: [
    'the file system is read-only',
    'Copy the library to a place that can be written to, or name another with --library.',
  ],
  ENOSPC: ['no space is left on the disk', 'Make room, then try again. Everything saved before is still there.'],
  EDQUOT: ['the disk quota is used up', 'Make room, then try again. Everything saved before is still there.'],
  EFBIG: [
    'the file may not grow any further',
    'Raise the limit of file sizes, then try again. Everything saved before is still there.',
  ],
  EIO: [
    'the disk reported an error',
    'Check the disk. Everything saved before is still there as far as it can be read.',
  ],
  ENOTDIR: ['it is not a folder', 'Name a folder with --library.'],
  EISDIR: ['it is a folder', 'Move it out of the way.'],
  EMFILE: ['too many files are open', 'Close other programs, then try again.'],
  EEXIST: ['there is something of this name already', 'Move it out of the way.'],
};

/** The `code` of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Any failure with a file as an error for a person. */
export function fileError(file: string, error: unknown): PapersError {
  if (error instanceof PapersError) return error;
  const [meaning, remedy] = KNOWN[errorCode(error)] ?? [error instanceof Error ? error.message : String(error)];
  return new PapersError('library-file', meaning, { file, cause: error, ...(remedy !== undefined && { remedy }) });
}

/** Makes a change of names in a folder last. Some file systems cannot, and need not. */
export function syncFolder(files: FileSystem, folder: string): void {
  try {
    const handle = files.openSync(folder, 'r');
    try {
      files.fsyncSync(handle);
    } finally {
      files.closeSync(handle);
    }
  } catch (error) {
    if (!['EISDIR', 'EINVAL', 'EPERM', 'EACCES', 'ENOTSUP'].includes(errorCode(error))) throw error;
  }
}

/** Waits until what was written is on disk, and lets everything else go on meanwhile: that takes long when others write. */
export function synced(files: FileSystem, handle: number): Promise<void> {
  return new Promise((resolve, reject) => files.fsync(handle, (error) => (error === null ? resolve() : reject(error))));
}

/** The text of a file; undefined when there is none. */
export function readIfThere(files: FileSystem, file: string): string | undefined {
  try {
    return files.readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Closes a file that was only read: nothing can be lost by it, so that a failure is none. */
export function closeRead(files: FileSystem, handle: number): void {
  try {
    files.closeSync(handle);
  } catch {
    // The system has forgotten the handle already.
  }
}

/** Writes all of some bytes, however few of them the system takes at a time. */
export function writeAll(files: FileSystem, handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += files.writeSync(handle, bytes, written);
}
