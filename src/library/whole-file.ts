import { dirname } from 'node:path';
import { fileError, type FileSystem, syncFolder, writeAll } from './file-system.ts';

/** Puts a file in the place of another at once: a reader sees the old or the new, never a part. */
export function replaceFile(files: FileSystem, file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = files.openSync(temporary, 'w');
    try {
      writeAll(files, handle, bytes);
      files.fsyncSync(handle);
    } finally {
      files.closeSync(handle);
    }
    files.renameSync(temporary, file);
    syncFolder(files, dirname(file));
  } catch (error) {
    files.rmSync(temporary, { force: true });
    throw fileError(file, error);
  }
}
