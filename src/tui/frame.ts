import { Writable } from 'node:stream';
import type { Canvas } from './components/pane.tsx';
import type { Size } from './state.ts';

const FIRST_PRIVATE = 0xe000;
const HELD = /([\uE000-\uF8FF])( *)/g;
const SYNC_START = '\u001B[?2026h';
const SYNC_END = '\u001B[?2026l';
const CLEAR_REST = '\u001B[K';

interface Held {
  readonly line: string;
  readonly width: number;
}

/**
 * What Ink writes its frames to. It is told to write each frame whole (its `debug`), and here the lines that changed
 * are written where they belong: Ink's own way clears a full screen, scrollback and all, before every frame.
 */
export class FrameStream extends Writable implements Canvas {
  columns: number;
  rows: number;
  readonly #put: (text: string) => void;
  #held: Held[] = [];
  #shown: readonly string[] = [];
  #cursor: { readonly column: number; readonly row: number } | undefined;

  constructor(size: Size, put: (text: string) => void) {
    super({ decodeStrings: false });
    this.columns = size.columns;
    this.rows = size.rows;
    this.#put = put;
  }

  /** Before each frame: its size, and where the terminal's cursor is to stand, if at all. */
  begin(size: Size, cursor: { readonly column: number; readonly row: number } | undefined): void {
    if (size.columns !== this.columns || size.rows !== this.rows) this.forget();
    this.columns = size.columns;
    this.rows = size.rows;
    this.#held = [];
    this.#cursor = cursor;
  }

  /** The screen shows nothing that is known any more: the next frame is written whole. */
  forget(): void {
    this.#shown = [];
  }

  hold(line: string, width: number): string {
    this.#held.push({ line, width });
    return String.fromCharCode(FIRST_PRIVATE + this.#held.length - 1);
  }

  /** A row of Ink's frame with the lines that it stands for, each at its column whatever came before it. */
  #expand(row: string): string {
    let column = 0;
    let end = 0;
    let text = '';
    for (const { 0: whole, 1: character = '', 2: spaces = '', index } of row.matchAll(HELD)) {
      column += index - end;
      text += row.slice(end, index);
      end = index + whole.length;
      const held = this.#held[character.charCodeAt(0) - FIRST_PRIVATE];
      if (held === undefined) continue;
      text += (column === 0 ? '' : `\u001B[${column + 1}G`) + held.line;
      const rest = Math.max(0, spaces.length + 1 - held.width);
      text += ' '.repeat(rest);
      column += held.width + rest;
    }
    text += row.slice(end);
    // Never behind a full line: there the terminal's cursor stands on the last character.
    return column + row.length - end < this.columns ? text + CLEAR_REST : text;
  }

  override _write(frame: string, _encoding: BufferEncoding, done: () => void): void {
    const rows = frame.split('\n').slice(0, this.rows);
    const lines = Array.from({ length: this.rows }, (_, row) => this.#expand(rows[row] ?? ''));
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
