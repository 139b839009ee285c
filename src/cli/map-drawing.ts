import { sanitiseLine } from '../terminal/sanitise.ts';
import type { OutputStream } from '../terminal/terminal.ts';
import { truncate } from '../terminal/width.ts';
import type { PapersMap } from '../verbs/map.ts';

type Status = PapersMap['papers'][number]['status'];

const MOST_COLUMNS = 120;
const MOST_ROWS = 30;
/** Fewer papers than this are drawn as letters, more as Braille dots where there are such. */
const MANY = 500;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The bits of a Braille character's dots, by row and column. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const FIRST = 0x2800;
/** What a cell with papers of several standings shows. */
const FOREMOST = ['included', 'maybe', 'unscreened', 'excluded'] as const satisfies readonly Status[];

interface Cell {
  dots: number;
  cluster: number;
  status?: Status;
  letter?: string;
}

/** The letter that stands for a cluster. */
export function letterOf(cluster: number): string {
  return LETTERS[cluster] ?? '?';
}

/** Where there are few papers their cluster's small letter tells more than a dot, and every terminal has it. */
function cellText({ dots, cluster, status, letter }: Cell, { style }: OutputStream, braille: boolean): string {
  if (letter !== undefined) return style('title', letter);
  if (status === undefined) return ' ';
  return style(status, braille ? String.fromCodePoint(FIRST + dots) : letterOf(cluster).toLowerCase());
}

function grid({ papers, clusters, height }: PapersMap, columns: number, rows: number): Cell[][] {
  const cells = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (): Cell => ({ dots: 0, cluster: 0 })),
  );
  // A cell is twice as high as wide, and its dots lie two by four: they are square.
  const scale = Math.min(columns * 2 - 1, (rows * 4 - 1) / Math.max(height, 1e-9));
  for (const { x, y, cluster, status } of papers) {
    const [across, down] = [Math.round(x * scale), Math.round(y * scale)];
    const cell = cells[Math.floor(down / 4)]?.[Math.floor(across / 2)];
    if (cell === undefined) continue;
    cell.dots |= DOTS[down % 4]?.[across % 2] ?? 0;
    cell.cluster = cluster;
    if (cell.status === undefined || FOREMOST.indexOf(status) < FOREMOST.indexOf(cell.status)) cell.status = status;
  }
  for (const [index, { x, y }] of clusters.entries()) {
    const cell = cells[Math.floor((y * scale) / 4)]?.[Math.floor((x * scale) / 2)];
    if (cell !== undefined) cell.letter = letterOf(index);
  }
  return cells;
}

/** The map as lines: a picture whose marks have the colour of decisions, and what the letters in it stand for. */
export function mapDrawing(map: PapersMap, stream: OutputStream, unicode: boolean): string[] {
  const width = Math.min(stream.columns, MOST_COLUMNS);
  const rows = Math.max(3, Math.min(MOST_ROWS, Math.ceil((map.height * width) / 2)));
  const braille = unicode && map.papers.length >= MANY;
  const picture = grid(map, width, rows).map((row) =>
    row
      .map((cell) => cellText(cell, stream, braille))
      .join('')
      .trimEnd(),
  );
  const drawn = picture.slice(
    picture.findIndex((line) => line !== ''),
    picture.findLastIndex((line) => line !== '') + 1,
  );
  const digits = String(map.clusters[0]?.papers ?? 0).length;
  const ellipsis = (text: string): string => {
    const cut = truncate(text, width);
    return unicode ? cut : cut.replace(/…$/, '~');
  };
  const typical = map.clusters.map((_, index) =>
    map.papers
      .filter(({ cluster }) => cluster === index)
      .reduce<PapersMap['papers'][number] | undefined>(
        (best, paper) => (best === undefined || paper.likeness > best.likeness ? paper : best),
        undefined,
      ),
  );
  const legend = map.clusters.flatMap(({ name, papers }, index) => [
    stream.style('title', ellipsis(`${letterOf(index)} ${String(papers).padStart(digits)} ${sanitiseLine(name)}`)),
    stream.style('faint', ellipsis(`${' '.repeat(digits + 3)}such as ${sanitiseLine(typical[index]?.title ?? '')}`)),
  ]);
  return [...drawn, '', ...legend];
}
