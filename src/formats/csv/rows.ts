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

/** After so many rows with open quotes nothing can be said of quotes any longer, and each line is a row. */
const MOST_OPEN_QUOTES = 100;

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

/** Cuts a table that comes in pieces into rows (RFC 4180, with any delimiter and any line ends). */
export class RowReader {
  readonly #delimiter: string;
  #text = '';
  #line = 1;
  #heldReturn = false;
  #openQuotes = 0;
  #width = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(piece: string): Row[] {
    const whole = this.#heldReturn ? `\r${piece}` : piece;
    this.#heldReturn = whole.endsWith('\r');
    this.#text += (this.#heldReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n');
    const rows = this.#read(true);
    while (this.#text.length > LONGEST_ROW) rows.push(...this.#firstLine(), ...this.#read(true));
    return rows;
  }

  end(): Row[] {
    this.#heldReturn = false;
    const rows: Row[] = [];
    while (this.#text !== '') {
      rows.push(...this.#read(true));
      if (this.#text === '') break;
      const before = this.#text.length;
      rows.push(...this.#read(false));
      if (this.#text.length === before) rows.push(...this.#firstLine());
    }
    return rows;
  }

  /** The rows from here on; with `more` to come, only those that are whole for certain. Stops before a bad one. */
  #read(more: boolean): Row[] {
    const rows: Row[] = [];
    if (this.#openQuotes >= MOST_OPEN_QUOTES) return this.#lines(more);
    let used = 0;
    let bad = false;
    const parser = new Papa.Parser({
      delimiter: this.#delimiter,
      newline: '\n',
      fastMode: false,
      step: ({ data, errors, meta }: Step) => {
        const [cells = []] = data;
        const torn = errors.some(({ code }) => code === 'MissingQuotes');
        const doubtful = errors.length > 0 && this.#width > 0 && cells.length !== this.#width;
        if (torn || doubtful) {
          bad = true;
          return parser.abort();
        }
        const raw = this.#text.slice(used, meta.cursor);
        const ends = lineEndsIn(raw);
        if (this.#width === 0 && cells.length > 1) this.#width = cells.length;
        rows.push({ cells, line: this.#line, endLine: this.#line + Math.max(0, ends - Number(raw.endsWith('\n'))) });
        this.#line += ends;
        used = meta.cursor;
      },
    });
    parser.parse(this.#text, 0, more);
    this.#text = this.#text.slice(used);
    return bad ? [...rows, ...this.#firstLine(), ...this.#read(more)] : rows;
  }

  /** Takes the first line for a row, whatever its quotes are. */
  #firstLine(): Row[] {
    const end = this.#text.indexOf('\n');
    const line = end === -1 ? this.#text : this.#text.slice(0, end);
    this.#text = end === -1 ? '' : this.#text.slice(end + 1);
    this.#openQuotes += 1;
    return [this.#row(line)];
  }

  #lines(more: boolean): Row[] {
    const lines = this.#text.split('\n');
    this.#text = more ? (lines.pop() ?? '') : '';
    return lines.map((line) => this.#row(line));
  }

  #row(line: string): Row {
    const cells = line.split(this.#delimiter).map((cell) => cell.trim().replace(/^"|"$/g, '').replaceAll('""', '"'));
    const number = this.#line;
    this.#line += 1;
    return { cells, line: number, endLine: number, ...(line.includes('"') && { openQuote: true as const }) };
  }
}
