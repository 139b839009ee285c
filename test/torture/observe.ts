import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldJournal } from '../../src/domain/fold.ts';
import type { Paper } from '../../src/domain/paper.ts';
import type { LibraryState, PaperState } from '../../src/domain/state.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';
import { UNTOUCHED } from '../../src/domain/state.ts';

/** What can be seen of a library. */
export interface Observed {
  readonly papers: readonly Paper[];
  readonly state: LibraryState;
  readonly settings: Library['settings'];
  readonly problems: readonly string[];
  readonly undone: number;
  /** How many changes `undo` and `redo` could go back and forth over. */
  readonly undoable: number;
  readonly redoable: number;
  /** The folder that the library's `.papers` lies in. */
  readonly folder: string;
  readonly of: (id: string) => PaperState;
}

/** How much of what a command does can be seen. */
export type Extent = 'all' | 'none' | 'part';

export function extentOf(seen: readonly boolean[]): Extent {
  return seen.every(Boolean) ? 'all' : seen.some(Boolean) ? 'part' : 'none';
}

/** Reads a library as a program that starts now would. */
export async function observe(folder: string): Promise<Observed> {
  const library = await openLibrary(join(folder, '.papers'), {
    clock: () => new Date(),
    random: Math.random,
    reviewer: 'Ada',
  });
  const { papers, state, settings, events, diagnostics } = library;
  const fold = foldJournal(events);
  return {
    papers,
    state,
    settings,
    problems: diagnostics.map(({ reason, file, line }) => `${file}:${line}: ${reason}`),
    undone: events.filter(({ id }) => library.isUndone(id)).length,
    undoable: fold.undoable('Ada').length,
    redoable: fold.redoable('Ada').length,
    folder,
    of: (id) => state.papers.get(id) ?? UNTOUCHED,
  };
}

export function contentOf(folder: string, name: string): string {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
