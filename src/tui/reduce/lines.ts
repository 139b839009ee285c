import { PapersError } from '../../domain/errors.ts';
import { ORDER_NAMES } from '../../verbs/triage/orders.ts';
import { readTagEdit } from '../../verbs/tag.ts';
import type { ActionName } from '../actions.ts';
import { layoutOf } from '../layout.ts';
import { EDITS, EMPTY_LINE, insert, isEdit, type Line, lineOf } from '../line.ts';
import { type Choices, type LinePurpose, type Next, NO_CHOICES, only, type Overlay, type State } from '../state.ts';
import { wordsOf } from '../lines/command-words.ts';
import { change } from './changes.ts';
import { pipe, runCommand } from './commands.ts';
import { find, search, sortBy } from './find.ts';
import { choicesFor, picks } from './overlays.ts';
import { PERFORM } from './papers.ts';

type LineOverlay = Extract<Overlay, { kind: 'line' }>;
type PickOverlay = Extract<Overlay, { kind: 'pick' }>;
type HelpOverlay = Extract<Overlay, { kind: 'help' }>;

const MOST_REMEMBERED = 200;

function remember(state: State, purpose: LinePurpose, text: string): State {
  if (text.trim() === '') return state;
  const before = (state.history[purpose] ?? []).filter((known) => known !== text);
  return { ...state, history: { ...state.history, [purpose]: [...before, text].slice(-MOST_REMEMBERED) } };
}

/** The line after it was edited: its completions anew, and in the query the papers too. */
function edited(state: State, overlay: LineOverlay, line: Line): Next {
  const choices = choicesFor(overlay.purpose, line, state.snapshot.names());
  const next: State = { ...state, overlay: { ...overlay, line, choices, back: 0 } };
  if (overlay.purpose !== 'search' || line.text === overlay.line.text) return only(next);
  return searchLive(next, line);
}

function searchLive(state: State, { text }: Line): Next {
  return find(state, { query: text, order: state.shown.like?.from.order ?? state.shown.order, live: true });
}

function wrongLine(state: State, error: unknown): Next {
  if (!(error instanceof PapersError)) throw error;
  return only({ ...state, message: { kind: 'error', text: `${error.reason}. ${error.remedy ?? ''}` } });
}

/** `+icl -old`, or bare words, which are added. */
function tagWords(text: string): string[] {
  return wordsOf(text).map((word) => (/^[-+]/.test(word) ? word : `+${word}`));
}

/** What Enter does with a line. */
const ACCEPT: Readonly<Record<LinePurpose, (state: State, text: string) => Next>> = {
  search: (state, text) => search(state, text.trim()),
  tags: (state, text) => {
    const words = tagWords(text);
    if (words.length === 0) return only(state);
    try {
      const tags = { kind: 'tag', edit: readTagEdit(words), text: words.join(' ') } as const;
      return change({ ...state, lastTags: tags }, tags);
    } catch (error) {
      return wrongLine(state, error);
    }
  },
  command: (state, text) => runCommand(state, text, (action) => PERFORM[action]?.(state) ?? only(state)),
  pipe,
  'save-view': (state, text) =>
    text.trim() === ''
      ? only(state)
      : { state, effects: [{ kind: 'save-view', name: text.trim(), query: state.shown.query }] },
};

function choose(choices: Choices, step: 1 | -1): Choices {
  const { candidates, chosen } = choices;
  if (candidates.length === 0) return choices;
  const next =
    chosen === -1 && step === -1 ? candidates.length - 1 : (chosen + step + candidates.length) % candidates.length;
  return { ...choices, chosen: next };
}

/** Puts the chosen completion into the line; the choices stay, so that Tab goes to the next. */
function complete(state: State, overlay: LineOverlay, step: 1 | -1): Next {
  const choices = choose(overlay.choices, step);
  const candidate = choices.candidates[choices.chosen];
  if (candidate === undefined) return only(state);
  const { text } = overlay.line;
  const line = {
    text: text.slice(0, choices.from) + candidate.text + text.slice(choices.to),
    cursor: choices.from + candidate.text.length,
  };
  const next: State = { ...state, overlay: { ...overlay, line, choices: { ...choices, to: line.cursor } } };
  return overlay.purpose === 'search' ? searchLive(next, line) : only(next);
}

/** Goes through what was written before. */
function recall(state: State, overlay: LineOverlay, step: 1 | -1): Next {
  const before = state.history[overlay.purpose] ?? [];
  const back = Math.max(0, Math.min(before.length, overlay.back + step));
  if (back === overlay.back) return only(state);
  const line = back === 0 ? EMPTY_LINE : lineOf(before[before.length - back] ?? '');
  const next: State = { ...state, overlay: { ...overlay, line, back, choices: NO_CHOICES } };
  return overlay.purpose === 'search' ? searchLive(next, line) : only(next);
}

