/** BM25 (Robertson et al. 1994), as Lucene and MiniSearch have it: no stem counts against a paper. */

/** How soon more of a word says no more, and how much length counts: Lucene's values, in the range of Robertson & Zaragoza (2009). */
export const BM25 = { k: 1.2, b: 0.75, d: 0 } as const;

/** How much a stem tells that so many of the papers have. */
export function inverseDocumentFrequency(papersWith: number, paperCount: number): number {
  return Math.log(1 + (paperCount - papersWith + 0.5) / (papersWith + 0.5));
}

/** How much a text is about a stem that it has so often, from 0 to 1; lengths are counted in stems. */
export function saturatedFrequency(frequency: number, length: number, averageLength: number): number {
  return frequency / (frequency + BM25.k * (1 - BM25.b + (BM25.b * length) / averageLength));
}

/** What a stem gives a paper that is so much about it; `telling` is how much the stem tells. */
export function bm25(saturated: number, telling: number): number {
  return telling * (BM25.k + 1) * saturated;
}
