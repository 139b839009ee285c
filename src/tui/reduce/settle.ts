import { layoutOf } from '../layout.ts';
import { currentPaper, type State } from '../state.ts';
import { type Detail, detailOf } from '../lines/detail.ts';

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100;
/** A space on the left, and on the right one and the arrow that says that there is more. */
const MARGINS = 3;

export function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

/** The pane of the paper under the cursor; undefined when there is none, or no room for it. */
export function currentDetail(state: State): { readonly detail: Detail; readonly height: number } | undefined {
  const ordinal = currentPaper(state);
  if (ordinal === undefined) return undefined;
  const entry = state.snapshot.entry(ordinal);
  const { detail: area } = layoutOf(state);
  if (entry === undefined || area === undefined) return undefined;
  const { matchesOf, why } = state.shown;
  const width = Math.min(area.width - MARGINS, WIDEST);
  return { detail: detailOf({ entry, matchesOf, why: why.get(ordinal), width }), height: area.height };
}

/** Brings what moves back within its bounds: the cursor onto a row, the row onto the screen, the abstract into its pane. */
export function settle(state: State): State {
  const { rows } = state.shown;
  const cursor = clamp(state.cursor, rows.length - 1);
  const height = layoutOf(state).list?.height ?? 1;
  const least = Math.max(0, cursor - height + 1);
  const top = Math.min(Math.max(state.top, least), cursor, Math.max(0, rows.length - height));
  const current = state.scroll === 0 ? undefined : currentDetail(state);
  const scroll =
    current === undefined ? 0 : clamp(state.scroll, Math.max(0, current.detail.lines.length - current.height));
  const anchor = state.anchor === undefined || rows.length === 0 ? undefined : clamp(state.anchor, rows.length - 1);
  return { ...state, cursor, top, scroll, anchor };
}
