import { wordsOf } from '../lines/command-words.ts';
import { ACTIONS, type ActionName, isActionName } from '../actions.ts';
import { type Next, only, type State } from '../state.ts';
import { targets } from './changes.ts';

/** Commands that want the terminal for themselves. */
const NOT_HERE: ReadonlyMap<string, string> = new Map([
  ['triage', 'You are in it: / searches.'],
  ['mcp', 'An assistant starts "papers mcp" by itself and talks with it: it has no use here.'],
]);

function refusal(state: State, text: string): Next {
  return only({ ...state, message: { kind: 'error', text } });
}

/** Only one command runs at a time: of two, nobody could tell which one Ctrl-C stops. */
function start(state: State, title: string, effect: Next['effects'][number]): Next {
  if (state.running !== undefined) return refusal(state, `${state.running} is still running; Ctrl-C stops it.`);
  return { state: { ...state, running: title }, effects: [effect] };
}

/** Leaves the terminal UI, unless a command is running, which would be cut off. */
export function leave(state: State): Next {
  if (state.running !== undefined)
    return refusal(state, `${state.running} is still running; Ctrl-C stops it, then you can leave.`);
  return { state, effects: [{ kind: 'leave' }] };
}

/** Stops the command that is running; where none is, leaves. */
export function stopOrLeave(state: State): Next {
  if (state.running === undefined) return leave(state);
  const text = `Stopping ${state.running} …`;
  return { state: { ...state, message: { kind: 'info', text } }, effects: [{ kind: 'stop' }] };
}

/** A command line as it was typed. `perform` does an action of the papers by its name. */
export function runCommand(state: State, text: string, perform: (action: ActionName) => Next): Next {
  const words = wordsOf(text.trim().replace(/^papers\s+/, ''));
  const [name = ''] = words;
  if (name === '') return only(state);
  if (name === 'q' || name === 'quit') return leave(state);
  if (name === 'note' && words.length === 1) return perform('annotate');
  // An action by its name; where a command is called alike, what follows the name tells them apart.
  if (words.length === 1 && isActionName(name) && ACTIONS[name].context === 'papers') return perform(name);
  const elsewhere = NOT_HERE.get(name);
  if (elsewhere !== undefined) return refusal(state, elsewhere);
  return start(state, `: ${words.join(' ')}`, { kind: 'run', words, papers: targets(state) });
}

/** A command of the shell, which is given what is marked or under the cursor. */
export function pipe(state: State, command: string): Next {
  if (command.trim() === '') return only(state);
  return start(state, `| ${command}`, { kind: 'pipe', command, papers: targets(state) });
}

/** A command has ended: several lines have the screen to themselves, one line is the message. */
export function ran(
  state: State,
  { title, text, nothing }: { readonly title: string; readonly text: string; readonly nothing: string },
): State {
  const ended: State = { ...state, running: undefined };
  const trimmed = text.trimEnd();
  if (!trimmed.includes('\n')) return { ...ended, message: { kind: 'info', text: trimmed === '' ? nothing : trimmed } };
  return { ...ended, waiting: { kind: 'output', title, lines: trimmed.split('\n'), scroll: 0 }, message: undefined };
}

/** Shows what a command said as soon as nothing else lies over the papers. */
export function withOutput(state: State): State {
  const { overlay, waiting } = state;
  return overlay !== undefined || waiting === undefined ? state : { ...state, overlay: waiting, waiting: undefined };
}
