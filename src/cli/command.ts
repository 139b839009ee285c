import type { Clock } from '../domain/ports.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { OptionsOf, VerbName } from '../verbs/catalogue.ts';
import type { HealthReport } from '../verbs/doctor.ts';
import type { LookUps } from '../verbs/lookup/services.ts';
import type { Library } from '../verbs/library.ts';
import type { OrderName } from '../verbs/triage/orders.ts';
import type { FileAccess } from './file-access.ts';
import type { OutputMode } from './output.ts';

/** What the terminal UI is to begin with. */
export interface TriageRequest {
  readonly query: string;
  readonly order: OrderName;
}

export interface NetworkWishes {
  /** Answer from what is kept, and ask nothing. */
  readonly offline: boolean;
  /** Ask again what was answered lately. */
  readonly refresh: boolean;
}

/** One call of a command, and all of the world that it may touch. */
export interface Invocation<Name extends VerbName> {
  /** The positional arguments, in order. */
  readonly words: readonly string[];
  readonly options: OptionsOf<Name>;
  readonly mode: OutputMode;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** Of the program. */
  readonly version: string;
  readonly files: FileAccess;
  /** The library that the user means; throws `no-library` when there is none. Problems in it go to stderr. */
  readonly openLibrary: () => Promise<Library>;
  /** The same, but the user's own library is made when there is none yet. */
  readonly openOrCreateLibrary: () => Promise<Library>;
  /** Makes a library in a folder (here when undefined), or where `--library` says. */
  readonly createLibrary: (folder: string | undefined) => Promise<Library>;
  /** Checks the library that the user means, which need not be one that can be opened; repairs it with `fix`. */
  readonly checkHealth: (fix: boolean) => Promise<HealthReport>;
  /** The services that papers are looked up with. */
  readonly network: (library: Library, wishes: NetworkWishes) => Promise<LookUps>;
  /** Does work that Ctrl-C calls off, so that what was done by then can be saved. */
  readonly interruptible: <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;
  /** Hands a library to the terminal UI until the user leaves it; undefined where there is no terminal for it. */
  readonly triage: ((library: Library, asked: TriageRequest) => Promise<void>) | undefined;
}

/** A command: reads its arguments, calls one verb, prints the answer; gives its exit status. */
export type Command<Name extends VerbName> = (invocation: Invocation<Name>) => Promise<number>;
