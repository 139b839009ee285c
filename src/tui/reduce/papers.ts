import type { ActionName } from '../actions.ts';
import { layoutOf, SPLIT_STEPS } from '../layout.ts';
import { EMPTY_LINE } from '../line.ts';
import { isMarked, marksAmong, NO_MARKS, withMarks } from '../marks.ts';
import { currentPaper, type Next, only, type State } from '../state.ts';
import { change, targets, unscreenedFrom } from './changes.ts';
import { leave, stopOrLeave } from './commands.ts';
import { find, findAlike, search } from './find.ts';
import { openMatches } from './matches.ts';
import { openExport, openLine, openPick } from './overlays.ts';
import { clamp, currentDetail } from './settle.ts';

type Perform = (state: State) => Next;

function moveTo(state: State, cursor: number): Next {
  const to = clamp(cursor, state.shown.rows.length - 1);
  return only(to === state.cursor ? state : { ...state, cursor: to, scroll: 0 });
}

function page({ ...state }: State): number {
  return layoutOf(state).list?.height ?? layoutOf(state).body.height;
}

function paneHeight(state: State): number {
  return layoutOf(state).detail?.height ?? 1;
}

function scroll(state: State, lines: number): Next {
  return only({ ...state, scroll: Math.max(0, state.scroll + lines) });
}

function toUnscreened(state: State, step: 1 | -1): Next {
  const place = unscreenedFrom(state, step);
  if (place !== undefined) return moveTo(state, place);
  return only({ ...state, message: { kind: 'info', text: 'Everything shown is screened.' } });
}

function toMatch(state: State, step: 1 | -1): Next {
  const current = currentDetail(state);
  const { matchLines = [] } = current?.detail ?? {};
  if (matchLines.length === 0)
    return only({ ...state, message: { kind: 'info', text: 'Nothing in this abstract matches the query.' } });
  const next =
    step === 1
      ? (matchLines.find((line) => line > state.scroll) ?? matchLines[0])
      : (matchLines.findLast((line) => line < state.scroll) ?? matchLines.at(-1));
  return only({ ...state, scroll: next ?? 0 });
}

function mark(state: State): Next {
  const current = currentPaper(state);
  if (current === undefined) return only(state);
  const marks = withMarks(state.marks, [current], !isMarked(state.marks, current), state.snapshot.count);
  return moveTo({ ...state, marks }, state.cursor + 1);
}

function range(state: State): Next {
  if (state.anchor === undefined)
    return only({ ...state, anchor: state.shown.rows.length === 0 ? undefined : state.cursor });
  return only({ ...state, anchor: undefined, marks: withMarks(NO_MARKS, targets(state), true, state.snapshot.count) });
}

function markShown(state: State): Next {
  const { shown, marks, snapshot } = state;
  const all = marks.count === shown.rows.length;
  return only({
    ...state,
    anchor: undefined,
    lastMarks: marks.count > 0 ? marks : state.lastMarks,
    marks: all ? NO_MARKS : withMarks(NO_MARKS, shown.rows, true, snapshot.count),
  });
}

function markAgain(state: State): Next {
  const marks = marksAmong(state.lastMarks, state.shown.rows, state.snapshot.count);
  if (marks.count > 0) return only({ ...state, marks });
  return only({ ...state, message: { kind: 'info', text: 'None of the last marks is shown.' } });
}

/** Esc: what was begun last ends first. */
function escape(state: State): Next {
  if (state.anchor !== undefined) return only({ ...state, anchor: undefined });
  if (state.marks.count > 0) return only({ ...state, marks: NO_MARKS, lastMarks: state.marks });
  if (state.focus === 'abstract') return only({ ...state, focus: 'papers' });
  if (state.zoomed) return only({ ...state, zoomed: false });
  if (state.shown.like !== undefined) return find(state, state.shown.like.from);
  return state.shown.query === '' ? only({ ...state, message: undefined }) : search(state, '');
}

function back(state: State): Next {
  if (state.zoomed) return only({ ...state, zoomed: false });
  if (state.focus === 'abstract') return only({ ...state, focus: 'papers' });
  if (state.shown.like !== undefined) return find(state, state.shown.like.from);
  return leave(state);
}

function view(state: State, number: number): Next {
  const chosen = state.snapshot.names().views[number - 1];
  if (chosen !== undefined) return search(state, chosen.query);
  const text = `There is no saved view ${number}: F saves this query as one.`;
  return only({ ...state, message: { kind: 'info', text } });
}

/** The reading list that the query shows in its own order; the picker of orders offers that. */
function listShown({ shown }: State): string | undefined {
  if (shown.order !== 'reading list') return undefined;
  const [, quoted, bare] = /(?:^|\s)list:(?:"([^"]+)"|(\S+))/.exec(shown.query) ?? [];
  return quoted ?? bare;
}

function moveOnList(state: State, step: 1 | -1): Next {
  const list = listShown(state);
  if (list === undefined)
    return only({
      ...state,
      message: { kind: 'info', text: 'Search list:NAME and sort by "reading list" to move papers on it.' },
    });
  // The neighbour's place on the whole list, of which a longer query shows only a part.
  const neighbour = state.shown.rows[state.cursor + step];
  const position = neighbour === undefined ? 0 : state.snapshot.onList(list).indexOf(neighbour) + 1;
  if (position === 0) return only(state);
  return change({ ...state, marks: NO_MARKS, anchor: undefined }, { kind: 'move', list, position });
}

function acting(effect: (papers: readonly number[]) => Next['effects'][number]): Perform {
  return (state) => {
    const papers = targets(state);
    return papers.length === 0 ? only(state) : { state, effects: [effect(papers)] };
  };
}

