// Node loads its promises when they are first used, and few commands use them.
import { createReadStream, promises } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { PapersError } from '../domain/errors.ts';

/** A file to read, opened when it is read. */
export interface InputFile {
  /** As the user named it. */
  readonly file: string;
  /** In bytes; undefined for a pipe. */
  readonly size?: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** The user's own files: what is read in and written out, never the library's. */
export interface FileAccess {
  /** The files named; a folder gives those of its files (not of its subfolders) whose ending says that papers reads them. */
  inputs(names: readonly string[], extensions: readonly string[]): Promise<readonly InputFile[]>;
  /** The text of a small file, such as a style. */
  text(file: string): Promise<string>;
  /** The names of a folder's files; none when there is no such folder. */
  names(folder: string): Promise<readonly string[]>;
  /** Writes a whole file at once, or throws and leaves what was there. Refuses to overwrite without `overwrite`. */
  write(file: string, content: string | Uint8Array, overwrite: boolean): Promise<void>;
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'Check the name; - reads standard input.',
  EACCES: 'Check the permissions of the file and its folder.',
  EROFS: 'That place is read-only: choose another.',
  ENOSPC: 'The disk is full: make room, then try again.',
  EISDIR: 'Name a file, not a folder.',
};

const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EISDIR: 'it is a folder',
};

function fileError(file: string, error: unknown): PapersError {
  if (error instanceof PapersError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = REMEDIES[code];
  const message = MEANINGS[code] ?? (error instanceof Error ? error.message : String(error));
  return new PapersError('file-error', message, { file, cause: error, ...(remedy !== undefined && { remedy }) });
}

async function* chunksOf(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw fileError(file, error);
  }
}

// Told when it is its turn, so that one missing file does not keep the others from being read.
async function* failing(error: PapersError): AsyncIterable<Uint8Array> {
  yield* await Promise.reject<Uint8Array[]>(error);
}

async function filesIn(folder: string, extensions: readonly string[]): Promise<InputFile[]> {
  const names = (await promises.readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name).toLowerCase()))
    .map((entry) => join(folder, entry.name))
    .toSorted();
  if (names.length === 0)
    throw new PapersError('no-input', `no file here ends in ${extensions.join(', ')}`, {
      file: folder,
      remedy: 'Name the files instead of the folder.',
    });
  return Promise.all(
    names.map(async (file) => ({ file, size: (await promises.stat(file)).size, chunks: () => chunksOf(file) })),
  );
}

async function inputsOf(
  name: string,
  extensions: readonly string[],
  stdin: () => AsyncIterable<Uint8Array>,
): Promise<InputFile[]> {
  if (name === '-') return [{ file: '<stdin>', chunks: stdin }];
  try {
    const found = await promises.stat(name);
    if (found.isDirectory()) return await filesIn(name, extensions);
    return [{ file: name, ...(found.isFile() && { size: found.size }), chunks: () => chunksOf(name) }];
  } catch (error) {
    return [{ file: name, chunks: () => failing(fileError(name, error)) }];
  }
}

async function writeWhole(file: string, content: string | Uint8Array, overwrite: boolean): Promise<void> {
  const existing = await promises.stat(file).catch(() => undefined);
  if (existing?.isFile() === true && !overwrite)
    throw new PapersError('file-exists', 'there is such a file already', {
      file,
      remedy: 'Add --force to overwrite it, or choose another name.',
    });
  // A device or a pipe cannot be replaced by renaming; a plain file must never be seen half written.
  if (existing !== undefined && !existing.isFile()) return promises.writeFile(file, content);
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    await promises.writeFile(temporary, content, { flush: true });
    await promises.rename(temporary, file);
  } catch (error) {
    await promises.rm(temporary, { force: true });
    throw error;
  }
}

/** The real files; `stdin` gives the bytes of standard input. */
export function fileAccess(stdin: () => AsyncIterable<Uint8Array>): FileAccess {
  return {
    inputs: async (names, extensions) => {
      const found: InputFile[] = [];
      for (const name of names) for (const input of await inputsOf(name, extensions, stdin)) found.push(input);
      return found;
    },
    text: (file) =>
      promises.readFile(file, 'utf8').then(
        (text) => text.replace(/^\uFEFF/, ''),
        (error: unknown) => {
          throw fileError(file, error);
        },
      ),
    names: (folder) => promises.readdir(folder).catch(() => []),
    write: (file, content, overwrite) =>
      writeWhole(file, content, overwrite).catch((error: unknown) => {
        throw fileError(file, error);
      }),
  };
}
