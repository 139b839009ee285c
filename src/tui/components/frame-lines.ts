import { sanitiseLine } from '../../terminal/sanitise.ts';
import { ACTION_NAMES, type ActionName, type Context, describeAction } from '../actions.ts';
import { keyLabel } from '../keys/names.ts';
import type { Keymap } from '../keymap.ts';
import type { State } from '../state.ts';
import { columnsOf, fit } from '../lines/fit.ts';
import type { Piece } from '../lines/looks.ts';
import { STATUS_MARKS } from '../lines/status.ts';
import { grouped } from '../../domain/wording.ts';

/** Puts pieces at both ends of a line; those on the right go first when there is no room. */
function spread(left: readonly Piece[], right: Piece, width: number): Piece[] {
  const room = width - columnsOf(right.text);
  const used = left.reduce((sum, { text }) => sum + columnsOf(text), 0);
  return used > room ? fit(left, width) : [...fit(left, room), right];
}

/** The first line: what is shown, how many, in which order. */
export function titleLine({ shown, searching, size }: State): Piece[] {
  const { like } = shown;
  const query =
    like !== undefined
      ? `like "${sanitiseLine(like.title)}"`
      : shown.query.trim() === ''
        ? 'all papers'
        : sanitiseLine(shown.query);
  const count = `${grouped(shown.rows.length)}${searching ? ' …' : ''} · ${shown.order} `;
  return spread(
    [
      { text: ' papers ', look: 'strong' },
      { text: query, look: shown.query === '' && like === undefined ? 'faint' : 'field' },
    ],
    { text: count, look: 'faint' },
    size.columns,
  );
}

/** The status line: where one is and how far one has come. */
export function statusLine(state: State): Piece[] {
  const { shown, cursor, snapshot, recall, marks, anchor, size, pending, running, focus } = state;
  const { counts, count } = snapshot;
  const place = shown.rows.length === 0 ? '0/0' : `${cursor + 1}/${shown.rows.length}`;
  const screened = counts.included + counts.excluded;
  const share = count === 0 ? 0 : Math.floor((screened / count) * 100);
  const parts = [
    ` ${place}`,
    `${screened}/${count} screened ${share}%`,
    `${STATUS_MARKS.included} ${counts.included} included`,
    ...(recall === undefined || counts.included === 0 ? [] : [`recall ~${Math.floor(recall.estimate * 100)}%`]),
    `${STATUS_MARKS.maybe} ${counts.maybe}`,
    `${STATUS_MARKS.excluded} ${counts.excluded}`,
  ];
  if (marks.count > 0) parts.push(`${marks.count} marked`);
  if (anchor !== undefined) parts.push('range');
  if (pending.size > 0) parts.push('saving …');
  if (running !== undefined) parts.push(`${sanitiseLine(running)} …`, 'Ctrl-C stops it');
  const right = focus === 'abstract' ? ' abstract ' : '';
  return spread([{ text: parts.join('  '), look: 'plain' }], { text: right, look: 'plain' }, size.columns);
}

function hinted(place: Context): readonly ActionName[] {
  return ACTION_NAMES.filter(
    (name) => describeAction(name).hint !== undefined && describeAction(name).context === place,
  );
}

function hint(keymap: Keymap, name: ActionName): string[] {
  const [key] = keymap.keysOf(name);
  return key === undefined ? [] : [`${keyLabel(key)} ${describeAction(name).hint ?? ''}`];
}

/** The keys that one needs most in a place, as many as there is room for. Help is always among them. */
export function hintLine({ keymap, size }: State, place: Context): Piece[] {
  const hints = hinted(place).flatMap((name) => hint(keymap, name));
  while (hints.length > 2 && hints.join('  ').length + 1 > size.columns) hints.splice(-3, 1);
  return fit([{ text: ` ${hints.join('  ')}`, look: 'faint' }], size.columns);
}
