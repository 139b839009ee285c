import Papa from 'papaparse';

/** One row of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** True for a row whose quotes do not close: it is its first line alone, with the quotes as they stand. */
  readonly openQuote?: true;
}

/** A row longer than this has lost its closing quote. */
const LONGEST_ROW = 1024 * 1024;

/** Once a quote was found open, a row is looked for in so many lines from its beginning, and no further. */
const MOST_LINES = 32;

interface Step {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * Cuts a table that comes in pieces into rows (RFC 4180, with any delimiter and any line ends). From the first row on
 * whose quotes do not close, each row has to prove itself within a few lines, so that no quote swallows the rest.
 */
export class RowReader {
  readonly #delimiter: string;
  #text = '';
  #line = 1;
  #heldReturn = false;
  #careful = false;
  #width = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(piece: string): Row[] {
    const whole = this.#heldReturn ? `\r${piece}` : piece;
    this.#heldReturn = whole.endsWith('\r');
    this.#text += (this.#heldReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n');
    const rows = this.#read(true);
    if (this.#text.length <= LONGEST_ROW) return rows;
    this.#careful = true;
    return [...rows, ...this.#readCarefully(true)];
  }

  end(): Row[] {
    if (this.#heldReturn) this.#text += '\n';
    this.#heldReturn = false;
    return this.#read(false);
  }

  /** The rows from here on; with `more` to come, only those that are whole for certain. */
  #read(more: boolean): Row[] {
    if (this.#careful) return this.#readCarefully(more);
    const rows: Row[] = [];
    let used = 0;
    const parser = new Papa.Parser({
      delimiter: this.#delimiter,
      newline: '\n',
      fastMode: false,
      step: ({ data: [cells = []], errors, meta }: Step) => {
        if (!this.#isWhole(cells, errors)) {
          this.#careful = true;
          return parser.abort();
        }
        if (meta.cursor === used) return;
        rows.push(this.#row(cells, this.#text.slice(used, meta.cursor)));
        used = meta.cursor;
      },
    });
    parser.parse(this.#text, 0, more);
    this.#text = this.#text.slice(used);
    if (!this.#careful) return rows;
    for (const row of this.#readCarefully(more)) rows.push(row);
    return rows;
  }

  /** Quotes that close, or are no worse than quotes within a cell that has its place. */
  #isWhole(cells: readonly string[], errors: Step['errors']): boolean {
    if (errors.some(({ code }) => code === 'MissingQuotes')) return false;
    return errors.length === 0 || this.#width === 0 || cells.length === this.#width;
  }

  #readCarefully(more: boolean): Row[] {
    const rows: Row[] = [];
    const lines = this.#text.split('\n');
    const last = more || lines.at(-1) === '' ? lines.length - 1 : lines.length;
    let at = 0;
    while (at < last) {
      const row = this.#rowIn(lines.slice(at, Math.min(last, at + MOST_LINES)));
      // The rest of a row may be still to come.
      if (row === undefined && more && last - at < MOST_LINES && this.#text.length <= LONGEST_ROW) break;
      const text = row?.text ?? `${lines[at] ?? ''}\n`;
      rows.push(row === undefined ? this.#openRow(text) : this.#row(row.cells, text));
      at += Math.max(1, lineEndsIn(text));
    }
    this.#text = lines.slice(at).join('\n');
    if (!more && last < lines.length && at >= last) this.#text = '';
    return rows;
  }

  /** The row that the first of some lines begin, if its quotes close within them. */
  #rowIn(lines: readonly string[]): { readonly cells: readonly string[]; readonly text: string } | undefined {
    for (let count = 1; count / 2 < lines.length; count *= 2) {
      const text = `${lines.slice(0, count).join('\n')}\n`;
      const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: '\n', fastMode: false, preview: 1 });
      const { data, errors, meta } = parser.parse(text, 0, false) as Step;
      if (this.#isWhole(data[0] ?? [], errors)) return { cells: data[0] ?? [], text: text.slice(0, meta.cursor) };
    }
    return undefined;
  }

  #row(cells: readonly string[], text: string): Row {
    const line = this.#line;
    const ends = lineEndsIn(text);
    if (this.#width === 0 && cells.length > 1) this.#width = cells.length;
    this.#line += ends;
    return { cells, line, endLine: line + Math.max(0, ends - Number(text.endsWith('\n'))) };
  }

  /** A line for a row, with its quotes as they stand. */
  #openRow(text: string): Row {
    const cells = text
      .slice(0, -1)
      .split(this.#delimiter)
      .map((cell) => cell.trim().replace(/^"|"$/g, '').replaceAll('""', '"'));
    return { ...this.#row(cells, text), openQuote: true };
  }
}
