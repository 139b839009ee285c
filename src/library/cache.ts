import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { replaceFile } from './whole-file.ts';

/** What is derived from the library's files and can be made again. Nothing that goes wrong here is an error. */
export interface Cache {
  /** Undefined when there is none, or when it cannot be read. */
  read(name: string): Uint8Array | undefined;
  write(name: string, bytes: Uint8Array): void;
}

/** The cache in a library's folder. */
export function cacheIn(files: FileSystem, directory: string): Cache {
  const folder = join(directory, 'cache');
  return {
    read: (name) => {
      try {
        return files.readFileSync(join(folder, name));
      } catch {
        return undefined;
      }
    },
    write: (name, bytes) => {
      try {
        files.mkdirSync(folder, { recursive: true });
        replaceFile(files, join(folder, name), bytes);
      } catch {
        // A library that cannot be written to, or a full disk, only makes the next command slower.
      }
    },
  };
}
