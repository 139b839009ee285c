/** How single cells are written so that a spreadsheet takes no text for a formula, and lists fit into one cell. */

const FORMULA = /^'*[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe goes before `=`, `+`, `-`, `@`, a tab or a line break at
 * its beginning (OWASP, "CSV Injection"), and before one that would be taken for ours.
 */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell that {@link guarded} wrote. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Several texts in one cell, with semicolons between them; one that has a semicolon itself goes in quotes. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => (/;|^"|^\s|\s$|^$/.test(item) ? `"${item.replaceAll('"', '""')}"` : item)).join('; ');
}

/** The texts of a cell that {@link joinList} wrote, or that has semicolons between texts. */
export function splitList(cell: string): string[] {
  return Array.from(cell.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(?:;|$)/g), ([, quoted, plain = '']) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'),
  ).filter((item) => item !== '');
}
