import Papa from 'papaparse';
import type { Entry } from '../../domain/entry.ts';
import { withoutControls } from '../../text/controls.ts';
import { guarded } from './cells.ts';
import { FOREIGN_SUFFIX, OWN_COLUMNS } from './own-columns.ts';

/** The columns of the tables that entries came from, beyond our own. */
function otherColumns(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ extra }) => Object.keys(extra?.csv?.fields ?? {})))];
}

function otherCell({ extra }: Entry, name: string): string {
  const value = extra?.csv?.fields?.[name];
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** A table with a row of names and a row for each entry, each cell safe in a spreadsheet. */
export function tableText(entries: readonly Entry[], delimiter: string, abstracts: boolean): string {
  const columns = Object.entries(OWN_COLUMNS).filter(([name]) => abstracts || name !== 'abstract');
  const others = otherColumns(entries);
  const rows = entries.map((entry) =>
    [...columns.map(([, cell]) => cell(entry) ?? ''), ...others.map((name) => otherCell(entry, name))].map((text) =>
      guarded(withoutControls(text)),
    ),
  );
  const names = [
    ...columns.map(([name]) => name),
    ...others.map((name) => guarded(withoutControls(Object.hasOwn(OWN_COLUMNS, name) ? name + FOREIGN_SUFFIX : name))),
  ];
  return `${Papa.unparse([names, ...rows], { delimiter, newline: '\r\n' })}\r\n`;
}
