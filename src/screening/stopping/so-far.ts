/** A screening as far as it has come. */
export interface ScreeningSoFar {
  /** Ranks (from 1, ascending) in the order of screening at which relevant records were found. */
  readonly foundAt: readonly number[];
  /** Records screened. */
  readonly screened: number;
  /** All records, screened or not. */
  readonly total: number;
}

/** A screening from whether each record screened was relevant, in the order of screening, and the number of all records. */
export function soFar(labels: readonly boolean[], total: number): ScreeningSoFar {
  return {
    foundAt: labels.flatMap((relevant, index) => (relevant ? [index + 1] : [])),
    screened: labels.length,
    total,
  };
}

/** Irrelevant records screened since the last relevant one. */
export function excludedInARow({ foundAt, screened }: ScreeningSoFar): number {
  return screened - (foundAt.at(-1) ?? 0);
}
