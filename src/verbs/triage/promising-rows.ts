import { STATUS_CODES, UNSCREENED } from './snapshot.ts';

/** Rows as ranked, as far as they are unscreened; then what else is, what was put aside, and the rest, each as imported. */
function ranked(rows: Int32Array, order: Int32Array, statuses: Uint8Array): Int32Array {
  const left = new Uint8Array(statuses.length);
  for (const ordinal of rows) left[ordinal] = 1;
  const out = new Int32Array(rows.length);
  let next = 0;
  const take = (ordinal: number): void => {
    out[next++] = ordinal;
    left[ordinal] = 0;
  };
  for (const ordinal of order) if (left[ordinal] === 1 && statuses[ordinal] === UNSCREENED) take(ordinal);
  for (const codes of [[UNSCREENED], [STATUS_CODES.indexOf('maybe')], STATUS_CODES.keys()]) {
    const isNow = Uint8Array.from(STATUS_CODES, () => 0);
    for (const code of codes) isNow[code] = 1;
    for (let ordinal = 0; ordinal < left.length; ordinal += 1)
      if (left[ordinal] === 1 && isNow[statuses[ordinal] ?? 0] === 1) take(ordinal);
  }
  return out;
}

/** Rows with the most promising first. `order` has the ordinals of unscreened papers, the most promising first. */
export function promisingRows(rows: Int32Array, order: Int32Array, statuses: Uint8Array): Int32Array {
  return ranked(rows, order, statuses);
}

/**
 * Rows in a newer order of what is unscreened, while someone reads them: what was decided keeps its place, and so do
 * those that `stays` says it of.
 */
export function promisingAgain(
  rows: Int32Array,
  order: Int32Array,
  statuses: Uint8Array,
  stays: (ordinal: number) => boolean,
): Int32Array {
  const isMoving = (ordinal: number): boolean => statuses[ordinal] === UNSCREENED && !stays(ordinal);
  const moving = ranked(rows.filter(isMoving), order, statuses);
  let next = 0;
  return rows.map((ordinal) => (isMoving(ordinal) ? (moving[next++] ?? ordinal) : ordinal));
}
