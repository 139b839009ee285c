import type { Entry } from '../../domain/entry.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { Matches } from '../../verbs/triage/find.ts';
import type { Area } from '../layout.ts';
import { isMarked } from '../marks.ts';
import type { State } from '../state.ts';
import { columnsOf, fit } from '../lines/fit.ts';
import { lit, piecesOf } from '../lines/lit.ts';
import type { Piece } from '../lines/looks.ts';
import { STATUS_MARKS } from '../lines/status.ts';

/** One row of the list, and whether it is the one under the cursor. */
export interface Row {
  readonly pieces: readonly Piece[];
  readonly current: boolean;
}

const WIDE_ENOUGH_FOR_TAGS = 44;

/** Titles as pieces, kept as long as the same papers are shown for the same query. */
const titles = new WeakMap<Entry, { readonly matchesOf: unknown; readonly pieces: readonly Piece[] }>();

function titleOf(entry: Entry, matchesOf: (entry: Entry) => Matches): readonly Piece[] {
  const known = titles.get(entry);
  if (known?.matchesOf === matchesOf) return known.pieces;
  const title = lit(entry.title.replace(/[\r\n]/g, ' '), matchesOf(entry).title);
  const look = entry.status === 'unscreened' ? 'plain' : 'faint';
  const pieces = piecesOf(title, { start: 0, end: title.text.length }, look);
  titles.set(entry, { matchesOf, pieces });
  return pieces;
}

function tagsOf({ tags }: Entry, width: number): readonly Piece[] {
  if (tags.length === 0 || width < WIDE_ENOUGH_FOR_TAGS) return [];
  const text = tags.map((tag) => ` #${sanitiseLine(tag)}`).join('');
  const most = Math.floor(width / 3);
  return columnsOf(text) <= most ? [{ text, look: 'tag' }] : fit([{ text, look: 'tag' }], most);
}

function rowOf(state: State, place: number, ordinal: number, width: number): Row {
  const { cursor, anchor, marks, pending, snapshot, shown } = state;
  const entry = snapshot.entry(ordinal);
  const current = place === cursor;
  const inRange = anchor !== undefined && place >= Math.min(anchor, cursor) && place <= Math.max(anchor, cursor);
  const marked = inRange || isMarked(marks, ordinal);
  if (entry === undefined) return { pieces: fit([], width), current };
  const tags = tagsOf(entry, width);
  const tagColumns = tags.reduce((sum, { text }) => sum + columnsOf(text), 0);
  const mark: Piece = pending.has(ordinal)
    ? { text: '…', look: 'faint' }
    : { text: STATUS_MARKS[entry.status], look: entry.status };
  const head: Piece[] = [
    { text: `${current ? '>' : ' '}${marked ? '*' : ' '}`, look: marked ? 'strong' : 'plain' },
    mark,
    { text: ' ', look: 'plain' },
  ];
  const title = fit([...head, ...titleOf(entry, shown.matchesOf)], width - tagColumns - 1);
  return { pieces: [...title, ...tags, { text: ' ', look: 'plain' }], current };
}

function emptyText({ snapshot, searching, shown }: State): string {
  if (snapshot.count === 0) return 'The library is empty. Read papers into it with "papers import FILE".';
  if (searching) return 'Searching …';
  return `No paper matches${shown.query === '' ? '' : ` "${sanitiseLine(shown.query)}"`}. Esc clears the query.`;
}

/** The rows of the list that are on the screen, each as wide as its area. */
export function listRows(state: State, { width, height }: Area): Row[] {
  const { rows } = state.shown;
  if (rows.length === 0)
    return [{ pieces: fit([{ text: ` ${emptyText(state)}`, look: 'faint' }], width), current: false }];
  return Array.from(rows.slice(state.top, state.top + height), (ordinal, line) =>
    rowOf(state, state.top + line, ordinal, width),
  );
}
