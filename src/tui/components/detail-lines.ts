import type { Area } from '../layout.ts';
import { currentDetail } from '../reduce/settle.ts';
import type { State } from '../state.ts';
import { fit } from '../lines/fit.ts';
import type { Piece } from '../lines/looks.ts';

/** The lines of the paper under the cursor that are on the screen. */
export function detailLines(state: State, { width, height }: Area): Piece[][] {
  const current = currentDetail(state);
  if (current === undefined) return [];
  const { lines } = current.detail;
  const shown = lines.slice(state.scroll, state.scroll + height);
  const more = state.scroll + height < lines.length;
  return shown.map((pieces, line) => {
    const isLast = more && line === height - 1;
    return isLast
      ? [...fit([{ text: ' ', look: 'plain' }, ...pieces], width - 2), { text: ' ↓', look: 'faint' }]
      : fit([{ text: ' ', look: 'plain' }, ...pieces], width);
  });
}
