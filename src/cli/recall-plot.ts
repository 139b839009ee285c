import type { OutputStream } from '../terminal/terminal.ts';
import type { RecallPoint } from '../verbs/simulate.ts';

const ROWS = 10;
const EIGHTHS = ' ▁▂▃▄▅▆▇█';

/** The recall curve as columns of a plot, one for each so many points that it fits, with its axes. */
export function recallPlot(stream: OutputStream, curve: readonly RecallPoint[]): string[] {
  const step = stream.columns >= curve.length + 8 ? 1 : 2;
  const points = curve.filter((_, index) => index % step === 0);
  const cell = (recall: number, row: number): string => {
    const filled = Math.round(Math.min(1, Math.max(0, recall * ROWS - row)) * (EIGHTHS.length - 1));
    return EIGHTHS[filled] ?? ' ';
  };
  const rows = Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index).map((row) => {
    const label = row === ROWS - 1 ? '100%' : row === ROWS / 2 - 1 ? ' 50%' : '    ';
    return `${label} │${points.map(({ recall }) => cell(recall, row)).join('')}`.trimEnd();
  });
  const width = points.length;
  const half = Math.floor(width / 2);
  return [
    stream.style('faint', 'recall'),
    ...rows,
    `  0% └${'─'.repeat(width)}`,
    stream.style('faint', `      0%${'50%'.padStart(half)}${'100% read'.padStart(width - half)}`),
  ];
}
