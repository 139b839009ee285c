import type { Decision } from './decision.ts';
import type { PaperRecord } from './paper.ts';

/** The fields of a record that can be set after import; null takes one away. */
export type RecordEdit = { readonly [Field in keyof PaperRecord]?: PaperRecord[Field] | null };

/** One thing that a person did to a library. A batch is one change, and so one step of undo. */
export type Change =
  | {
      readonly op: 'import';
      /** File names as the user gave them. */
      readonly files: readonly string[];
      readonly added: number;
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
  /** `papers` are the same as `paper`, which gains `set` and everything that was said of them; they are out of sight. */
  | { readonly op: 'same'; readonly paper: string; readonly papers: readonly string[]; readonly set: RecordEdit }
  /** No two of these papers are the same, however alike they look. */
  | { readonly op: 'distinct'; readonly papers: readonly string[] };

/** The changes that a record can also bring with it from its source. */
export type LabelChange =
  | { readonly op: 'decide'; readonly papers: readonly string[]; readonly decision: Decision }
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
