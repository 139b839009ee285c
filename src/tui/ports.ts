import type { RunningCommand } from '../terminal/running-command.ts';
import type { Matching } from '../verbs/triage/matches.ts';
import type { TriageSession } from '../verbs/triage/session.ts';
import type { KeySetting } from './keymap.ts';

/** All of the world that the terminal UI touches beside its screen. */
export interface TriagePorts {
  readonly session: TriageSession;
  /** Keys that the user set, and the file that says so. */
  readonly keys: readonly KeySetting[];
  readonly settingsFile: string;
  /** The doubtful matches; loaded when they are first asked for. */
  matching(): Promise<Matching>;
  /** Opens the user's editor on a text; undefined when it failed. */
  edit(text: string): Promise<string | undefined>;
  browse(link: string): Promise<boolean>;
  /** Writes a whole file. Throws `file-exists` unless told to overwrite. */
  writeFile(file: string, text: string, overwrite: boolean): Promise<void>;
  /** Runs a command of papers, given without its leading `papers`, for a screen of so many columns. */
  runCommand(words: readonly string[], columns: number): RunningCommand;
  /** Gives a text to a command of the shell. */
  pipe(command: string, input: string): RunningCommand;
}
