/** Numbers in [0, 1) that repeat with their seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * An order of screening in which scores of relevant records lie `lead` standard deviations above those of the others:
 * random with 0, the better the larger it is.
 */
export function anOrder(total: number, relevant: number, lead: number, random: () => number): boolean[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: total }, (_, index) => ({
    isRelevant: index < relevant,
    score: normal() + (index < relevant ? lead : 0),
  }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ isRelevant }) => isRelevant);
}
