import type { Entry } from '../../domain/entry.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { Matches } from '../../verbs/triage/find.ts';
import type { Area } from '../layout.ts';
import { keyLabel } from '../keys/names.ts';
import { isMarked } from '../marks.ts';
import type { Shown, State } from '../state.ts';
import { columnsOf, fit } from '../lines/fit.ts';
import { lit, piecesOf } from '../lines/lit.ts';
import type { Piece } from '../lines/looks.ts';
import { STATUS_MARKS } from '../lines/status.ts';
import { wrapSpans } from '../lines/wrap.ts';

/** One row of the list, and whether it is the one under the cursor. */
export interface Row {
  readonly pieces: readonly Piece[];
  readonly current: boolean;
}

const WIDE_ENOUGH_FOR_TAGS = 44;

function titleOf(entry: Entry, matchesOf: (entry: Entry) => Matches): readonly Piece[] {
  const title = lit(entry.title.replace(/[\r\n]/g, ' '), matchesOf(entry).title);
  const look = entry.status === 'unscreened' ? 'plain' : 'faint';
  return piecesOf(title, { start: 0, end: title.text.length }, look);
}

function tagsOf({ tags }: Entry, width: number): readonly Piece[] {
  if (tags.length === 0 || width < WIDE_ENOUGH_FOR_TAGS) return [];
  const text = tags.map((tag) => ` #${sanitiseLine(tag)}`).join('');
  const most = Math.floor(width / 3);
  return columnsOf(text) <= most ? [{ text, look: 'tag' }] : fit([{ text, look: 'tag' }], most);
}

/** How a row looks, of whatever paper. */
interface Standing {
  readonly width: number;
  readonly current: boolean;
  readonly marked: boolean;
  readonly pending: boolean;
}

function compose(entry: Entry, matchesOf: Shown['matchesOf'], { width, current, marked, pending }: Standing): Row {
  const tags = tagsOf(entry, width);
  const tagColumns = tags.reduce((sum, { text }) => sum + columnsOf(text), 0);
  const mark: Piece = pending ? { text: '…', look: 'faint' } : { text: STATUS_MARKS[entry.status], look: entry.status };
  const head: Piece[] = [
    { text: `${current ? '>' : ' '}${marked ? '*' : ' '}`, look: marked ? 'strong' : 'plain' },
    mark,
    { text: ' ', look: 'plain' },
  ];
  const title = fit([...head, ...titleOf(entry, matchesOf)], width - tagColumns - 1);
  return { pieces: [...title, ...tags, { text: ' ', look: 'plain' }], current };
}

/** The latest row of each paper: a key changes one or two of those on the screen. */
const rows = new WeakMap<Entry, { readonly matchesOf: unknown; readonly standing: string; readonly row: Row }>();

function rowOf(state: State, place: number, ordinal: number, width: number): Row {
  const { cursor, anchor, marks, pending, snapshot, shown } = state;
  const entry = snapshot.entry(ordinal);
  const current = place === cursor;
  const inRange = anchor !== undefined && place >= Math.min(anchor, cursor) && place <= Math.max(anchor, cursor);
  const marked = inRange || isMarked(marks, ordinal);
  if (entry === undefined) return { pieces: fit([], width), current };
  const looks = { width, current, marked, pending: pending.has(ordinal) };
  const standing = Object.values(looks).join();
  const known = rows.get(entry);
  if (known?.matchesOf === shown.matchesOf && known.standing === standing) return known.row;
  const row = compose(entry, shown.matchesOf, looks);
  rows.set(entry, { matchesOf: shown.matchesOf, standing, row });
  return row;
}

function emptyText({ snapshot, searching, shown, keymap }: State): string {
  if (snapshot.count === 0) {
    const [key] = keymap.keysOf('command');
    const here = key === undefined ? '' : `, here ${keyLabel(key)} and then "import FILE"`;
    return `The library is empty. Read papers into it with "papers import FILE"${here}.`;
  }
  if (searching) return 'Searching …';
  return `No paper matches${shown.query === '' ? '' : ` "${sanitiseLine(shown.query)}"`}. Esc clears the query.`;
}

/** The rows of the list that are on the screen, each as wide as its area. */
export function listRows(state: State, { width, height }: Area): Row[] {
  const { rows: papers } = state.shown;
  if (papers.length === 0) {
    const text = emptyText(state);
    return wrapSpans(text, width - 2).map(({ start, end }) => ({
      pieces: fit([{ text: ` ${text.slice(start, end)}`, look: 'faint' }], width),
      current: false,
    }));
  }
  return Array.from(papers.subarray(state.top, state.top + height), (ordinal, line) =>
    rowOf(state, state.top + line, ordinal, width),
  );
}
