import type { Words } from './features.ts';
import type { TermWeight } from './model.ts';
import { damped } from './sparse.ts';

/** The terms of a row, each with its weight in the row times what the model gives its column, as dot takes it. */
export function columnReasons(words: Words, row: number, weightOf: (column: number) => number): TermWeight[] {
  const { starts, columns, counts, scales, name } = words;
  const reasons: TermWeight[] = [];
  for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
    const column = columns[at] as number;
    const weight = damped(counts[at] as number) * (scales[row] as number) * weightOf(column);
    if (weight !== 0) reasons.push({ term: name(column), weight });
  }
  return reasons;
}

/** The terms that weigh most, for and against, each list with the strongest first; words inside a chosen pair are not repeated. */
export function strongest(
  reasons: readonly TermWeight[],
  most: number,
): { readonly for: TermWeight[]; readonly against: TermWeight[] } {
  const byWeight = reasons.toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return {
    for: distinct(
      byWeight.filter(({ weight }) => weight > 0),
      most,
    ),
    against: distinct(byWeight.filter(({ weight }) => weight < 0).toReversed(), most),
  };
}

function distinct(reasons: readonly TermWeight[], most: number): TermWeight[] {
  const chosen: TermWeight[] = [];
  const within = (a: string, b: string): boolean => ` ${a} `.includes(` ${b} `);
  for (const reason of reasons) {
    if (chosen.length === most) break;
    if (!chosen.some(({ term }) => within(term, reason.term) || within(reason.term, term))) chosen.push(reason);
  }
  return chosen;
}
