import { Writable } from 'node:stream';
import type { Canvas, HeldPane } from './components/pane.tsx';
import type { Size } from './state.ts';

/** What stands for the panes of a frame, in the order in which they came. */
const SIGNS = 'abcdefghijklmnopqrstuvwxyz';
const SYNC_START = '\u001B[?2026h';
const SYNC_END = '\u001B[?2026l';
const CLEAR_REST = '\u001B[K';

/** Panes that stand beside one another at most: a list, a divider, an abstract. */
const MOST_ACROSS = 3;

/**
 * What Ink writes its frames to. It is told to write each frame whole (its `debug`), and here the lines that changed
 * are written where they belong: Ink's own way clears a full screen, scrollback and all, before every frame.
 */
export class FrameStream extends Writable implements Canvas {
  /** Of the frame that Ink makes, in which each pane is one character wide. */
  readonly columns = MOST_ACROSS;
  rows: number;
  readonly #put: (text: string) => void;
  #width: number;
  #held: HeldPane[] = [];
  #shown: readonly string[] = [];
  #cursor: { readonly column: number; readonly row: number } | undefined;

  constructor(size: Size, put: (text: string) => void) {
    super({ decodeStrings: false });
    this.rows = size.rows;
    this.#width = size.columns;
    this.#put = put;
  }

  /** Before each frame: its size, and where the terminal's cursor is to stand, if at all. */
  begin(size: Size, cursor: { readonly column: number; readonly row: number } | undefined): void {
    if (size.columns !== this.#width || size.rows !== this.rows) this.forget();
    this.#width = size.columns;
    this.rows = size.rows;
    this.#held = [];
    this.#cursor = cursor;
  }

  /** The screen shows nothing that is known any more: the next frame is written whole. */
  forget(): void {
    this.#shown = [];
  }

  hold(pane: HeldPane): string {
    this.#held.push(pane);
    return SIGNS.charAt(this.#held.length - 1);
  }

  /** The rows of the screen, each line at its column whatever came before it. `marks` has a sign where a pane begins. */
  #rows(marks: readonly string[]): string[] {
    const rows = Array.from({ length: this.rows }, () => ({ text: '', end: 0 }));
    for (const [first, signs] of marks.entries())
      for (const sign of signs) {
        const pane = this.#held[SIGNS.indexOf(sign)];
        if (pane === undefined) continue;
        const { column, width } = pane;
        const from = column === 0 ? '' : `\u001B[${column + 1}G`;
        for (const [place, line] of pane.lines.entries()) {
          const row = rows[first + place];
          if (row === undefined) break;
          row.text += ' '.repeat(Math.max(0, column - row.end)) + from + line;
          row.end = column + width;
        }
      }
    // Never behind a full line: there the terminal's cursor stands on the last character.
    return rows.map(({ text, end }) => (end < this.#width ? text + CLEAR_REST : text));
  }

  override _write(frame: string, _encoding: BufferEncoding, done: () => void): void {
    const lines = this.#rows(frame.split('\n'));
    const changed = lines.map((line, row) => (line === this.#shown[row] ? '' : `\u001B[${row + 1};1H${line}`)).join('');
    this.#shown = lines;
    const { column = 0, row = 0 } = this.#cursor ?? {};
    const cursor = this.#cursor === undefined ? '\u001B[?25l' : `\u001B[${row + 1};${column + 1}H\u001B[?25h`;
    this.#put(`${SYNC_START}${changed}${cursor}${SYNC_END}`);
    done();
  }
}

/** What Ink writes its frames to when the screen is read aloud: only the lines that the last frame did not have. */
export class SpokenStream extends Writable {
  columns: number;
  readonly #put: (text: string) => void;
  #spoken: readonly string[] = [];

  constructor(columns: number, put: (text: string) => void) {
    super({ decodeStrings: false });
    this.columns = columns;
    this.#put = put;
  }

  override _write(frame: string, _encoding: BufferEncoding, done: () => void): void {
    const lines = frame.split('\n').filter((line) => line.trim() !== '');
    const news = lines.filter((line) => !this.#spoken.includes(line));
    this.#spoken = lines;
    if (news.length > 0) this.#put(news.map((line) => `${line}\r\n`).join(''));
    done();
  }
}
