const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const LEVELS = { unicode: '▁▂▃▄▅▆▇█', ascii: '_.:-=+*#' } as const;

/** A bar of a share (0 to 1) of a width in columns; something, however little, is seen. */
export function bar(share: number, width: number, unicode: boolean): string {
  if (share <= 0 || width < 1) return '';
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(share * width)));
  const eighths = Math.max(1, Math.round(share * width * 8));
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`;
}

/** Numbers as one line of columns; a space is none. More numbers than columns are added up, as evenly as may be. */
export function sparkline(numbers: readonly number[], width: number, unicode: boolean): string {
  const columns = Math.max(1, Math.min(width, numbers.length));
  const sums = Array.from({ length: columns }, () => 0);
  for (const [index, number] of numbers.entries()) {
    const column = Math.floor((index * columns) / numbers.length);
    sums[column] = (sums[column] ?? 0) + number;
  }
  const most = Math.max(...sums);
  const levels = LEVELS[unicode ? 'unicode' : 'ascii'];
  return sums.map((sum) => (sum <= 0 ? ' ' : (levels[Math.ceil((sum / most) * levels.length) - 1] ?? ' '))).join('');
}
