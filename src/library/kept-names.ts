import { join } from 'node:path';
import { type FileSystem, readIfThere, realFiles } from './file-system.ts';
import { replaceFile } from './whole-file.ts';

/** Changes with what the file means, since the scripts of shells, which read it, may be of another version. */
const NAME = 'names-1.tsv';

/** What the names in a library are read from. */
const SOURCES = ['library.yaml', 'journal.jsonl'] as const;

/** A file that changed in the same second may change in it again, and look the same. */
const SETTLED_SECONDS = 2;

/**
 * What shows whether a library has changed, as `stat` of a shell prints it: size, inode and second of the last change of
 * status, which nobody can set back, of each file that names come from. Undefined where one is missing, or is so new
 * that its next change might not show. To be taken before the library is read.
 */
export function namesStamp(directory: string, now: Date, files: FileSystem = realFiles): string | undefined {
  try {
    const stamps = SOURCES.map((name) => files.statSync(join(directory, name), { bigint: true }));
    const seconds = stamps.map(({ ctimeNs }) => ctimeNs / 1_000_000_000n);
    if (seconds.some((second) => Number(second) + SETTLED_SECONDS > now.getTime() / 1000)) return undefined;
    return stamps.map(({ size, ino }, at) => `${size} ${ino} ${seconds[at]}\n`).join('');
  } catch {
    return undefined;
  }
}

/**
 * Leaves names in the cache for the scripts of shells, which use them for as long as the stamp holds. `rows` is asked
 * for where there are none of this stamp yet, and may say that nothing is to be kept. Where the cache cannot be written
 * to, shells go on asking.
 */
export async function keepNames(
  directory: string,
  stamp: string,
  rows: () => Promise<string | undefined>,
  files: FileSystem = realFiles,
): Promise<void> {
  const folder = join(directory, 'cache');
  const file = join(folder, NAME);
  try {
    if (readIfThere(files, file)?.startsWith(stamp) === true) return;
    const text = await rows();
    if (text === undefined) return;
    files.mkdirSync(folder, { recursive: true });
    replaceFile(files, file, Buffer.from(`${stamp}${text}end\n`));
  } catch {
    // See above.
  }
}
