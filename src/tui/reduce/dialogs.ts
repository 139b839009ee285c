import type { ActionName } from '../actions.ts';
import { layoutOf } from '../layout.ts';
import { EDITS, insert, lineOf } from '../line.ts';
import { EXPORT_FIELDS, type ExportWhat, type Next, only, type Overlay, type State } from '../state.ts';
import { outputRows } from '../lines/output.ts';
import { confirmed } from './changes.ts';
import { exportDialog, fileFor, papersToExport } from './overlays.ts';

type ExportOverlay = Extract<Overlay, { kind: 'export' }>;
type OutputOverlay = Extract<Overlay, { kind: 'output' }>;

function around<Item>(items: readonly Item[], current: number, step: 1 | -1): Item | undefined {
  return items[(current + step + items.length) % items.length];
}

function whatKey(what: ExportWhat): string {
  return typeof what === 'string' ? what : `list ${what.list}`;
}

function choices(state: State): readonly ExportWhat[] {
  return ['marked', 'shown', ...state.snapshot.names().lists.map(({ name }) => ({ list: name }))];
}

function turn(state: State, overlay: ExportOverlay, step: 1 | -1): Next {
  switch (overlay.field) {
    case 'what': {
      const all = choices(state);
      const current = all.findIndex((what) => whatKey(what) === whatKey(overlay.what));
      return exportDialog(state, { ...overlay, what: around(all, current, step) ?? overlay.what });
    }
    case 'format': {
      const format = around(state.formats, state.formats.indexOf(overlay.format), step) ?? overlay.format;
      return exportDialog(state, { ...overlay, format, file: lineOf(fileFor(format, overlay.file.text)) });
    }
    case 'file':
      return only({ ...state, overlay: { ...overlay, file: EDITS[step === 1 ? 'right' : 'left'](overlay.file) } });
  }
}

/** A key in the export dialog. */
export function onExport(state: State, overlay: ExportOverlay, action: ActionName): Next {
  const field = EXPORT_FIELDS.indexOf(overlay.field);
  const toField = (step: 1 | -1) =>
    only({ ...state, overlay: { ...overlay, field: around(EXPORT_FIELDS, field, step) ?? overlay.field } });
  switch (action) {
    case 'export-next':
      return toField(1);
    case 'export-previous':
      return toField(-1);
    case 'export-more':
      return turn(state, overlay, 1);
    case 'export-less':
      return turn(state, overlay, -1);
    case 'export-cancel':
      return only({ ...state, overlay: undefined, message: undefined });
    case 'export-write': {
      const file = overlay.file.text.trim();
      if (file === '') return only({ ...state, message: { kind: 'error', text: 'Name the file to write.' } });
      const papers = papersToExport(state, overlay);
      return { state, effects: [{ kind: 'export', papers, format: overlay.format, file, overwrite: false }] };
    }
    default:
      return only(state);
  }
}

/** Text in the export dialog goes into the file's name; a space turns a choice. */
export function typeOnExport(state: State, overlay: ExportOverlay, text: string): Next {
  if (overlay.field !== 'file' && text === ' ') return turn(state, overlay, 1);
  return only({
    ...state,
    message: undefined,
    overlay: { ...overlay, field: 'file', file: insert(overlay.file, text) },
  });
}

/** Editing of the file's name by the keys of every line. */
export function editExportFile(state: State, overlay: ExportOverlay, edit: keyof typeof EDITS): Next {
  return only({ ...state, overlay: { ...overlay, field: 'file', file: EDITS[edit](overlay.file) } });
}

/** Scrolls the output of a command, within what there is of it. */
export function scrollOutput(state: State, overlay: OutputOverlay, lines: number): Next {
  const { width, height } = layoutOf(state).body;
  const most = Math.max(0, outputRows(overlay.lines, width - 1).length - height + 1);
  return only({ ...state, overlay: { ...overlay, scroll: Math.max(0, Math.min(most, overlay.scroll + lines)) } });
}

/** A key in the output of a command. */
export function onOutput(state: State, overlay: OutputOverlay, action: ActionName): Next {
  const page = layoutOf(state).body.height - 1;
  const scrolled = (lines: number) => scrollOutput(state, overlay, lines);
  switch (action) {
    case 'output-down':
      return scrolled(1);
    case 'output-up':
      return scrolled(-1);
    case 'output-page-down':
      return scrolled(page - 1);
    case 'output-page-up':
      return scrolled(1 - page);
    case 'output-close':
      return only({ ...state, overlay: undefined });
    default:
      return only(state);
  }
}

/** An answer to a question; a key that is none leaves it open. */
export function onConfirm(state: State, action: ActionName): Next {
  if (action === 'yes') return confirmed(state);
  if (action === 'no')
    return only({ ...state, overlay: undefined, message: { kind: 'info', text: 'Nothing changed.' } });
  return only(state);
}
