import { columnOfLabel, columnsOf } from './headers.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** A row of names further down than this is none. */
const MOST_ROWS_BEFORE = 10;

/** What the first lines of a table say of it. */
export interface Sniffed {
  readonly delimiter: string;
  /** How many of its columns are known. */
  readonly known: number;
  /** Which of the lines has their names, from 0. */
  readonly line: number;
}

function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** A rule below the names, as Markdown has it, makes a table of another kind. */
const MARKDOWN_RULE = /^\|?\s*:?-{2,}:?\s*\|/;

/** So many lines that begin with labels are no chance. */
const FEWEST_LABELS = 4;

/** How many of the lines begin with the name of a column, where the first begins with that of a title. */
function labelsIn(lines: readonly string[], delimiter: string): number {
  const labels = lines.map((line) => columnOfLabel(cellsOf(line, delimiter)[0]));
  return labels[0] === 'title' ? labels.filter((label) => label !== undefined).length : 0;
}

/** The delimiter with which the first lines hold a row of column names, one of them a title; undefined when none does. */
export function sniff(head: string): Sniffed | undefined {
  const lines = head
    .replace(/^\uFEFF/, '')
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/, MOST_ROWS_BEFORE);
  let best: Sniffed | undefined;
  for (const delimiter of DELIMITERS) {
    const labels = labelsIn(lines, delimiter);
    if (labels >= FEWEST_LABELS) best = { delimiter, known: labels, line: 0 };
    lines.forEach((line, index) => {
      const below = lines.slice(index + 1).find((next) => next.trim() !== '');
      if (delimiter === '|' && (line.startsWith('|') || MARKDOWN_RULE.test(below ?? ''))) return;
      const known = columnsOf(cellsOf(line, delimiter))?.filter((column) => column !== undefined).length ?? 0;
      const goesOn = below === undefined || known === 1 || below.includes(delimiter) || below.includes('"');
      if (goesOn && known > (best?.known ?? 0)) best = { delimiter, known, line: index };
    });
  }
  return best;
}
