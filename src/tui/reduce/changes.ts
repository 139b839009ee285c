import type { Arrival, Outcome, Step } from '../../verbs/triage/session.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import { type Diagnostic, placeOf } from '../../domain/diagnostic.ts';
import { inLibrary } from '../../verbs/triage/damage.ts';
import { changeInWords } from '../../verbs/change-in-words.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { UNSCREENED } from '../../verbs/triage/snapshot.ts';
import type { PaperChange } from '../effect.ts';
import { isMarked, type Marks, marksAmong, NO_MARKS, withMarks } from '../marks.ts';
import { currentPaper, type Message, type Next, only, type State } from '../state.ts';
import { find } from './find.ts';

/** The papers that a key acts on: those marked (the range being drawn included), else the one under the cursor. */
export function targets(state: State): readonly number[] {
  const { marks, shown, anchor, cursor } = state;
  if (anchor !== undefined) {
    const range = shown.rows.slice(Math.min(anchor, cursor), Math.max(anchor, cursor) + 1);
    return [...new Set([...shown.rows.filter((ordinal) => isMarked(marks, ordinal)), ...range])];
  }
  if (marks.count > 0) return Array.from(shown.rows.filter((ordinal) => isMarked(marks, ordinal)));
  const current = currentPaper(state);
  return current === undefined ? [] : [current];
}

/** The next row, from the cursor on and then from the top, that nobody has decided on or is about to. */
export function unscreenedFrom({ shown, snapshot, pending, cursor }: State, step: 1 | -1): number | undefined {
  const { rows } = shown;
  for (let distance = 1; distance <= rows.length; distance += 1) {
    const place = (((cursor + step * distance) % rows.length) + rows.length) % rows.length;
    const ordinal = rows[place];
    if (ordinal !== undefined && snapshot.statuses[ordinal] === UNSCREENED && !pending.has(ordinal)) return place;
  }
  return undefined;
}

