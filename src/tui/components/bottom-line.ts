import { sanitiseLine } from '../../terminal/sanitise.ts';
import { queryParts } from '../../verbs/triage/clauses.ts';
import { keyLabel } from '../keys/names.ts';
import type { Line } from '../line.ts';
import type { LinePurpose, PickPurpose, State } from '../state.ts';
import { columnsOf, fit, tail } from '../lines/fit.ts';
import type { Look, Piece } from '../lines/looks.ts';
import { layoutOf } from '../layout.ts';
import { hintLine } from './frame-lines.ts';

/** The last line of the screen, and where the terminal's cursor stands in it while something is written. */
export interface BottomLine {
  readonly pieces: readonly Piece[];
  readonly cursor?: number;
}

const LABELS: Readonly<Record<LinePurpose | PickPurpose, string>> = {
  search: '/',
  tags: 'tags (+a -b): ',
  command: ':',
  pipe: '| ',
  'save-view': 'save this query as: ',
  reason: 'exclude because: ',
  list: 'put on list: ',
  view: 'view: ',
  sort: 'sort by: ',
};

const PART_LOOKS = { field: 'field', operator: 'strong', phrase: 'match', doubt: 'doubt' } as const;

function queryPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, look: Look) => {
    if (end > at) pieces.push({ text: sanitiseLine(text.slice(at, end)), look });
    at = Math.max(at, end);
  };
  for (const { kind, start, end } of queryParts(text)) {
    push(start, 'plain');
    push(end, PART_LOOKS[kind]);
  }
  push(text.length, 'plain');
  return pieces;
}

function written(label: string, { text, cursor }: Line, isQuery: boolean, width: number): BottomLine {
  const before = sanitiseLine(text.slice(0, cursor));
  const room = width - columnsOf(label) - 1;
  const column = columnsOf(label) + Math.min(columnsOf(before), room);
  const head: Piece = { text: label, look: 'strong' };
  if (columnsOf(before) > room)
    return { pieces: fit([head, { text: tail(before, room), look: 'plain' }], width), cursor: column };
  const pieces: Piece[] = isQuery ? queryPieces(text) : [{ text: sanitiseLine(text), look: 'plain' }];
  return { pieces: fit([head, ...pieces], width), cursor: column };
}

/** What is being written, else what is asked, else what there is to say, else the keys. */
export function bottomLine(state: State): BottomLine {
  const { overlay, message, size, shown, keymap } = state;
  const width = size.columns;
  if (overlay?.kind === 'line')
    return written(LABELS[overlay.purpose], overlay.line, overlay.purpose === 'search', width);
  if (overlay?.kind === 'pick') return written(LABELS[overlay.purpose], overlay.line, false, width);
  if (overlay?.kind === 'help') return written('filter: ', overlay.line, false, width);
  if (overlay?.kind === 'confirm') {
    const key = (action: 'yes' | 'no') => keyLabel(keymap.keysOf(action)[0] ?? '');
    const text = ` ${sanitiseLine(overlay.question)}  ${key('yes')} yes  ${key('no')} no`;
    return { pieces: fit([{ text, look: 'strong' }], width) };
  }
  if (message !== undefined && layoutOf(state).above === 0)
    return {
      pieces: fit(
        [{ text: ` ${sanitiseLine(message.text)}`, look: message.kind === 'error' ? 'error' : 'plain' }],
        width,
      ),
    };
  const [doubt] = shown.hints;
  if (doubt !== undefined && overlay === undefined && message === undefined)
    return {
      pieces: fit([{ text: ` ${sanitiseLine(`${doubt.reason}. ${doubt.note ?? ''}`)}`, look: 'faint' }], width),
    };
  if (overlay?.kind === 'export')
    return { pieces: fit([{ text: ' Tab next field  ←→ choose  Enter write  Esc back', look: 'faint' }], width) };
  if (overlay?.kind === 'output') return { pieces: fit([{ text: ' q back', look: 'faint' }], width) };
  return { pieces: hintLine(state, overlay?.kind === 'matches' ? 'matches' : 'papers') };
}
