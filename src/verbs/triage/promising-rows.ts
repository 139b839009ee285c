import { STATUS_CODES, UNSCREENED } from './snapshot.ts';

/** A place for each paper by ordinal: what is unscreened as ranked, then as imported; then what was put aside; then the rest. */
function placesOf(order: Int32Array, statuses: Uint8Array): Float64Array {
  const { length } = statuses;
  const maybe = STATUS_CODES.indexOf('maybe');
  const places = Float64Array.from(statuses, (status, ordinal) => {
    const group = status === UNSCREENED ? 1 : status === maybe ? 2 : 3;
    return group * length + ordinal;
  });
  order.forEach((ordinal, place) => {
    if (statuses[ordinal] === UNSCREENED) places[ordinal] = place;
  });
  return places;
}

function byPlace(rows: Int32Array, places: Float64Array): Int32Array {
  return rows.toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

/** Rows with the most promising first. `order` has the ordinals of unscreened papers, the most promising first. */
export function promisingRows(rows: Int32Array, order: Int32Array, statuses: Uint8Array): Int32Array {
  return byPlace(rows, placesOf(order, statuses));
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
  const moving = byPlace(rows.filter(isMoving), placesOf(order, statuses));
  let next = 0;
  return rows.map((ordinal) => (isMoving(ordinal) ? (moving[next++] ?? ordinal) : ordinal));
}
