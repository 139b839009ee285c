import type { Fact } from './facts.ts';
import type { Step } from './steps.ts';
import type { Unit } from './units.ts';

/** Facts that stand between a title and its abstract, or behind it. */
const AFTER_TITLE: ReadonlySet<Fact['kind']> = new Set([
  'separator',
  'authorCount',
  'date',
  'organization',
  'identifier',
  'label',
]);

/** How many steps a look ahead goes. */
const FARTHEST = 40;

/** True for `Abstract: ...`. */
export function isAbstractLabel({ unit }: { readonly unit: Unit }): boolean {
  return unit.kind === 'fact' && unit.fact.kind === 'label' && unit.fact.label === 'abstract';
}

/** The fact that a step is. */
export function factIn(step: Step | undefined): Fact | undefined {
  return step?.kind === 'unit' && step.unit.kind === 'fact' ? step.unit.fact : undefined;
}

/** What stands around a step of a page. A title is known by what follows it. */
export class LookAhead {
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  /** The step right before or behind one, by a distance of -1 or 1. */
  beside(index: number, distance: -1 | 1): Step | undefined {
    return this.#steps[index + distance];
  }

  /** The steps behind one, as far as anyone has to look; never the whole page, so that reading takes time by its length. */
  following(index: number): readonly Step[] {
    return this.#steps.slice(index + 1, index + 1 + FARTHEST);
  }

  /** The next step that is not furniture. */
  nextStep(index: number): Step | undefined {
    return this.following(index).find((step) => step.kind !== 'furniture');
  }

  /** The next step that is no fact of a paper, and whether any fact stands before it. */
  next(index: number): { readonly step: Step | undefined; readonly facts: boolean } {
    let facts = false;
    let furniture = false;
    for (const step of this.following(index)) {
      if (step.kind === 'furniture') {
        furniture = true;
        continue;
      }
      if (step.kind !== 'unit' || isAbstractLabel(step)) return { step, facts };
      const { unit } = step;
      // What stands behind furniture of the page speaks of something else.
      if (unit.kind === 'authors' || (unit.kind === 'fact' && AFTER_TITLE.has(unit.fact.kind))) facts ||= !furniture;
      else if (unit.kind !== 'fact') return { step, facts };
      else if (unit.fact.kind === 'furniture') furniture = true;
      else return { step: undefined, facts };
    }
    return { step: undefined, facts };
  }

  /** True for a heading with deeper ones, a list or a table under it: the name of a section, whatever is said below it. */
  leadsToDeeper(depth: number, index: number): boolean {
    const next = this.following(index).find(
      (step) =>
        step.kind === 'entry' || step.kind === 'table' || (step.kind === 'unit' && step.unit.kind === 'heading'),
    );
    if (next === undefined) return false;
    return next.kind !== 'unit' || (next.unit.kind === 'heading' && next.unit.depth > depth);
  }

  /** As in listings: `arXiv:2306.01985 [pdf]`, then `Title: ...`. */
  isBeforeTitleLabel(index: number): boolean {
    const fact = factIn(this.beside(index, 1));
    return fact?.kind === 'label' && fact.label === 'title';
  }

  /** True where what comes next is a separator or a date. */
  endsBehind(index: number): boolean {
    const kind = factIn(this.nextStep(index))?.kind;
    return kind === 'separator' || kind === 'date';
  }
}