/** A key while a line is written. */
export function onLine(state: State, overlay: LineOverlay, action: ActionName): Next {
  if (isEdit(action)) {
    // Taking back the last character and one more leaves the line, as in vi and less.
    if (action === 'delete-back' && overlay.line.text === '' && overlay.purpose !== 'search')
      return only({ ...state, overlay: undefined });
    return edited(state, overlay, EDITS[action](overlay.line));
  }
  switch (action) {
    case 'accept': {
      const { text } = overlay.line;
      return ACCEPT[overlay.purpose](
        remember({ ...state, overlay: undefined, message: undefined }, overlay.purpose, text),
        text,
      );
    }
    case 'cancel': {
      const closed = { ...state, overlay: undefined };
      return overlay.purpose === 'search' && state.shown.query !== '' ? search(closed, '') : only(closed);
    }
    case 'complete':
      return complete(state, overlay, 1);
    case 'complete-back':
      return complete(state, overlay, -1);
    case 'line-up':
      return recall(state, overlay, 1);
    case 'line-down':
      return recall(state, overlay, -1);
    default:
      return only(state);
  }
}

/** Text while a line is written. */
export function typeOnLine(state: State, overlay: LineOverlay, text: string): Next {
  return edited(state, overlay, insert(overlay.line, text));
}

/** What was picked: the choice, or something new as it was typed. */
function picked(state: State, { purpose, line, choices }: PickOverlay): Next {
  const text = choices.candidates[choices.chosen]?.text ?? line.text.trim();
  const closed = { ...state, overlay: undefined };
  switch (purpose) {
    case 'reason':
      return change(closed, { kind: 'decide', decision: { kind: 'exclude', ...(text !== '' && { reason: text }) } });
    case 'list':
      return text === '' ? only(closed) : change(closed, { kind: 'list', list: text });
    case 'view': {
      const view = state.snapshot.names().views.find(({ name }) => name === text);
      return view === undefined ? only(closed) : search(closed, view.query);
    }
    case 'sort': {
      const order = ORDER_NAMES.find((name) => name === text);
      return order === undefined ? only(closed) : sortBy(closed, order);
    }
  }
}

function repick(state: State, overlay: PickOverlay, line: Line): Next {
  return only({
    ...state,
    overlay: { ...overlay, line, choices: picks(overlay.purpose, line, state.snapshot.names()) },
  });
}

/** A key in a picker. */
export function onPick(state: State, overlay: PickOverlay, action: ActionName): Next {
  if (isEdit(action)) return repick(state, overlay, EDITS[action](overlay.line));
  switch (action) {
    case 'accept':
      return picked(state, overlay);
    case 'cancel':
      return only({ ...state, overlay: undefined });
    case 'line-down':
    case 'complete':
      return only({ ...state, overlay: { ...overlay, choices: choose(overlay.choices, 1) } });
    case 'line-up':
    case 'complete-back':
      return only({ ...state, overlay: { ...overlay, choices: choose(overlay.choices, -1) } });
    default:
      return only(state);
  }
}

/** Text in a picker. */
export function typeOnPick(state: State, overlay: PickOverlay, text: string): Next {
  return repick(state, overlay, insert(overlay.line, text));
}

/** A key in the help. */
export function onHelp(state: State, overlay: HelpOverlay, action: ActionName): Next {
  const page = layoutOf(state).body.height - 1;
  const scrolled = (lines: number) =>
    only({ ...state, overlay: { ...overlay, scroll: Math.max(0, overlay.scroll + lines) } });
  if (isEdit(action)) {
    if (action === 'delete-back' && overlay.line.text === '') return only({ ...state, overlay: overlay.over });
    return only({ ...state, overlay: { ...overlay, line: EDITS[action](overlay.line), scroll: 0 } });
  }
  switch (action) {
    case 'accept':
    case 'cancel':
      return only({ ...state, overlay: overlay.over });
    case 'line-down':
      return scrolled(1);
    case 'line-up':
      return scrolled(-1);
    case 'line-page-down':
      return scrolled(page);
    case 'line-page-up':
      return scrolled(-page);
    default:
      return only(state);
  }
}

/** Text in the help filters it. */
export function typeOnHelp(state: State, overlay: HelpOverlay, text: string): Next {
  return only({ ...state, overlay: { ...overlay, line: insert(overlay.line, text), scroll: 0 } });
}
