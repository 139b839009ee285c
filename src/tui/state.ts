import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Candidate } from '../verbs/triage/complete.ts';
import type { FoundPapers, Matches } from '../verbs/triage/find.ts';
import type { MatchPair } from '../verbs/triage/matches.ts';
import type { OrderName } from '../verbs/triage/orders.ts';
import type { Outlook, Why } from '../verbs/triage/outlook.ts';
import type { Snapshot } from '../verbs/triage/snapshot.ts';
import type { Entry } from '../domain/entry.ts';
import type { Effect, PaperChange } from './effect.ts';
import type { Context } from './actions.ts';
import type { Keymap } from './keymap.ts';
import type { Line } from './line.ts';
import { type Marks, NO_MARKS } from './marks.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What was asked before, to go back to. */
export interface Asked {
  readonly query: string;
  readonly order: OrderName;
}

/** The papers shown, and what was asked to find them. */
export interface Shown extends Asked {
  /** The paper that they are like, where that was asked for, and what was shown before. */
  readonly like?: { readonly id: string; readonly title: string; readonly from: Asked } | undefined;
  /** Ordinals in the order shown. */
  readonly rows: Int32Array;
  readonly remarks: readonly string[];
  readonly hints: readonly Diagnostic[];
  /** Why papers stand where they do, by ordinal, as far as the order has reasons. */
  readonly why: ReadonlyMap<number, Why>;
  readonly matchesOf: (entry: Entry) => Matches;
}

/** Choices above the line that is being written. */
export interface Choices {
  readonly candidates: readonly Candidate[];
  /** Place among the candidates; -1 for none. */
  readonly chosen: number;
  /** What of the line a candidate takes the place of. */
  readonly from: number;
  readonly to: number;
}

export const NO_CHOICES: Choices = { candidates: [], chosen: -1, from: 0, to: 0 };

/** What a line is written for. */
export type LinePurpose = 'search' | 'tags' | 'command' | 'pipe' | 'save-view';

/** What is picked from a list, by moving or by typing. */
export type PickPurpose = 'reason' | 'list' | 'view' | 'sort';

export const EXPORT_FIELDS = ['what', 'format', 'file'] as const;
export type ExportWhat = 'marked' | 'shown' | { readonly list: string };

export type Overlay =
  | {
      readonly kind: 'line';
      readonly purpose: LinePurpose;
      readonly line: Line;
      readonly choices: Choices;
      /** How far back in what was written before; 0 for what is being written now. */
      readonly back: number;
    }
  | { readonly kind: 'pick'; readonly purpose: PickPurpose; readonly line: Line; readonly choices: Choices }
  | {
      readonly kind: 'export';
      readonly field: (typeof EXPORT_FIELDS)[number];
      readonly what: ExportWhat;
      readonly format: string;
      readonly file: Line;
      readonly preview: readonly string[] | undefined;
    }
  | {
      readonly kind: 'help';
      readonly line: Line;
      readonly scroll: number;
      /** Where the keys are that it explains, and what it covers there. */
      readonly about: Context;
      readonly over: Overlay | undefined;
    }
  | { readonly kind: 'output'; readonly title: string; readonly lines: readonly string[]; readonly scroll: number }
  | {
      readonly kind: 'matches';
      /** Number of the question that it answers. */
      readonly asked: number;
      readonly pairs: readonly MatchPair[];
      /** Place among the pairs. */
      readonly at: number;
      readonly scroll: number;
      /** Papers that were looked through, and how many there are to look through. */
      readonly done: number;
      readonly of: number;
    }
  | {
      readonly kind: 'confirm';
      readonly question: string;
      /** What to do on yes. */
      readonly onYes: Effect;
    };

export interface Message {
  readonly kind: 'info' | 'error';
  readonly text: string;
}

/** All that the screen shows. */
export interface State {
  readonly size: Size;
  readonly keymap: Keymap;
  /** Formats that can be written, as the export dialog offers them. */
  readonly formats: readonly string[];
  readonly snapshot: Snapshot;
  readonly shown: Shown;
  /** Number of the latest search asked for, and whether its answer is still to come. */
  readonly asked: number;
  readonly searching: boolean;
  /** Number of the latest question for doubtful matches. */
  readonly matchesAsked: number;
  /** What the papers shown were found by, to go back to when what is asked for now cannot be had. */
  readonly found: Asked & Pick<Shown, 'like'>;
  /** True when the answer to come is to be read from its beginning, as an order in which the first is what to read next. */
  readonly toTop: boolean;
  /** Undefined while nothing relevant was found, and until it is worked out. */
  readonly recall: Outlook['recall'];
  /** Place among the rows shown; 0 when there are none. */
  readonly cursor: number;
  /** The first row on the screen. */
  readonly top: number;
  /** The first line of the abstract's pane. */
  readonly scroll: number;
  readonly marks: Marks;
  readonly lastMarks: Marks;
  /** Where a range of marks began, as a place among the rows. */
  readonly anchor: number | undefined;
  readonly focus: 'papers' | 'abstract';
  readonly zoomed: boolean;
  /** The list's share of the space, in twentieths. */
  readonly split: number;
  readonly mouse: boolean;
  /** Changes asked for and not yet on disk, by paper. */
  readonly pending: ReadonlyMap<number, number>;
  /** The command that is running, as it was typed. */
  readonly running: string | undefined;
  readonly overlay: Overlay | undefined;
  /** What a command said while something lay over the papers: shown when that is gone. */
  readonly waiting: Extract<Overlay, { kind: 'output' }> | undefined;
  readonly message: Message | undefined;
  readonly lastChange: PaperChange | undefined;
  readonly lastTags: PaperChange | undefined;
  /** What was written for each purpose, the latest last. */
  readonly history: Readonly<Partial<Record<LinePurpose, readonly string[]>>>;
}

/** A state and what it wants done. */
export interface Next {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** A state that wants nothing done. */
export function only(state: State): Next {
  return { state, effects: [] };
}

const NOTHING_FOUND: FoundPapers = {
  rows: new Int32Array(0),
  remarks: [],
  hints: [],
  why: new Map(),
  matchesOf: () => ({ title: [], abstract: [] }),
};

export interface Start extends Partial<FoundPapers> {
  readonly size: Size;
  readonly keymap: Keymap;
  readonly formats: readonly string[];
  readonly snapshot: Snapshot;
  readonly query: string;
  readonly order: OrderName;
}

/** The state that the terminal UI begins with. */
export function initialState({ size, keymap, formats, snapshot, query, order, ...found }: Start): State {
  return {
    size,
    keymap,
    formats,
    snapshot,
    shown: { query, order, ...NOTHING_FOUND, ...found },
    asked: 0,
    searching: false,
    matchesAsked: 0,
    found: { query, order, like: undefined },
    toTop: false,
    recall: undefined,
    cursor: 0,
    top: 0,
    scroll: 0,
    marks: NO_MARKS,
    lastMarks: NO_MARKS,
    anchor: undefined,
    focus: 'papers',
    zoomed: false,
    split: 9,
    mouse: true,
    pending: new Map(),
    running: undefined,
    overlay: undefined,
    waiting: undefined,
    message: undefined,
    lastChange: undefined,
    lastTags: undefined,
    history: {},
  };
}

/** The ordinal of the paper under the cursor; undefined when none is shown. */
export function currentPaper({ shown, cursor }: State): number | undefined {
  return shown.rows[cursor];
}
