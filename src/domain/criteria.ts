/** By what a reviewer decides, in the reviewer's own words. */
export interface Criteria {
  /** The question, or all of it as one text. */
  readonly text?: string;
  /** What a paper must be to be included, each a sentence. */
  readonly include: readonly string[];
  /** What a paper is excluded for. */
  readonly exclude: readonly string[];
}

export const NO_CRITERIA: Criteria = { include: [], exclude: [] };
