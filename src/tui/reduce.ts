import type { JournalEvent } from '../domain/journal.ts';
import type { FoundPapers } from '../verbs/triage/find.ts';
import type { MatchAnswer, MatchPair } from '../verbs/triage/matches.ts';
import type { Outlook } from '../verbs/triage/outlook.ts';
import type { Arrival, Outcome, Step } from '../verbs/triage/session.ts';
import type { ActionName, Context } from './actions.ts';
import type { PaperChange } from './effect.ts';
import type { InputEvent } from './keys/decode.ts';
import { layoutOf } from './layout.ts';
import { isOneCharacter } from './keys/names.ts';
import { EMPTY_LINE, isEdit } from './line.ts';
import { askToUndo, cameIn, changed, refused, stepped } from './reduce/changes.ts';
import { ran, withOutput } from './reduce/commands.ts';
import { editExportFile, onConfirm, onExport, onOutput, scrollOutput, typeOnExport } from './reduce/dialogs.ts';
import { found, notFound } from './reduce/find.ts';
import { onHelp, onLine, onPick, typeOnHelp, typeOnLine, typeOnPick } from './reduce/lines.ts';
import { answered, matched, onMatches, unanswered } from './reduce/matches.ts';
import { openLine } from './reduce/overlays.ts';
import { looked, lookAgain } from './reduce/look.ts';
import { PERFORM } from './reduce/papers.ts';
import { clamp, settle } from './reduce/settle.ts';
import { type Message, type Next, only, type Size, type State } from './state.ts';

/** Whatever happens to the terminal UI: what the user does, and what came of effects. */
export type Event =
  | { readonly kind: 'input'; readonly input: InputEvent }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'found'; readonly asked: number; readonly found: FoundPapers }
  | { readonly kind: 'not-found'; readonly asked: number; readonly text: string }
  | { readonly kind: 'looked'; readonly outlook: Outlook }
  | {
      readonly kind: 'changed';
      readonly change: PaperChange;
      readonly papers: readonly number[];
      readonly outcome: Outcome;
    }
  | { readonly kind: 'refused'; readonly papers: readonly number[]; readonly text: string }
  | { readonly kind: 'stepped'; readonly step: 'undo' | 'redo'; readonly done: Step }
  | { readonly kind: 'arrived'; readonly arrival: Arrival; readonly text: string }
  | { readonly kind: 'others'; readonly arrival: Arrival }
  | { readonly kind: 'previewed'; readonly text: string }
  | { readonly kind: 'exists'; readonly file: string; readonly format: string; readonly papers: readonly number[] }
  | { readonly kind: 'exported'; readonly text: string }
  /** A command has ended; `nothing` is what there is to say when it said nothing. */
  | { readonly kind: 'ran'; readonly title: string; readonly text: string; readonly nothing: string }
  /** The next step of undo would take an import back. */
  | { readonly kind: 'undoes-import'; readonly event: JournalEvent }
  | {
      readonly kind: 'matched';
      readonly asked: number;
      readonly pairs: readonly MatchPair[];
      readonly done: number;
    }
  | {
      readonly kind: 'answered';
      readonly answer: MatchAnswer;
      readonly arrival: Arrival | undefined;
      readonly fields: readonly string[];
    }
  | { readonly kind: 'unanswered'; readonly text: string }
  | { readonly kind: 'said'; readonly message: Message };

/** Where a key is pressed. */
export function contextOf({ overlay, focus }: State): Context {
  if (overlay === undefined) return focus;
  const own = ['export', 'output', 'matches', 'confirm'] as const;
  return own.find((kind) => kind === overlay.kind) ?? 'line';
}

function perform(state: State, action: ActionName): Next {
  const { overlay } = state;
  switch (overlay?.kind) {
    case undefined:
      return PERFORM[action]?.({ ...state, message: undefined }) ?? only(state);
    case 'line':
      return onLine(state, overlay, action);
    case 'pick':
      return onPick(state, overlay, action);
    case 'help':
      return onHelp(state, overlay, action);
    case 'export':
      return onExport(state, overlay, action);
    case 'output':
      return onOutput(state, overlay, action);
    case 'matches':
      return onMatches(state, overlay, action);
    case 'confirm':
      return onConfirm(state, action);
  }
}

/** Text that was typed or pasted where text is written; among the papers a paste is something to look for. */
function type(state: State, text: string, pasted: boolean): Next {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'line':
      return typeOnLine(state, overlay, text);
    case 'pick':
      return typeOnPick(state, overlay, text);
    case 'help':
      return typeOnHelp(state, overlay, text);
    case 'export':
      return typeOnExport(state, overlay, text);
    case undefined: {
      if (!pasted) return only(state);
      const opened = openLine(state, 'search', '').state;
      return opened.overlay?.kind === 'line' ? typeOnLine(opened, opened.overlay, text) : only(opened);
    }
    default:
      return only(state);
  }
}

