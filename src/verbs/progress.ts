import { PapersError } from '../domain/errors.ts';
import type { JournalEvent } from '../domain/journal.ts';
import type { StoppingPlan, TargetChosen } from '../domain/stopping-plan.ts';
import { USUAL_PLAN } from '../domain/stopping-plan.ts';
import { type SafeItem, safeChecklist } from '../screening/safe.ts';
import {
  estimateRecall,
  type RecallEstimate,
  type TargetEvidence,
  targetEvidence,
} from '../screening/stopping/recall.ts';
import { excludedInARow } from '../screening/stopping/so-far.ts';
import type { Library } from './library.ts';
import { screeningOrder, screeningSoFar } from './screening-order.ts';

/** A plan with who chose its target, and when. */
export interface ChosenPlan extends StoppingPlan {
  /** Absent for the usual plan, which nobody chose. */
  readonly chosen?: TargetChosen;
}

/** How far screening is, and what speaks for having seen enough. It never says to stop. */
export interface Progress {
  readonly papers: number;
  /** Included or excluded. */
  readonly screened: number;
  readonly included: number;
  /** Put aside as `maybe`: not screened, as far as the rules are concerned. */
  readonly putAside: number;
  /** Decided on with many others at once: left out of the evidence. */
  readonly atAStroke: number;
  readonly excludedInARow: number;
  readonly plan: ChosenPlan;
  /** Of the papers screened one by one; absent while none of them is included. */
  readonly recall?: RecallEstimate;
  /** The test of the plan's recall and confidence. */
  readonly target: TargetEvidence;
  readonly safe: readonly SafeItem[];
}

/** Who chose the target of a plan: who chose that of the plan before it, where it is the same. */
function targetChosen(
  { plan: { recall, confidence }, by, at }: Extract<JournalEvent, { op: 'plan' }>,
  before: ChosenPlan,
  afterDecisions: number,
): TargetChosen {
  if (before.chosen === undefined) return { by, at, afterDecisions };
  if (before.recall === recall && before.confidence === confidence) return before.chosen;
  const insteadOf = { recall: before.recall, confidence: before.confidence };
  return { by, at, afterDecisions, ...(afterDecisions > 0 && { insteadOf }) };
}

/** The plan of a library: the latest chosen, else the usual one. */
export function stoppingPlan(library: Library): ChosenPlan {
  let plan: ChosenPlan = USUAL_PLAN;
  const decided = new Set<string>();
  for (const event of library.events) {
    if (library.isUndone(event.id)) continue;
    if (event.op === 'decide') for (const id of event.papers) decided.add(id);
    if (event.op === 'plan') plan = { ...event.plan, chosen: targetChosen(event, plan, decided.size) };
  }
  return plan;
}

/** Records when screening is to be enough, as one step of undo; what is not given stays as it was. Throws `unknown-list`. */
export async function planStopping(library: Library, change: Partial<StoppingPlan>): Promise<void> {
  const { chosen, ...before } = stoppingPlan(library);
  const { keyPapers } = change;
  if (keyPapers !== undefined && !library.state.lists.has(keyPapers))
    throw new PapersError('unknown-list', `there is no reading list "${keyPapers}"`, {
      remedy: `Make it first: papers list add "${keyPapers}" PAPER...`,
    });
  const plan = { ...before, ...change };
  if (chosen === undefined || JSON.stringify(plan) !== JSON.stringify(before))
    await library.commit({ op: 'plan', plan });
}

/** How far the screening of a library is. */
export function progress(library: Library): Progress {
  const plan = stoppingPlan(library);
  const order = screeningOrder(library);
  const screening = screeningSoFar(order);
  const { state } = library;
  const decided = [...order.screened, ...order.atAStroke];
  const key = plan.keyPapers === undefined ? undefined : (state.lists.get(plan.keyPapers) ?? []);
  const recall = estimateRecall(screening, plan.confidence);
  return {
    papers: order.total,
    screened: decided.length,
    included: decided.filter(({ included }) => included).length,
    putAside: library.ask(
      (view) =>
        [...state.papers].filter(([id, { decision }]) => decision?.kind === 'maybe' && view.withId(id) !== undefined)
          .length,
    ),
    atAStroke: order.atAStroke.length,
    excludedInARow: excludedInARow(screening),
    plan,
    ...(recall !== undefined && { recall }),
    target: targetEvidence(screening, plan),
    safe: safeChecklist(screening, {
      inARow: plan.inARow,
      ...(plan.expected !== undefined && { expected: plan.expected }),
      ...(key !== undefined && {
        keyPapers: {
          papers: key.length,
          included: key.filter((id) => state.papers.get(id)?.decision?.kind === 'include').length,
        },
      }),
    }),
  };
}
