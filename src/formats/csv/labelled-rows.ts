import { joinList } from './cells.ts';
import { columnOfLabel, columnsOf } from './headers.ts';
import type { Row } from './rows.ts';

/** A row of cells, with the names of its columns where it has its own. */
export interface NamedRow extends Row {
  readonly names?: readonly string[];
}

/**
 * Puts the fields of a record into one row where a file has a row for each, its label before its values, as Embase writes
 * them; every title begins a record. Rows of other tables pass.
 */
export class LabelledRows {
  /** A first row that may be a field; undefined once that is decided. */
  #first: Row | undefined;
  #isDecided = false;
  /** The label of titles, in a file of fields. */
  #label: string | undefined;
  #fields: Row[] = [];

  push(row: Row): NamedRow[] {
    if (!this.#isDecided) return this.#decide(row);
    if (this.#label === undefined) return [row];
    const before = row.cells[0] === this.#label ? this.#record() : [];
    this.#fields.push(row);
    return before;
  }

  end(): NamedRow[] {
    return this.#first === undefined ? this.#record() : [this.#first];
  }

  /** In a file of fields the first row has a title and its label, and the second begins with another label. */
  #decide(row: Row): NamedRow[] {
    const first = this.#first;
    if (first === undefined) {
      if (row.cells.every((cell) => cell.trim() === '')) return [row];
      if (row.cells.length > 1 && labelsIn(row) === 1 && columnOfLabel(row.cells[0]) === 'title') this.#first = row;
      else this.#isDecided = true;
      return this.#isDecided ? [row] : [];
    }
    this.#isDecided = true;
    this.#first = undefined;
    if (columnOfLabel(row.cells[0]) === undefined) return [first, row];
    this.#label = first.cells[0];
    this.#fields = [first];
    return this.push(row);
  }

  #record(): NamedRow[] {
    const [first] = this.#fields;
    const last = this.#fields.at(-1);
    if (first === undefined || last === undefined) return [];
    const values = new Map<string, string[]>();
    for (const {
      cells: [label = '', ...texts],
    } of this.#fields)
      if (label !== '')
        values.set(label, [...(values.get(label) ?? []), ...texts.filter((text) => text.trim() !== '')]);
    const openQuote = this.#fields.some((row) => row.openQuote === true);
    this.#fields = [];
    return [
      {
        names: [...values.keys()],
        cells: Array.from(values.values(), (texts) => (texts.length === 1 ? (texts[0] ?? '') : joinList(texts))),
        line: first.line,
        endLine: last.endLine,
        ...(openQuote && { openQuote }),
      },
    ];
  }
}

function labelsIn({ cells }: Row): number {
  return columnsOf(cells)?.filter((column) => column !== undefined).length ?? 0;
}
