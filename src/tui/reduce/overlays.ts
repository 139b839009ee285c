import { ACTION_NAMES, ACTIONS } from '../actions.ts';
import type { Names } from '../../verbs/triage/snapshot.ts';
import { type Candidate, completeCommand, completeQuery, completeTags, matching } from '../../verbs/triage/complete.ts';
import { ORDER_NAMES, ORDERS } from '../../verbs/triage/orders.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { EMPTY_LINE, type Line, lineOf } from '../line.ts';
import {
  type Choices,
  type LinePurpose,
  type Next,
  NO_CHOICES,
  only,
  type Overlay,
  type PickPurpose,
  type State,
} from '../state.ts';
import { targets } from './changes.ts';

const ACTION_CANDIDATES: readonly Candidate[] = ACTION_NAMES.filter((name) => ACTIONS[name].context === 'papers').map(
  (name) => ({ text: name, summary: ACTIONS[name].does }),
);

/** What a line can be completed with. */
export function choicesFor(purpose: LinePurpose, { text, cursor }: Line, names: Names): Choices {
  const completion =
    purpose === 'search'
      ? completeQuery(text, cursor, names)
      : purpose === 'tags'
        ? completeTags(text, cursor, names)
        : purpose === 'command'
          ? completeCommand(text, cursor, names, ACTION_CANDIDATES)
          : { from: 0, to: 0, candidates: [] };
  const { from, to } = completion;
  // What is there already, and needs no word about it, is no completion.
  const written = text.slice(from, to);
  const candidates = completion.candidates.filter((one) => one.text !== written || one.summary !== '');
  return { candidates, chosen: -1, from, to };
}

/** Begins to write a line. */
export function openLine(state: State, purpose: LinePurpose, text: string): Next {
  const line = lineOf(text);
  const choices = purpose === 'search' ? NO_CHOICES : choicesFor(purpose, line, state.snapshot.names());
  return only({ ...state, message: undefined, overlay: { kind: 'line', purpose, line, choices, back: 0 } });
}

function pickable(purpose: PickPurpose, names: Names): readonly Candidate[] {
  switch (purpose) {
    case 'reason':
      return names.reasons.map(({ name, papers }) => ({ text: name, summary: papersCounted(papers) }));
    case 'list':
      return names.lists.map(({ name, papers }) => ({ text: name, summary: papersCounted(papers) }));
    case 'view':
      return names.views.map(({ name, query }) => ({ text: name, summary: query }));
    case 'sort':
      return ORDER_NAMES.map((name) => ({ text: name, summary: ORDERS[name].summary }));
  }
}

/** True for a pick that can also be something new, by its name. */
export function takesNew(purpose: PickPurpose): boolean {
  return purpose === 'reason' || purpose === 'list';
}

/** The choices left by what has been typed; the first is chosen, but never in the place of something new. */
export function picks(purpose: PickPurpose, { text }: Line, names: Names): Choices {
  const candidates = matching(pickable(purpose, names), text.trim());
  const isNew =
    takesNew(purpose) && text.trim() !== '' && candidates[0]?.text.toLowerCase() !== text.trim().toLowerCase();
  return { candidates, chosen: isNew || candidates.length === 0 ? -1 : 0, from: 0, to: text.length };
}

/** Opens a picker. */
export function openPick(state: State, purpose: PickPurpose): Next {
  const names = state.snapshot.names();
  if (purpose === 'view' && names.views.length === 0)
    return only({
      ...state,
      message: { kind: 'info', text: 'There is no saved view yet: F saves this query as one.' },
    });
  const all = picks(purpose, EMPTY_LINE, names);
  const current = all.candidates.findIndex(({ text }) => purpose === 'sort' && text === state.shown.order);
  const choices = current === -1 ? all : { ...all, chosen: current };
  return only({ ...state, message: undefined, overlay: { kind: 'pick', purpose, line: EMPTY_LINE, choices } });
}

type ExportOverlay = Extract<Overlay, { kind: 'export' }>;

/** The papers that an export dialog is about, in their order. */
export function papersToExport(state: State, { what }: Pick<ExportOverlay, 'what'>): readonly number[] {
  if (what === 'marked') return targets(state);
  if (what === 'shown') return [...state.shown.rows];
  const { snapshot } = state;
  return snapshot.onList(what.list);
}

/** The dialog with another choice in it, and the preview of it asked for. */
export function exportDialog(state: State, overlay: ExportOverlay): Next {
  const papers = papersToExport(state, overlay).slice(0, 20);
  return {
    state: { ...state, message: undefined, overlay: { ...overlay, preview: undefined } },
    effects: [{ kind: 'preview', papers, format: overlay.format }],
  };
}

const ENDINGS: Readonly<Record<string, string>> = { markdown: 'md', bibtex: 'bib', biblatex: 'bib' };

/** A file name for a format; what was typed as a name stays. */
export function fileFor(format: string, current: string): string {
  const name = current.replace(/\.[^./]*$/, '');
  return `${name === '' ? 'papers' : name}.${ENDINGS[format] ?? format}`;
}

/** Opens the export dialog on what is marked, else on what is shown. */
export function openExport(state: State): Next {
  const format = state.formats.includes('bibtex') ? 'bibtex' : (state.formats[0] ?? '');
  const what = state.marks.count > 0 || state.anchor !== undefined ? 'marked' : 'shown';
  const file = lineOf(fileFor(format, 'papers'));
  return exportDialog(state, { kind: 'export', field: 'what', what, format, file, preview: undefined });
}
