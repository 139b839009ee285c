import type { DecisionMark } from './decision.ts';
import type { FieldOrigins } from './enrichment.ts';
import type { RecordEdit } from './journal.ts';

/** What the journal says of one paper. */
export interface PaperState {
  /** The decision that counts: what settled a disagreement, else the latest of any reviewer. */
  readonly decision?: DecisionMark;
  /** The latest decision of each reviewer on their own, by name. */
  readonly decisions: ReadonlyMap<string, DecisionMark>;
  /** What settled the reviewers' disagreement, until one of them decides otherwise again. */
  readonly settled?: DecisionMark;
  /** In order of name. */
  readonly tags: readonly string[];
  readonly note?: string;
  /** What imports and edits set over the corpus line. */
  readonly edit?: RecordEdit;
  /** Where fields came from that services gave or a person wrote. */
  readonly origins?: FieldOrigins;
  /** Records of services that a person said are not of this paper. */
  readonly refused?: readonly string[];
}

/** The fold of a journal. */
export interface LibraryState {
  /** Only papers that the journal speaks of. */
  readonly papers: ReadonlyMap<string, PaperState>;
  /** Reading lists by name, in order of creation; each a list of paper ids in reading order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** ULIDs of imports that were taken back: their papers are out of sight. */
  readonly withdrawnImports: ReadonlySet<string>;
  /** Papers that turned out to be another one, by id, with the id of that other. */
  readonly sameAs: ReadonlyMap<string, string>;
  /** Pairs that a person called different papers, by {@link pairKey}. */
  readonly distinct: ReadonlySet<string>;
}

/** The name of two papers as a pair, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** True when reviewers decided differently, whatever their reasons, and nobody has settled it. Never of a blind library. */
export function isInConflict({ decisions, settled }: PaperState): boolean {
  return settled === undefined && new Set(Array.from(decisions.values(), ({ kind }) => kind)).size > 1;
}

export const UNTOUCHED: PaperState = { decisions: new Map(), tags: [] };
