import { join } from 'node:path';
import type { Diagnostic } from '../domain/diagnostic.ts';
import { isObject } from '../domain/record-schema.ts';
import { type FileSystem, writeAll } from './file-system.ts';

/**
 * How large the files of a library were when papers wrote them last, in the cache of this copy. They only grow, so that
 * one that is smaller has lost lines, even where what is left of it is whole.
 */
export interface Seen {
  readonly corpus: number;
  readonly journal: number;
  /** CRC-32 of library.yaml. */
  readonly settings?: number;
}

export type GrowingFile = 'corpus' | 'journal';
export const GROWING_FILES = ['corpus', 'journal'] as const satisfies readonly GrowingFile[];

const NOTHING: Seen = { corpus: 0, journal: 0 };

function seenFile(directory: string): string {
  return join(directory, 'cache', 'seen.json');
}

/** What was seen last; nothing where that is not known. */
export function readSeen(files: FileSystem, directory: string): Seen {
  try {
    const value: unknown = JSON.parse(files.readFileSync(seenFile(directory), 'utf8'));
    if (!isObject(value)) return NOTHING;
    const { corpus, journal, settings } = value;
    if (typeof corpus !== 'number' || typeof journal !== 'number') return NOTHING;
    return { corpus, journal, ...(typeof settings === 'number' && { settings }) };
  } catch {
    return NOTHING;
  }
}

/** Keeps what was seen. Where the cache cannot be written to, less is noticed. */
export function writeSeen(files: FileSystem, directory: string, seen: Seen): void {
  try {
    files.mkdirSync(join(directory, 'cache'), { recursive: true });
    const handle = files.openSync(seenFile(directory), 'w');
    try {
      writeAll(files, handle, Buffer.from(JSON.stringify(seen)));
    } finally {
      files.closeSync(handle);
    }
  } catch {
    // See above.
  }
}

/** What to say of a file that has `size` bytes now; nothing when it has all that was seen. */
export function lossOf(file: string, size: number, seen: number): readonly Diagnostic[] {
  if (size >= seen) return [];
  return [
    {
      reason: `${seen - size} bytes less than papers wrote: lines are missing`,
      file,
      ruleId: 'lost-lines',
      fatal: false,
      note: 'Restore the file from a backup or from git; if you went back to an older copy, "papers doctor --fix" takes it as right.',
    },
  ];
}
