/** Cuts a text that comes in pieces into lines, whatever its line ends are: `\n`, `\r\n` or `\r` alone. */
export class LineSplitter {
  #parts: string[] = [];
  #heldReturn = false;

  /** The lines that are whole by now. */
  push(piece: string): string[] {
    if (piece === '') return [];
    // A return at the end of a piece may be half of a line end.
    let text = this.#heldReturn ? `\r${piece}` : piece;
    this.#heldReturn = text.endsWith('\r');
    if (this.#heldReturn) text = text.slice(0, -1);
    const lines = text.split(/\r\n|\r|\n/);
    const rest = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = this.#parts.join('') + (lines[0] ?? '');
      this.#parts = [];
    }
    if (rest !== '') this.#parts.push(rest);
    return lines;
  }

  /** The last line, if anything stands on it. */
  end(): string[] {
    const last = this.#parts.join('');
    const lines = this.#heldReturn || last !== '' ? [last] : [];
    this.#parts = [];
    this.#heldReturn = false;
    return lines;
  }
}
