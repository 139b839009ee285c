import { longMessage } from './lines/message.ts';
import type { State } from './state.ts';

/** A part of the screen, in cells; column and row from 0. */
export interface Area {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Undefined where there is no room, or the other has it all. */
  readonly list: Area | undefined;
  readonly detail: Area | undefined;
  /** What stands between the two: a column, a line, or nothing. */
  readonly divider: 'column' | 'line' | undefined;
  /** All between the title and the status line, less what choices take. */
  readonly body: Area;
  /** Lines above the status line: of choices, or of a message that is too long for the last line. */
  readonly above: number;
}

const SIDE_BY_SIDE = 100;
const MOST_ABOVE = 10;
/** Title, status line, and the line for messages and writing. */
const FRAME_ROWS = 3;
export const SPLIT_STEPS = 20;

function linesAbove(state: State, room: number): number {
  const { overlay } = state;
  const isChoosing = overlay?.kind === 'line' || overlay?.kind === 'pick';
  if (!isChoosing) return Math.min(longMessage(state).length, Math.max(0, room - 1));
  return Math.min(overlay.choices.candidates.length, MOST_ABOVE, Math.max(0, room - 4));
}

/** Where everything goes at a size. */
export function layoutOf(state: State): Layout {
  const { columns, rows } = state.size;
  const room = Math.max(1, rows - FRAME_ROWS);
  const above = linesAbove(state, room);
  const body: Area = { column: 0, row: 1, width: columns, height: Math.max(1, room - above) };
  const alone = { divider: undefined, body, above } as const;
  // Nothing to read leaves the room to what says why.
  if (state.shown.rows.length === 0) return { ...alone, list: body, detail: undefined };
  if (state.zoomed) return { ...alone, list: undefined, detail: body };
  if (columns >= SIDE_BY_SIDE) {
    const width = Math.round((columns * state.split) / SPLIT_STEPS);
    const list = { ...body, width };
    const detail = { ...body, column: width + 1, width: columns - width - 1 };
    return { list, detail, divider: 'column', body, above };
  }
  if (body.height < 4) return { ...alone, list: body, detail: undefined };
  const height = Math.min(body.height - 2, Math.max(1, Math.round(((body.height - 1) * state.split) / SPLIT_STEPS)));
  const list = { ...body, height };
  const detail = { ...body, row: body.row + height + 1, height: body.height - height - 1 };
  return { list, detail, divider: 'line', body, above };
}
