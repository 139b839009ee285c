import type { FormatName, StreamReader } from '../format.ts';
import { Batch } from '../stream-reader.ts';
import { columnsOf } from './headers.ts';
import { recordOfRow, type Table, tableOf } from './parse.ts';
import { LabelledRows, type NamedRow } from './labelled-rows.ts';
import { type Row, RowReader } from './rows.ts';
import { sniff } from './sniff.ts';

/** Rows before the row of column names, such as a heading; more than this and there is none. */
const MOST_ROWS_BEFORE = 10;

/** Reads a table of papers as it comes. Delimiter and columns are known by the names of the columns. */
export function tableReader(name: FormatName & ('csv' | 'tsv'), file: string): StreamReader {
  const batch = new Batch();
  let head: string | undefined = '';
  let rows: RowReader | undefined;
  const labelled = new LabelledRows();
  let table: Table | undefined;
  let before = 0;

  const noColumns = (line: number, names: readonly string[]): void =>
    batch.message({
      reason: `no column is named as a title; the first row has ${
        names
          .slice(0, 8)
          .map((cell) => `"${cell.slice(0, 40)}"`)
          .join(', ') || 'nothing'
      }`,
      file,
      line,
      ruleId: 'no-title-column',
      fatal: true,
      note: 'Name the columns in the first row; one of them has to be "title".',
    });

  let firstRow: Row | undefined;
  const take = (row: NamedRow): void => {
    const { cells, line, endLine, names } = row;
    if (names !== undefined) table = tableOf(names);
    const account = (role: 'title' | 'furniture' | 'blank', record?: number, what?: string): void => {
      for (let at = line; at <= endLine; at += 1)
        batch.line(at, role === 'title' && at > line ? 'metadata' : role, record, what);
    };
    if (cells.every((cell) => cell.trim() === '')) return account('blank');
    if (table === undefined) {
      firstRow ??= row;
      table = before <= MOST_ROWS_BEFORE ? tableOf(cells) : undefined;
      before += 1;
      return account('furniture', undefined, table === undefined ? undefined : 'column names');
    }
    // Tables put together by copying have their column names again.
    if (columnsOf(cells) !== undefined && cells.join('\0') === table.names.join('\0'))
      return account('furniture', undefined, 'column names');
    const found = recordOfRow(table, cells, { file, format: name, line, endLine });
    if (row.openQuote === true)
      batch.message({
        reason: 'a quote in this row is not closed',
        file,
        line,
        ruleId: 'open-quote',
        fatal: false,
        note: 'The line was read as a row of its own.',
      });
    if (found !== undefined) return account('title', batch.record(found));
    account('furniture', undefined, 'no paper');
    batch.message({
      reason: 'a row without a title, an abstract, names or an identifier',
      file,
      line,
      ruleId: 'no-title',
      fatal: true,
      note: 'The row was left out; the others were read.',
    });
  };

  /** Excel names the delimiter in a line of its own. */
  const start = (text: string): string => {
    const [line = '', delimiter] = /^\uFEFF?sep=(.)(?:\r\n|\r|\n)/i.exec(text) ?? [];
    rows = new RowReader(delimiter ?? sniff(text)?.delimiter ?? (name === 'tsv' ? '\t' : ','));
    return delimiter === undefined
      ? text.replace(/^\uFEFF/, '')
      : `${line.replace(/[^\r\n]/g, '')}${text.slice(line.length)}`;
  };

  const push = (text: string): void => {
    let piece = text;
    if (head !== undefined) {
      head += text;
      if (!/[\r\n]/.test(head)) return;
      piece = start(head);
      head = undefined;
    }
    for (const row of rows?.push(piece) ?? []) for (const named of labelled.push(row)) take(named);
  };

  return {
    push: (text) => {
      push(text);
      return batch.take();
    },
    end: () => {
      if (head !== undefined) push('\n');
      for (const row of rows?.end() ?? []) for (const named of labelled.push(row)) take(named);
      for (const named of labelled.end()) take(named);
      if (table === undefined) noColumns(firstRow?.line ?? 1, firstRow?.cells ?? []);
      return batch.take();
    },
  };
}
