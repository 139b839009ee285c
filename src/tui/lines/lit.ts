import { sanitiseBlock } from '../../terminal/sanitise.ts';
import type { Look, Piece } from './looks.ts';
import type { Span } from './wrap.ts';

/** Foreign text made safe, with what was found in it. */
export interface Lit {
  readonly text: string;
  /** Within the safe text, in order. */
  readonly matches: readonly Span[];
}

/** Makes a text safe to show; its matches are moved to where they stand in what is shown. */
export function lit(raw: string, found: readonly Span[]): Lit {
  let text = '';
  let at = 0;
  const matches: Span[] = [];
  for (const { start, end } of found) {
    text += sanitiseBlock(raw.slice(at, start));
    const from = text.length;
    text += sanitiseBlock(raw.slice(start, end));
    matches.push({ start: from, end: text.length });
    at = end;
  }
  return { text: text + sanitiseBlock(raw.slice(at)), matches };
}

/** A part of a lit text as pieces. */
export function piecesOf({ text, matches }: Lit, { start, end }: Span, look: Look): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const match of matches) {
    if (match.end <= start) continue;
    if (match.start >= end) break;
    const [from, to] = [Math.max(match.start, at), Math.min(match.end, end)];
    if (from > at) pieces.push({ text: text.slice(at, from), look });
    pieces.push({ text: text.slice(from, to), look: 'match' });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), look });
  return pieces;
}
