import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Change, JournalEvent } from '../domain/journal.ts';
import type { Paper } from '../domain/paper.ts';
import type { Clock, Random } from '../domain/ports.ts';
import type { LibraryState } from '../domain/state.ts';
import type { Cache } from './cache.ts';
import type { FileSystem } from './file-system.ts';
import type { SettingPath, Settings, SettingValue } from './settings.ts';

/** What of the world a library needs. */
export interface LibraryPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Who signs changes, unless the settings say otherwise. */
  readonly reviewer: string;
  readonly files?: FileSystem;
}

/** What an import is to write, beside what it answers. Nothing is written without a change. */
export interface ImportPlan<Result> {
  readonly result: Result;
  readonly papers?: readonly Paper[];
  readonly change?: Change;
}

/** A folder of papers and of everything that was done to them. */
export interface Library {
  readonly directory: string;
  readonly settings: Settings;
  /** What was wrong with its files when they were read last. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those in sight, with edits applied, in the order of import. */
  readonly papers: readonly Paper[];
  /** Those whose import was taken back, or never finished. */
  readonly withdrawn: readonly Paper[];
  readonly state: LibraryState;
  /** The journal, oldest first. */
  readonly events: readonly JournalEvent[];
  isUndone(event: string): boolean;
  /** Changes whenever the text of the papers in sight may have: the key of what is derived from it. */
  readonly textVersion: string;
  readonly cache: Cache;
  /** Writes a change. It is on disk when the promise resolves. */
  commit(change: Change): Promise<JournalEvent>;
  /** Plans an import against the library as it is under the lock, and writes it. `importId` is that of its event. */
  update<Result>(plan: (library: Library, importId: string) => ImportPlan<Result>): Promise<Result>;
  /** Takes back the reviewer's latest changes; gives those that it took back. */
  undo(steps: number): Promise<readonly JournalEvent[]>;
  /** Does again what the reviewer took back last. */
  redo(steps: number): Promise<readonly JournalEvent[]>;
  /** Takes in what other processes wrote; true when there was anything. */
  refresh(): boolean;
  /** Sets a setting, or takes it away. */
  set(setting: SettingPath, value: SettingValue | undefined): Promise<void>;
}
