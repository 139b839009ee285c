import { join } from 'node:path';
import { type FileSystem, realFiles } from './file-system.ts';
import { replaceFile } from './whole-file.ts';

/** Papers that a model put forward last. Lost with the cache: then the next decision does not say what suggested it. */
export interface LastSuggestions {
  readonly model: string;
  readonly version: string;
  readonly papers: readonly string[];
}

const NAME = 'suggested.json';

/** Keeps what was suggested last. Where the cache cannot be written to, nothing is kept. */
export function keepSuggestions(directory: string, last: LastSuggestions, files: FileSystem = realFiles): void {
  const folder = join(directory, 'cache');
  try {
    files.mkdirSync(folder, { recursive: true });
    replaceFile(files, join(folder, NAME), Buffer.from(JSON.stringify(last)));
  } catch {
    // Whoever reads a library that they may not write to is shown suggestions all the same.
  }
}

/** What was suggested last; undefined where nothing is known of it. */
export function lastSuggestions(directory: string, files: FileSystem = realFiles): LastSuggestions | undefined {
  try {
    const read: unknown = JSON.parse(files.readFileSync(join(directory, 'cache', NAME), 'utf8'));
    return isLast(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isLast(value: unknown): value is LastSuggestions {
  if (typeof value !== 'object' || value === null) return false;
  const { model, version, papers } = value as Record<string, unknown>;
  return typeof model === 'string' && typeof version === 'string' && Array.isArray(papers);
}
