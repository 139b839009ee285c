import type { SparseRows } from '../../src/screening/sparse.ts';

/** A dense table of counts as the solver takes it, with a gain for each column. */
export function sparseRows(
  rows: readonly (readonly number[])[],
  gains: readonly number[],
  alone: readonly number[] = [],
): SparseRows {
  const width = gains.length;
  return {
    rows: rows.length,
    width,
    starts: Int32Array.from({ length: rows.length + 1 }, (_, row) => row * width),
    columns: Int32Array.from(rows.flatMap((row) => row.map((_, column) => column))),
    counts: Uint8Array.from(rows.flat()),
    gains: Float64Array.from(gains),
    scales: new Float64Array(rows.length).fill(1),
    alone: Float64Array.from(rows, (_, row) => alone[row] ?? 0),
  };
}

const TOPICS = {
  sleep: ['sleep', 'insomnia', 'melatonin', 'night', 'bed', 'apnea', 'dream', 'rest'],
  trees: ['forest', 'beetle', 'bark', 'timber', 'canopy', 'moss', 'root', 'leaf'],
} as const;

/** A paper on a topic, of words that its number chooses; numbers far apart share few words. */
export function paperOn(topic: keyof typeof TOPICS, number: number): { title: string; abstract: string } {
  const words = TOPICS[topic];
  const word = (at: number): string => words[(number * (at + 1) + at * at) % words.length] ?? '';
  const common = ['study', 'results', 'methods', 'patients', 'show', 'effect', 'analysis'];
  return {
    title: `${word(1)} and ${word(2)} number ${number}`,
    abstract: Array.from({ length: 14 }, (_, at) =>
      at % 2 === 0 ? word(at + 3) : (common[(number + at) % common.length] ?? ''),
    ).join(' '),
  };
}
