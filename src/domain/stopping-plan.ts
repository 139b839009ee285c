/** When screening is to be enough: chosen before it starts, so that what is found cannot bend it. */
export interface StoppingPlan {
  /** Share of the relevant papers that is to be found, in (0, 1). */
  readonly recall: number;
  /** How sure one wants to be of it, in (0, 1). */
  readonly confidence: number;
  /** Papers excluded in a row that are to be enough for the heuristics. */
  readonly inARow: number;
  /** The reading list of papers that have to be found. */
  readonly keyPapers?: string;
  /** How many relevant papers there are likely to be. */
  readonly expected?: number;
}

/** Who chose the recall and the confidence of a plan, and when; what else a plan has may come later. */
export interface TargetChosen {
  readonly by: string;
  readonly at: string;
  /** Papers decided on by then: 0 is as it should be. */
  readonly afterDecisions: number;
  /** What was chosen before, where papers had been decided on when it was given up. */
  readonly insteadOf?: Pick<StoppingPlan, 'recall' | 'confidence'>;
}

export const USUAL_PLAN: StoppingPlan = { recall: 0.95, confidence: 0.95, inARow: 50 };

/** Reads a plan from data of any shape; undefined when it is none. */
export function readPlan(value: Readonly<Record<string, unknown>>): StoppingPlan | undefined {
  const { recall, confidence, inARow, keyPapers, expected } = value;
  const isShare = (share: unknown): share is number => typeof share === 'number' && share > 0 && share < 1;
  const isCount = (count: unknown): count is number => Number.isSafeInteger(count) && Number(count) > 0;
  if (!isShare(recall) || !isShare(confidence) || !isCount(inARow)) return undefined;
  return {
    recall,
    confidence,
    inARow,
    ...(typeof keyPapers === 'string' && keyPapers !== '' && { keyPapers }),
    ...(isCount(expected) && { expected }),
  };
}
