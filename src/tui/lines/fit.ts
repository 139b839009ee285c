import { widthOf } from '../../terminal/width.ts';
import type { Piece } from './looks.ts';

/** Text each character of which takes one column. */
export const PRINTABLE_ASCII = /^[\u0020-\u007E]*$/;
const segmenter = new Intl.Segmenter();

/** Texts longer than this come once, and are not worth remembering. */
const SHORT = 400;
const MOST_REMEMBERED = 5000;
const remembered = new Map<string, number>();

/** Columns of a text, at once for the plain one that most are, and from memory for what frame after frame shows. */
export function columnsOf(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  if (text.length > SHORT) return widthOf(text);
  let columns = remembered.get(text);
  if (columns === undefined) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, (columns = widthOf(text)));
  }
  return columns;
}

/** As much of a text as fits into so many columns, by whole characters, and how many columns that is. */
function head(text: string, width: number): { readonly text: string; readonly columns: number } {
  if (PRINTABLE_ASCII.test(text)) {
    const kept = text.slice(0, Math.max(0, width));
    return { text: kept, columns: kept.length };
  }
  let columns = 0;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const wide = columnsOf(segment);
    if (columns + wide > width) break;
    columns += wide;
    end = index + segment.length;
  }
  return { text: text.slice(0, end), columns };
}

/** Cuts or fills pieces to exactly so many columns; an ellipsis says that something was cut. */
export function fit(pieces: readonly Piece[], width: number): Piece[] {
  const fitted: Piece[] = [];
  let left = width;
  for (const [place, piece] of pieces.entries()) {
    const columns = columnsOf(piece.text);
    const isLast = place === pieces.length - 1;
    if (columns < left || (columns === left && (isLast || pieces.slice(place + 1).every(({ text }) => text === '')))) {
      fitted.push(piece);
      left -= columns;
      continue;
    }
    if (left > 0) {
      const cut = head(piece.text, left - 1);
      fitted.push({ ...piece, text: `${cut.text}…` });
      left -= cut.columns + 1;
    }
    break;
  }
  if (left > 0) fitted.push({ text: ' '.repeat(left), look: 'plain' });
  return fitted;
}

/** The end of a text that fits into so many columns, for a line that is written at its end. */
export function tail(text: string, width: number): string {
  let columns = 0;
  let start = text.length;
  for (const { segment, index } of [...segmenter.segment(text)].toReversed()) {
    columns += columnsOf(segment);
    if (columns > width) break;
    start = index;
  }
  return text.slice(start);
}
