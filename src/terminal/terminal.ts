import type { Activity } from './activity.ts';
import type { Style } from './style.ts';

/** One of the two streams that a command writes to. */
export interface OutputStream {
  /**
   * Writes and waits until the stream takes more. Rejects with {@link ClosedPipe} when nobody reads any longer, and with
   * {@link LostOutput} when what was written cannot be kept.
   */
  write(text: string | Uint8Array): Promise<void>;
  readonly isTerminal: boolean;
  /** Columns; 80 where the stream is no terminal or does not know. */
  readonly columns: number;
  readonly style: Style;
}

/** What a command sees of the world: no command touches the process itself. */
export interface Terminal {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: {
    readonly isTerminal: boolean;
    /** The bytes of standard input, until its end. */
    chunks(): AsyncIterable<Uint8Array>;
  };
  /** What is said of work that takes long, where standard error is a terminal. */
  readonly activity: Activity;
  /** True where problems are to be told as JSON. */
  readonly jsonProblems: boolean;
  /** True when drawings may use block and Braille characters. */
  readonly drawsUnicode: boolean;
  /** Opens the user's editor on a text and gives back what was saved; undefined when it failed. */
  edit(text: string): Promise<string | undefined>;
  /** Opens an http(s) link in the user's browser; false when that cannot be done. */
  browse(link: string): Promise<boolean>;
}

/** The reader of our output has gone (`| head`): not an error, but the end. */
export class ClosedPipe extends Error {}

/** Our output cannot be written, as to a full disk. */
export class LostOutput extends Error {}
