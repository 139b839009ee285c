import { type RecallTarget, targetEvidence } from './recall.ts';
import { excludedInARow, type ScreeningSoFar } from './so-far.ts';

/** A rule that says of a screening whether one might stop. Once it says so it need not say so again. */
export interface StoppingRule {
  /** As it is printed: `hypergeometric`, `50 in a row`. */
  readonly name: string;
  readonly met: (screening: ScreeningSoFar) => boolean;
}

/** The rule with the guarantee: the target is reached with its confidence, however often one looks. */
export function hypergeometricRule(target: RecallTarget): StoppingRule {
  return { name: 'hypergeometric', met: (screening) => targetEvidence(screening, target).reached };
}

/** The test as published, looked at after every decision, for which it was not made: no guarantee. */
function oneLookRule(target: RecallTarget): StoppingRule {
  return {
    name: 'hypergeometric, uncorrected',
    met: (screening) => targetEvidence(screening, target).pValueOfOneLook < 1 - target.confidence,
  };
}

/** So many records in a row were excluded: no guarantee. */
export function inARowRule(count: number): StoppingRule {
  return { name: `${count} in a row`, met: (screening) => excludedInARow(screening) >= count };
}

/** The part of SAFE's second phase that a program can see: a tenth is screened, and fifty in a row were excluded. */
function safeRule(): StoppingRule {
  const { met } = inARowRule(50);
  return {
    name: '10% and 50 in a row',
    met: (screening) => screening.screened >= screening.total / 10 && met(screening),
  };
}

/** The rules that simulations compare. */
export function stoppingRules(target: RecallTarget): StoppingRule[] {
  return [
    hypergeometricRule(target),
    oneLookRule(target),
    safeRule(),
    inARowRule(50),
    inARowRule(100),
    inARowRule(200),
  ];
}