function onCurrent(effect: (paper: number) => Next['effects'][number]): Perform {
  return (state) => {
    const current = currentPaper(state);
    return current === undefined ? only(state) : { state, effects: [effect(current)] };
  };
}

/** What each key does among the papers. */
export const PERFORM: Readonly<Partial<Record<ActionName, Perform>>> = {
  down: (state) => moveTo(state, state.cursor + 1),
  up: (state) => moveTo(state, state.cursor - 1),
  first: (state) => moveTo(state, 0),
  last: (state) => moveTo(state, state.shown.rows.length - 1),
  'page-down': (state) => moveTo({ ...state, top: state.top + page(state) }, state.cursor + page(state)),
  'page-up': (state) => moveTo({ ...state, top: Math.max(0, state.top - page(state)) }, state.cursor - page(state)),
  'half-page-down': (state) => moveTo(state, state.cursor + Math.ceil(page(state) / 2)),
  'half-page-up': (state) => moveTo(state, state.cursor - Math.ceil(page(state) / 2)),
  'next-unscreened': (state) => toUnscreened(state, 1),
  'previous-unscreened': (state) => toUnscreened(state, -1),
  include: (state) => change(state, { kind: 'decide', decision: { kind: 'include' } }),
  maybe: (state) => change(state, { kind: 'decide', decision: { kind: 'maybe' } }),
  exclude: (state) => change(state, { kind: 'decide', decision: { kind: 'exclude' } }),
  'exclude-because': (state) => openPick(state, 'reason'),
  'clear-decision': (state) => change(state, { kind: 'clear' }),
  tag: (state) => openLine(state, 'tags', ''),
  'tag-again': (state) => (state.lastTags === undefined ? openLine(state, 'tags', '') : change(state, state.lastTags)),
  'add-to-list': (state) => openPick(state, 'list'),
  'up-on-list': (state) => moveOnList(state, -1),
  'down-on-list': (state) => moveOnList(state, 1),
  annotate: onCurrent((paper) => ({ kind: 'annotate', paper })),
  undo: (state) => ({ state, effects: [{ kind: 'step', step: 'undo', isSure: false }] }),
  redo: (state) => ({ state, effects: [{ kind: 'step', step: 'redo', isSure: false }] }),
  repeat: (state) =>
    state.lastChange === undefined
      ? only({ ...state, message: { kind: 'info', text: 'There is nothing to repeat yet.' } })
      : change(state, state.lastChange),
  mark,
  'mark-range': range,
  'mark-shown': markShown,
  'mark-again': markAgain,
  'scroll-down': (state) => scroll(state, 1),
  'scroll-up': (state) => scroll(state, -1),
  'next-match': (state) => toMatch(state, 1),
  'previous-match': (state) => toMatch(state, -1),
  focus: (state) => only({ ...state, focus: state.focus === 'papers' ? 'abstract' : 'papers' }),
  zoom: (state) => only({ ...state, zoomed: !state.zoomed, focus: state.zoomed ? 'papers' : 'abstract' }),
  narrower: (state) => only({ ...state, split: Math.max(2, state.split - 1) }),
  wider: (state) => only({ ...state, split: Math.min(SPLIT_STEPS - 2, state.split + 1) }),
  'abstract-down': (state) => scroll(state, 1),
  'abstract-up': (state) => scroll(state, -1),
  'abstract-page-down': (state) => scroll(state, paneHeight(state) - 1),
  'abstract-page-up': (state) => scroll(state, 1 - paneHeight(state)),
  'abstract-start': (state) => only({ ...state, scroll: 0 }),
  'abstract-end': (state) => only({ ...state, scroll: currentDetail(state)?.detail.lines.length ?? 0 }),
  search: (state) => openLine(state, 'search', state.shown.query),
  sort: (state) => openPick(state, 'sort'),
  'pick-view': (state) => openPick(state, 'view'),
  'save-view': (state) =>
    state.shown.query.trim() === ''
      ? only({ ...state, message: { kind: 'info', text: 'There is no query to save: / writes one.' } })
      : openLine(state, 'save-view', ''),
  'view-1': (state) => view(state, 1),
  'view-2': (state) => view(state, 2),
  'view-3': (state) => view(state, 3),
  'view-4': (state) => view(state, 4),
  'view-5': (state) => view(state, 5),
  'view-6': (state) => view(state, 6),
  'view-7': (state) => view(state, 7),
  'view-8': (state) => view(state, 8),
  'view-9': (state) => view(state, 9),
  all: (state) => search(state, ''),
  similar: findAlike,
  escape,
  doubtful: openMatches,
  export: openExport,
  open: onCurrent((paper) => ({ kind: 'open', paper })),
  'copy-id': acting((papers) => ({ kind: 'copy', what: 'ids', papers })),
  'copy-bibtex': acting((papers) => ({ kind: 'copy', what: 'bibtex', papers })),
  pipe: (state) => openLine(state, 'pipe', state.history.pipe?.at(-1) ?? ''),
  command: (state) => openLine(state, 'command', ''),
  help: (state) =>
    only({ ...state, overlay: { kind: 'help', line: EMPTY_LINE, scroll: 0, about: state.focus, over: undefined } }),
  redraw: (state) => ({ state: { ...state, message: undefined }, effects: [{ kind: 'redraw' }] }),
  mouse: (state) => ({
    state: {
      ...state,
      mouse: !state.mouse,
      message: { kind: 'info', text: state.mouse ? 'The mouse selects text.' : 'The mouse is for papers.' },
    },
    effects: [{ kind: 'mouse', on: !state.mouse }],
  }),
  suspend: (state) => ({ state, effects: [{ kind: 'suspend' }] }),
  back,
  leave: stopOrLeave,
};
