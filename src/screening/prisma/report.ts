import type { TargetChosen } from '../../domain/stopping-plan.ts';
import type { Agreement } from '../agreement.ts';
import type { RecallEstimate, RecallTarget, TargetEvidence } from '../stopping/recall.ts';
import type { ScreeningSoFar } from '../stopping/so-far.ts';
import type { PrismaFlow } from './flow.ts';

/** All that a report of a screening says, as data. */
export interface ScreeningReport {
  /** Of the program that made it. */
  readonly version: string;
  readonly flow: PrismaFlow;
  /** The papers screened one by one, in order. */
  readonly screening: ScreeningSoFar;
  /** Decided on many at once, or brought decided by an import. */
  readonly atAStroke: number;
  /** Papers that were decided on as a model suggested them, by model and version; the rest came in another order. */
  readonly suggested: readonly { readonly model: string; readonly version: string; readonly papers: number }[];
  /** In order of name. */
  readonly reviewers: readonly string[];
  /** True when only the decisions of the reviewer who asked are counted. */
  readonly blind: boolean;
  readonly agreement: readonly Agreement[];
  readonly disagreements: { readonly open: number; readonly settled: number };
  readonly stopping: {
    readonly plan: RecallTarget & { readonly inARow: number };
    /** Absent when nobody chose a plan. */
    readonly chosen?: TargetChosen;
    readonly evidence: TargetEvidence;
    readonly excludedInARow: number;
  };
  readonly recall?: RecallEstimate;
  readonly criteria: {
    readonly text?: string;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  /** For a paper's methods section; every number in it is one of the above. */
  readonly methods: string;
}
