import type { Decision } from './decision.ts';
import type { Enrichment, Refusal } from './enrichment.ts';
import type { FoundIn } from './found-in.ts';
import type { PaperRecord } from './paper.ts';
import type { StoppingPlan } from './stopping-plan.ts';

/** The fields of a record that can be set after import; null takes one away. */
export type RecordEdit = { readonly [Field in keyof PaperRecord]?: PaperRecord[Field] | null };

/** One thing that a person did to a library. A batch is one change, and so one step of undo. */
export type Change =
  | {
      readonly op: 'import';
      /** File names as the user gave them. */
      readonly files: readonly string[];
      readonly added: number;
      /** Records by file, without those that the same file had brought before; with `added` it gives the duplicates. */
      readonly identified?: Readonly<Record<string, number>>;
      /** Where the records of all its files were found, when the user said so. */
      readonly foundIn?: FoundIn;
      /** What known papers gained from the records that were merged into them. */
      readonly merged: readonly { readonly paper: string; readonly set: RecordEdit }[];
      /** Decisions, tags, notes and lists that came with the records. */
      readonly labels?: readonly LabelChange[];
    }
  | LabelChange
  | { readonly op: 'list-new'; readonly list: string }
  | { readonly op: 'list-remove'; readonly list: string; readonly papers: readonly string[] }
  /** Puts the papers, in the order given, so that the first of them has position `to` (from 0) in the list. */
  | { readonly op: 'list-move'; readonly list: string; readonly papers: readonly string[]; readonly to: number }
  | { readonly op: 'list-rename'; readonly list: string; readonly name: string }
  | { readonly op: 'list-delete'; readonly list: string }
  | { readonly op: 'edit'; readonly paper: string; readonly set: RecordEdit }
  /** What papers gained from the services that were asked for them, and records that a person refused. */
  | { readonly op: 'enrich'; readonly merged: readonly Enrichment[]; readonly refused: readonly Refusal[] }
  /** When screening is to be enough; the latest plan counts. */
  | { readonly op: 'plan'; readonly plan: StoppingPlan }
  /** `papers` are the same as `paper`, which gains `set` and everything that was said of them; they are out of sight. */
  | { readonly op: 'same'; readonly paper: string; readonly papers: readonly string[]; readonly set: RecordEdit }
  /** No two of these papers are the same, however alike they look. */
  | { readonly op: 'distinct'; readonly papers: readonly string[] };

/** The model whose suggestion a decision took up. The same version gives the same order from the same decisions. */
export interface SuggestedBy {
  readonly model: string;
  readonly version: string;
}

/** The changes that a record can also bring with it from its source. */
export type LabelChange =
  | {
      readonly op: 'decide';
      readonly papers: readonly string[];
      readonly decision: Decision;
      /** It settles what reviewers decided differently, and is not the signer's own decision. */
      readonly settles?: true;
      /** What had put the papers before the reviewer, where something had. */
      readonly suggested?: SuggestedBy;
    }
  | { readonly op: 'unscreen'; readonly papers: readonly string[] }
  | {
      readonly op: 'tag';
      readonly papers: readonly string[];
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  /** An empty text takes the note away. */
  | { readonly op: 'note'; readonly paper: string; readonly text: string }
  | { readonly op: 'list-add'; readonly list: string; readonly papers: readonly string[] };

/** A change with its place in history, or the taking back (undo) or doing again (redo) of one. One line of journal.jsonl. */
export type JournalEvent = {
  /** ULID: sorts by time, unique across copies of a library. */
  readonly id: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly by: string;
} & (Change | { readonly op: 'undo' | 'redo'; readonly event: string });