const DOES: Readonly<Record<PaperChange['kind'], (change: PaperChange, papers: string) => string>> = {
  decide: (change, papers) => (change.kind === 'decide' ? `${capital(change.decision.kind)} ${papers}?` : ''),
  clear: (_, papers) => `Take back the decisions on ${papers}?`,
  tag: (change, papers) => `Tag ${papers} ${change.kind === 'tag' ? change.text : ''}?`,
  list: (change, papers) => `Put ${papers} on "${change.kind === 'list' ? change.list : ''}"?`,
  move: (_, papers) => `Move ${papers}?`,
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function withPending(state: State, papers: readonly number[], by: 1 | -1): ReadonlyMap<number, number> {
  const pending = new Map(state.pending);
  for (const paper of papers) {
    const count = (pending.get(paper) ?? 0) + by;
    if (count > 0) pending.set(paper, count);
    else pending.delete(paper);
  }
  return pending;
}

/** Asks for a change. The screen shows it when it is on disk; the cursor moves on at once. */
function ask(state: State, change: PaperChange, papers: readonly number[]): Next {
  const marked = state.marks.count > 0 || state.anchor !== undefined;
  const asked: State = {
    ...state,
    pending: withPending(state, papers, 1),
    marks: NO_MARKS,
    lastMarks: marked ? withMarks(NO_MARKS, papers, true, state.snapshot.count) : state.lastMarks,
    anchor: undefined,
    overlay: undefined,
    lastChange: change,
    message: undefined,
  };
  const next = change.kind === 'decide' ? unscreenedFrom(asked, 1) : undefined;
  const moved = next === undefined ? asked : { ...asked, cursor: next, scroll: 0 };
  return { state: moved, effects: [{ kind: 'change', change, papers }] };
}

/** A change of what is marked or under the cursor. Only one of everything shown is asked about first. */
export function change(state: State, wanted: PaperChange): Next {
  const papers = targets(state);
  if (papers.length === 0)
    return only({ ...state, overlay: undefined, message: { kind: 'error', text: 'No paper is shown.' } });
  if (papers.length < 2 || papers.length < state.shown.rows.length) return ask(state, wanted, papers);
  const question = DOES[wanted.kind](wanted, `all ${papersCounted(papers.length)} shown`);
  return only({ ...state, overlay: { kind: 'confirm', question, onYes: { kind: 'change', change: wanted, papers } } });
}

/** Yes to a question: what it asked about is under way. */
export function confirmed(state: State): Next {
  const { overlay } = state;
  if (overlay?.kind !== 'confirm') return only(state);
  const { onYes } = overlay;
  if (onYes.kind === 'change') return ask(state, onYes.change, onYes.papers);
  return { state: { ...state, overlay: undefined }, effects: [onYes] };
}

/** Asks before an import is taken back, with which its papers go out of sight. */
export function askToUndo(state: State, event: JournalEvent): State {
  const onYes = { kind: 'step', step: 'undo', isSure: true } as const;
  return { ...state, overlay: { kind: 'confirm', question: `Undo: ${changeInWords(event)}?`, onYes } };
}

/** What is pending, of the same papers. */
function movedPending(pending: State['pending'], moved: (ordinal: number) => number | undefined): State['pending'] {
  const now = new Map<number, number>();
  for (const [paper, count] of pending) {
    const there = moved(paper);
    if (there !== undefined) now.set(there, (now.get(there) ?? 0) + count);
  }
  return now;
}

/** The first of the rows from a place on, then before it, that there still is. */
function nearestLeft(rows: Int32Array, place: number, there: ReadonlyMap<number, number>): number | undefined {
  const left = (ordinal: number): boolean => there.has(ordinal);
  const next = rows.subarray(place).find(left) ?? rows.subarray(0, place).findLast(left);
  return next === undefined ? undefined : there.get(next);
}

/**
 * Takes in a new snapshot. Cursor, marks, range and what is pending stay on their papers, wherever those are now; papers
 * that are gone go from the screen, and the cursor to the next one.
 */
export function arrive(state: State, { snapshot, moved }: Arrival): State {
  if (moved === undefined) return { ...state, snapshot };
  const { shown, marks, lastMarks, anchor, cursor, overlay } = state;
  const there = new Map<number, number>();
  for (const ordinal of shown.rows) {
    const now = moved(ordinal);
    if (now !== undefined) there.set(ordinal, now);
  }
  // Two that turned out to be one paper are one row.
  const rows = Int32Array.from(new Set(there.values()));
  const marksOf = ({ flags }: Marks): Marks => {
    const papers = Array.from(flags.entries()).flatMap(([ordinal, flag]) => (flag === 1 ? (moved(ordinal) ?? []) : []));
    return withMarks(NO_MARKS, papers, true, snapshot.count);
  };
  const placeOf = (place: number): number => {
    const paper = nearestLeft(shown.rows, place, there);
    return paper === undefined ? 0 : rows.indexOf(paper);
  };
  return {
    ...state,
    snapshot,
    shown: { ...shown, rows, why: new Map([...shown.why].flatMap(([paper, why]) => pairOf(moved(paper), why))) },
    marks: marksAmong(marksOf(marks), rows, snapshot.count),
    lastMarks: marksOf(lastMarks),
    anchor: anchor === undefined || rows.length === 0 ? undefined : placeOf(anchor),
    cursor: placeOf(cursor),
    pending: movedPending(state.pending, moved),
    // The question was about papers that may have gone.
    overlay: overlay?.kind === 'confirm' ? undefined : overlay,
  };
}

function pairOf<Value>(paper: number | undefined, value: Value): [number, Value][] {
  return paper === undefined ? [] : [[paper, value]];
}

function said(change: PaperChange, { changed, unchanged }: Outcome): string {
  const papers = papersCounted(changed);
  if (changed === 0) return unchanged === 1 ? 'It is so already.' : 'They are so already.';
  switch (change.kind) {
    case 'decide': {
      const reason = change.decision.kind === 'exclude' ? change.decision.reason : undefined;
      const did = { include: 'Included', maybe: 'Put aside', exclude: 'Excluded' }[change.decision.kind];
      return `${did} ${papers}${reason === undefined ? '' : `: ${reason}`}; u undoes`;
    }
    case 'clear':
      return `Unscreened ${papers}; u undoes`;
    case 'tag':
      return `Tagged ${papers} ${change.text}; u undoes`;
    case 'list':
      return `Put ${papers} on "${change.list}"; u undoes`;
    case 'move':
      return `Moved to ${change.position} on "${change.list}"; u undoes`;
  }
}

/** A change is on disk. */
export function changed(state: State, wanted: PaperChange, papers: readonly number[], outcome: Outcome): Next {
  const arrived = arrive({ ...state, pending: withPending(state, papers, -1) }, outcome);
  const next = { ...arrived, message: { kind: 'info', text: said(wanted, outcome) } as const };
  // A list shown in its own order is put in the new one.
  return wanted.kind === 'move' ? find(next, state.shown) : only(next);
}

/** A change could not be written: nothing was. */
export function refused(state: State, papers: readonly number[], text: string): State {
  return { ...state, pending: withPending(state, papers, -1), message: { kind: 'error', text } };
}

/** Undo or redo is on disk; the cursor goes to where it changed something. */
export function stepped(state: State, step: 'undo' | 'redo', done: Step): Next {
  const { event } = done;
  const arrived = arrive(state, done);
  if (event === undefined) return only({ ...arrived, message: { kind: 'info', text: `There is nothing to ${step}.` } });
  const ids = 'papers' in event ? event.papers : 'paper' in event ? [event.paper] : [];
  const touched = new Set(ids.map((id) => arrived.snapshot.ordinalOf(id)));
  const place = ids.length === 0 ? -1 : arrived.shown.rows.findIndex((ordinal) => touched.has(ordinal));
  const message = {
    kind: 'info',
    text: `${step === 'undo' ? 'Undone' : 'Done again'}: ${changeInWords(event)}`,
  } as const;
  const next = { ...arrived, message, cursor: place === -1 ? arrived.cursor : place, scroll: 0 };
  return event.op === 'import' || event.op === 'list-move' ? find(next, state.shown) : only(next);
}

/** Where something is wrong with the library, what, and what to do. */
export function problemMessage(problem: Diagnostic): Message {
  const { reason, note, ...place } = inLibrary(problem);
  const text = `${[placeOf(place), reason].join(': ')}${note === undefined ? '' : `. ${note}`}`;
  return { kind: 'error', text };
}

/** The library as it became by what did not come from here alone: the view follows, and what is new joins it. */
export function cameIn(state: State, arrival: Arrival, text: string): Next {
  const grown = arrival.snapshot.count !== state.snapshot.count;
  const { problem } = arrival;
  const message = problem === undefined ? ({ kind: 'info', text } as const) : problemMessage(problem);
  const arrived: State = { ...arrive(state, arrival), message };
  return grown ? find(arrived, state.shown) : only(arrived);
}
