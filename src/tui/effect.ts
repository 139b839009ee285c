import type { Decision } from '../domain/decision.ts';
import type { FindRequest } from '../verbs/triage/find.ts';
import type { MatchAnswer } from '../verbs/triage/matches.ts';
import type { TagEdit } from '../verbs/tag.ts';

/** A change of papers, as one step of undo. */
export type PaperChange =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'clear' }
  | { readonly kind: 'tag'; readonly edit: TagEdit; readonly text: string }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'move'; readonly list: string; readonly position: number };

export type ExportFormat = string;

/** What the reducer wants done; what came of it comes back as an event. Papers are ordinals. */
export type Effect =
  | { readonly kind: 'find'; readonly asked: number; readonly request: FindRequest }
  /** Works out what a key cannot wait for: recall, and the most promising order where that is shown. */
  | { readonly kind: 'look'; readonly promising: boolean }
  | { readonly kind: 'change'; readonly change: PaperChange; readonly papers: readonly number[] }
  /** What takes papers out of sight is only done when the user is sure. */
  | { readonly kind: 'step'; readonly step: 'undo' | 'redo'; readonly isSure: boolean }
  | { readonly kind: 'annotate'; readonly paper: number }
  | { readonly kind: 'save-view'; readonly name: string; readonly query: string }
  | { readonly kind: 'preview'; readonly papers: readonly number[]; readonly format: ExportFormat }
  | {
      readonly kind: 'export';
      readonly papers: readonly number[];
      readonly format: ExportFormat;
      readonly file: string;
      readonly overwrite: boolean;
    }
  /** Looks for doubtful matches of papers; those of an earlier question are of no use any more. */
  | { readonly kind: 'match'; readonly asked: number; readonly papers: readonly number[] }
  | { readonly kind: 'answer'; readonly answer: MatchAnswer }
  | { readonly kind: 'copy'; readonly what: 'ids' | 'bibtex'; readonly papers: readonly number[] }
  | { readonly kind: 'open'; readonly paper: number }
  | { readonly kind: 'pipe'; readonly command: string; readonly papers: readonly number[] }
  | { readonly kind: 'run'; readonly words: readonly string[]; readonly papers: readonly number[] }
  /** Ends the command that is running. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'mouse'; readonly on: boolean }
  | { readonly kind: 'redraw' | 'suspend' | 'leave' };
