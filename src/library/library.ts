import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Change, JournalEvent } from '../domain/journal.ts';
import type { Paper } from '../domain/paper.ts';
import type { Clock, Random } from '../domain/ports.ts';
import type { LibraryState } from '../domain/state.ts';
import type { CorpusView } from './corpus-view.ts';
import type { FileSystem } from './file-system.ts';
import type { SettingPath, Settings, SettingValue } from './settings.ts';

/** What of the world a library needs. */
export interface LibraryPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** Who signs changes, unless the settings say otherwise. */
  readonly reviewer: string;
  /** Who signs changes, whatever the settings say. */
  readonly signAs?: string;
  readonly files?: FileSystem;
  /** Is told who is writing, when a change has to wait for that for more than a second. */
  readonly onWait?: (holder: string) => void;
  /** Is told how far the index has come, in bytes of the corpus, while it is made; `done` is `total` once, at its end. */
  readonly onIndexing?: (done: number, total: number) => void;
}

/** What an import is to write, beside what it answers. Nothing is written without a change. */
export interface ImportPlan<Result> {
  readonly result: Result;
  readonly papers?: readonly Paper[];
  readonly change?: Change;
}

/** An import under way. Its papers are on disk, but nobody sees them before its change is in the journal. */
export interface ImportSession {
  /** The ULID of the change that it will be. */
  readonly id: string;
  /** Plans papers against the library as it is under the lock, and writes them. */
  add(plan: (view: CorpusView) => readonly Paper[]): Promise<void>;
  /** Writes the change. All that was added is on disk when the promise resolves. */
  finish(change: Change): Promise<JournalEvent>;
}

/** A folder of papers and of everything that was done to them. */
export interface Library {
  readonly directory: string;
  readonly settings: Settings;
  /** Who signs changes. */
  readonly reviewer: string;
  /** What was wrong with its files when they were read last. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those in sight, with edits applied, in the order of import. */
  readonly papers: readonly Paper[];
  /** Those whose import was taken back, or never finished. */
  readonly withdrawn: readonly Paper[];
  /** In a blind library without what other reviewers decided. */
  readonly state: LibraryState;
  /** The journal, oldest first; in a blind library without what other reviewers decided. */
  readonly events: readonly JournalEvent[];
  isUndone(event: string): boolean;
  /** Changes whenever the papers or the journal do. */
  readonly version: string;
  /**
   * Answers a question from the index, which follows the files; papers are read as they are asked for. Where the index
   * turns out to be damaged it is made anew and asked again, so that a question must be ready to be asked twice.
   */
  ask<Result>(question: (view: CorpusView) => Result): Result;
  /** Begins an import that is written bit by bit, and whose papers are seen when it is finished. */
  beginImport(): Promise<ImportSession>;
  /** True for a library of an older schema, which its first change brings up to date. */
  readonly isOutdated: boolean;
  /** Does what the first change of an outdated library does before it is written; nothing to any other. */
  upgrade(): Promise<void>;
  /** Writes a change. It is on disk when the promise resolves. */
  commit(change: Change): Promise<JournalEvent>;
  /** Plans an import against the library as it is under the lock, and writes it. `importId` is that of its event. */
  update<Result>(plan: (library: Library, importId: string) => ImportPlan<Result>): Promise<Result>;
  /** The change that would be taken back next; undefined when there is none. */
  nextUndo(): JournalEvent | undefined;
  /** Takes back the reviewer's latest changes; gives those that it took back. */
  undo(steps: number): Promise<readonly JournalEvent[]>;
  /** Does again what the reviewer took back last. */
  redo(steps: number): Promise<readonly JournalEvent[]>;
  /** Takes in what other processes wrote; true when there was anything. */
  refresh(): boolean;
  /** Takes in settings that another process wrote: the library may have become blind. Throws as opening does where they cannot be read. */
  followSettings(): Promise<void>;
  /** Sets a setting, or takes it away. */
  set(setting: SettingPath, value: SettingValue | undefined): Promise<void>;
}
