import type { Paper } from '../../src/domain/paper.ts';
import { createLibrary } from '../../src/library/create.ts';
import type { FileSystem } from '../../src/library/file-system.ts';
import type { Library, LibraryPorts } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';

/** A clock that a test sets, and chance that repeats. */
export function ports(files?: FileSystem): LibraryPorts {
  let time = Date.parse('2026-05-01T10:00:00Z');
  let seed = 1;
  return {
    clock: () => new Date((time += 1000)),
    random: () => ((seed = (seed * 48_271) % 2_147_483_647) - 1) / 2_147_483_646,
    reviewer: 'Ada',
    ...(files !== undefined && { files }),
  };
}

/** Papers as an import of them would be written. */
export function somePapers(importId: string, ...ids: readonly string[]): Paper[] {
  return ids.map((id) => ({
    id,
    citationKey: id,
    title: `The title of ${id}`,
    sources: [{ file: 'page.txt', format: 'text', line: 1, endLine: 1 }],
    added: '2026-05-01T10:00:00.000Z',
    import: importId,
  }));
}

/** Imports papers of the ids given. */
export function importInto(library: Library, ...ids: readonly string[]): Promise<void> {
  return library.update((_, importId) => ({
    result: undefined,
    papers: somePapers(importId, ...ids),
    change: { op: 'import', files: ['page.txt'], added: ids.length, merged: [] },
  }));
}

/** A new library with the papers a, b and c. */
export async function libraryOf3(directory: string): Promise<Library> {
  const library = await createLibrary(directory, ports());
  await importInto(library, 'a', 'b', 'c');
  return library;
}

export function reopen(directory: string, files?: FileSystem): Promise<Library> {
  return openLibrary(directory, ports(files));
}
