import { dirname, join } from 'node:path';
import { type FileSystem, realFiles, writeAll } from './file-system.ts';

/** Small files of a library's cache, by name; they may go at any time. */
export interface CacheFiles {
  /** Undefined when it cannot be read, whyever. */
  read(name: string): string | undefined;
  /** Puts it in the place of the old at once. What cannot be written is only not kept. */
  write(name: string, text: string): void;
}

/** The answers of services that a library keeps. */
export function answerFiles(directory: string, files: FileSystem = realFiles): CacheFiles {
  const fileOf = (name: string): string => join(directory, 'cache', 'answers', name);
  return {
    read: (name) => {
      try {
        return files.readFileSync(fileOf(name), 'utf8');
      } catch {
        return undefined;
      }
    },
    write: (name, text) => {
      const file = fileOf(name);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        files.mkdirSync(dirname(file), { recursive: true });
        // Never one that is there: it may be a link that somebody else put into the library.
        const handle = files.openSync(temporary, 'wx');
        try {
          writeAll(files, handle, Buffer.from(text));
        } finally {
          files.closeSync(handle);
        }
        files.renameSync(temporary, file);
      } catch {
        files.rmSync(temporary, { force: true });
      }
    },
  };
}
