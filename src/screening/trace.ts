/**
 * One whole screening as a simulation replays it: what stopping rules and metrics are computed from. `true` stands for a
 * paper to include.
 */
export interface ScreeningTrace {
  /** What was known before the start; it counts in no metric. */
  readonly priors: readonly boolean[];
  /** Every other record's label, in the order in which the records were screened, to the very last. */
  readonly labels: readonly boolean[];
}
