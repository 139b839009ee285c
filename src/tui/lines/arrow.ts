import { fit } from './fit.ts';
import type { Piece } from './looks.ts';

/** Room on the right for the arrow that says that there is more. */
export const ARROW_WIDTH = 2;

/** The lines with room for an arrow behind each, and one in the last when there are more. */
export function withArrow(lines: readonly (readonly Piece[])[], isMore: boolean): readonly (readonly Piece[])[] {
  return lines.map((line, place) => {
    const arrow = isMore && place === lines.length - 1 ? ' ↓' : '';
    return [...line, ...fit([{ text: arrow, look: 'faint' }], ARROW_WIDTH)];
  });
}