function onKey(state: State, key: string, text: string | undefined): Next {
  const context = contextOf(state);
  const action = state.keymap.actionOf(context, key);
  if (action !== undefined) return perform(state, action);
  if (context === 'export' && state.overlay?.kind === 'export') {
    const edit = state.keymap.actionOf('line', key);
    if (edit !== undefined && isEdit(edit)) return editExportFile(state, state.overlay, edit);
  }
  if (text !== undefined) return type(state, text, false);
  if (state.overlay !== undefined && state.overlay.kind !== 'help' && state.keymap.keysOf('help').includes(key))
    return only({
      ...state,
      overlay: { kind: 'help', line: EMPTY_LINE, scroll: 0, about: context, over: state.overlay },
    });
  // Escape and the key after it, which a fast typist or a slow line sends as one.
  if (!key.startsWith('alt-')) return only(state);
  const first = onKey(state, 'escape', undefined);
  const rest = key.slice('alt-'.length);
  const second = onKey(settle(first.state), rest, isOneCharacter(rest) ? rest : undefined);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

const WHEEL_LINES = 3;

function onMouse(state: State, { button, column, row }: Extract<InputEvent, { kind: 'mouse' }>): Next {
  const { list, detail } = layoutOf(state);
  const { overlay } = state;
  const lines = button === 'wheel-up' ? -WHEEL_LINES : WHEEL_LINES;
  if (overlay !== undefined) {
    if (button === 'left') return only(state);
    if (overlay.kind === 'output') return scrollOutput(state, overlay, lines);
    if (overlay.kind === 'help')
      return only({ ...state, overlay: { ...overlay, scroll: Math.max(0, overlay.scroll + lines) } });
    return only(state);
  }
  const within = (area: typeof list) =>
    area !== undefined &&
    column >= area.column &&
    column < area.column + area.width &&
    row >= area.row &&
    row < area.row + area.height;
  if (within(list) && list !== undefined) {
    if (button !== 'left')
      return only({ ...state, cursor: clamp(state.cursor + lines, state.shown.rows.length - 1), scroll: 0 });
    const place = state.top + row - list.row;
    if (place >= state.shown.rows.length) return only({ ...state, focus: 'papers' });
    return only({ ...state, focus: 'papers', cursor: place, scroll: place === state.cursor ? state.scroll : 0 });
  }
  if (!within(detail)) return only(state);
  return only(
    button === 'left' ? { ...state, focus: 'abstract' } : { ...state, scroll: Math.max(0, state.scroll + lines) },
  );
}

function onInput(state: State, input: InputEvent): Next {
  switch (input.kind) {
    case 'key':
      return onKey(state, input.key, input.text);
    case 'paste':
      return type(state, input.text, true);
    case 'mouse':
      return onMouse(state, input);
  }
}

function next(state: State, event: Event): Next {
  switch (event.kind) {
    case 'input':
      return onInput(state, event.input);
    case 'resized':
      return only({ ...state, size: event.size });
    case 'found':
      return only(found(state, event.asked, event.found));
    case 'not-found':
      return only(notFound(state, event.asked, event.text));
    case 'looked':
      return only(looked(state, event.outlook));
    case 'changed':
      return changed(state, event.change, event.papers, event.outcome);
    case 'refused':
      return only(refused(state, event.papers, event.text));
    case 'stepped':
      return stepped(state, event.step, event.done);
    case 'arrived':
      return cameIn(state, event.arrival, event.text);
    case 'others':
      return cameIn(state, event.arrival, state.running === undefined ? 'The library was changed from outside.' : '');
    case 'previewed':
      return only(
        state.overlay?.kind === 'export'
          ? { ...state, overlay: { ...state.overlay, preview: event.text.split('\n') } }
          : state,
      );
    case 'exists': {
      const { kind: _, ...rest } = event;
      const onYes = { kind: 'export', ...rest, overwrite: true } as const;
      return only({ ...state, overlay: { kind: 'confirm', question: `Overwrite ${event.file}?`, onYes } });
    }
    case 'exported':
      return only({ ...state, overlay: undefined, message: { kind: 'info', text: event.text } });
    case 'ran':
      return only(ran(state, event));
    case 'undoes-import':
      return only(askToUndo(state, event.event));
    case 'matched':
      return only(matched(state, event));
    case 'answered':
      return only(answered(state, event.answer, event));
    case 'unanswered':
      return unanswered(state, event.text);
    case 'said':
      return only({ ...state, message: event.message });
  }
}

/** The one reducer: what the screen shows after an event, and what is to be done. Pure. */
export function reduce(state: State, event: Event): Next {
  const { state: after, effects } = next(state, event);
  return { state: settle(withOutput(after)), effects: [...effects, ...lookAgain(state, after)] };
}
