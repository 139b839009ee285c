import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { Message, State } from '../state.ts';
import { columnsOf } from './fit.ts';
import { wrapSpans } from './wrap.ts';

const wrapped = new WeakMap<Message, { readonly columns: number; readonly lines: readonly string[] }>();

/** The lines of a message that is too long for the last line of the screen, and stands above the status line; else none. */
export function longMessage({ message, overlay, size: { columns } }: State): readonly string[] {
  if (message === undefined || overlay !== undefined) return [];
  const known = wrapped.get(message);
  if (known?.columns === columns) return known.lines;
  const text = sanitiseLine(message.text);
  const width = columns - 2;
  const isLong = columnsOf(text) > width;
  const lines = isLong ? wrapSpans(text, width).map(({ start, end }) => text.slice(start, end)) : [];
  wrapped.set(message, { columns, lines });
  return lines;
}
