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

/** The texts of a list as Python prints one: `['a', "b's"]`. Undefined for any other cell. */
export function pythonList(cell: string): string[] | undefined {
  if (!/^\[\s*['"][^]*['"]\s*\]$/.test(cell)) return undefined;
  return Array.from(cell.matchAll(/'((?:[^'\\]|\\.|'(?!\s*[,\]]))*)'|"((?:[^"\\]|\\.)*)"/g), ([, single, double]) =>
    (single ?? double ?? '').replace(/\\(['"\\])/g, '$1').trim(),
  ).filter((item) => item !== '');
}

/** Keywords as other tools list them in one cell: by semicolons, else by two commas and more that stand in no brackets. */
export function splitKeywords(cell: string): string[] {
  const listed = pythonList(cell);
  if (listed !== undefined) return listed;
  if (cell.includes(';')) return splitList(cell);
  if (/[^\s|]\|[^\s|]/.test(cell)) return cell.split('|').map((item) => item.trim());
  const parts = apartOutsideBrackets(cell);
  return parts.length > 2 ? parts.filter((part) => part !== '') : splitList(cell);
}

/** The parts of a text between commas that a space follows, outside of round brackets. */
function apartOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === ',' && depth <= 0 && text[at + 1] === ' ') {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}
