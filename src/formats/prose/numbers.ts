import { factIn } from './look-ahead.ts';
import type { Step } from './steps.ts';

/** What numbers alone on their lines are, by what stands around them. */

/** `1` between "Previous" and "Next", `0` behind "Models citing this paper": true by the step before the number. */
export function isPageNumber(before: Step | undefined): boolean {
  const fact = factIn(before);
  return fact?.kind === 'furniture' && (fact.what === 'page links' || fact.what === 'discussion');
}

/**
 * How many more numbers behind one speak of the same paper, or undefined when that one already is the upvotes of the
 * next: those stand last before its title, unless its submitter is named before them.
 */
export function numbersBehind(following: readonly Step[]): number | undefined {
  let numbers = 0;
  for (const step of following) {
    if (step.kind === 'furniture') continue;
    const kind = factIn(step)?.kind;
    if (kind === 'submitted' || kind === 'furniture') return numbers;
    if (kind !== 'number') return numbers === 0 ? undefined : numbers - 1;
    numbers += 1;
  }
  return numbers;
}
