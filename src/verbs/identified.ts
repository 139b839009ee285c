import type { Source } from '../domain/paper.ts';
import type { ReadFile } from './read-records.ts';

/**
 * How many records each source brought, for the numbers of a review: every record counts, duplicates within a file too,
 * but for those of papers that the same source had brought before, which are the same records read again.
 */
export function recordsIdentified(
  files: readonly ReadFile[],
  /** The ids of the papers that the records are of, in the order of files and records. */
  ids: readonly string[],
  sourcesBefore: (id: string) => readonly Source[],
): Record<string, number> {
  const counts = new Map<string, number>();
  const read = new Set<string>();
  let at = 0;
  for (const { file, records } of files) {
    for (const { record } of records) {
      const [source] = record.sources;
      const known = sourcesBefore(ids[at] ?? '').some(
        (before) => before.file === source?.file && before.format === source.format,
      );
      at += 1;
      // A file that is named twice is one file.
      if (source !== undefined && !known && !read.has(file))
        counts.set(source.file, (counts.get(source.file) ?? 0) + 1);
    }
    read.add(file);
  }
  return Object.fromEntries(counts);
}
