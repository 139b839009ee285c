import { join } from 'node:path';
import { type ReadBytes, type Sink } from '../search/segment/pages.ts';
import { closeRead, type FileSystem, writeAll } from './file-system.ts';

/** Files up to this size are read at once: a small library's whole index costs one read. */
const SMALL = 256 * 1024;
const BUFFER = 1024 * 1024;

/** A file of the index that is open for reading. */
export interface OpenedFile {
  readonly read: ReadBytes;
  close(): void;
}

function readAt(files: FileSystem, handle: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = files.readSync(handle, bytes, done, length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}

/** Opens a file of the index, which never changes while it is there. Throws as the file system does. */
export function openIndexFile(files: FileSystem, file: string): OpenedFile {
  const handle = files.openSync(file, 'r');
  const { size } = files.fstatSync(handle);
  if (size > SMALL)
    return {
      read: (offset, length) => readAt(files, handle, offset, length),
      close: () => closeRead(files, handle),
    };
  const bytes = readAt(files, handle, 0, size);
  closeRead(files, handle);
  return { read: (offset, length) => bytes.subarray(offset, offset + length), close: () => undefined };
}

/** Writes a file of the index through a buffer. It is not waited for the disk: a file that is not whole is noticed. */
export function writeIndexFile<Result>(files: FileSystem, file: string, write: (sink: Sink) => Result): Result {
  const handle = files.openSync(file, 'w');
  try {
    const buffer = Buffer.allocUnsafe(BUFFER);
    let filled = 0;
    const flush = (): void => {
      writeAll(files, handle, buffer.subarray(0, filled));
      filled = 0;
    };
    const result = write({
      write: (bytes) => {
        if (filled + bytes.length > BUFFER) flush();
        if (bytes.length > BUFFER) writeAll(files, handle, bytes);
        else {
          buffer.set(bytes, filled);
          filled += bytes.length;
        }
      },
    });
    flush();
    return result;
  } finally {
    files.closeSync(handle);
  }
}

/** The names of files in the folder of the index; none when there is no such folder. */
export function indexFiles(files: FileSystem, folder: string): string[] {
  try {
    return files.readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
