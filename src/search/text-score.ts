import { bm25, saturatedFrequency } from './bm25.ts';
import type { Matches } from './matches.ts';
import type { PaperIndex } from './paper-index.ts';
import { FIELD_COUNT, type IndexedField, TEXT_FIELDS } from './segment/fields.ts';
import type { Frequencies } from './segment/postings.ts';

/**
 * What is searched for words without a field, as one text in which the title stands twice: words are weighed before
 * their frequency saturates, as in BM25F (Robertson, Zaragoza & Taylor 2004), not after it, field by field.
 */
const WHOLE_TEXT: Readonly<Record<IndexedField, number>> = { title: 2, abstract: 1, keyword: 1, author: 1, venue: 0 };

/** How much a word in each text counts, in the order of the fields. */
function weightsOf(field: IndexedField | undefined): readonly number[] {
  return TEXT_FIELDS.map((name) => (field === undefined ? WHOLE_TEXT[name] : Number(name === field)));
}

/** How long the text that is asked for is, of each paper and on average. */
export function textLengths(index: PaperIndex, field: IndexedField | undefined) {
  const parts = weightsOf(field).flatMap((weight, number) =>
    weight === 0 ? [] : [{ weight, lengths: index.lengths(number) }],
  );
  const total = parts.reduce((sum, { weight, lengths }) => sum + weight * lengths.total, 0);
  const columns = parts.map(({ weight, lengths }) => ({ weight, words: lengths.words }));
  return {
    average: total / Math.max(1, index.visibleCount),
    of(paper: number): number {
      let length = 0;
      for (const { weight, words } of columns) length += weight * (words[paper] ?? 0);
      return length;
    },
  };
}

/** What BM25 gives the papers that have a word in a field, or anywhere that is searched without one. */
export function scoreText(index: PaperIndex, found: Frequencies, field: IndexedField | undefined): Matches {
  const weights = weightsOf(field);
  const lengths = textLengths(index, field);
  const papers = new Uint32Array(found.papers.length);
  const scores = new Float64Array(found.papers.length);
  let count = 0;
  for (let row = 0; row < found.papers.length; row += 1) {
    let frequency = 0;
    for (let number = 0; number < FIELD_COUNT; number += 1)
      frequency += (weights[number] ?? 0) * (found.frequencies[row * FIELD_COUNT + number] ?? 0);
    if (frequency === 0) continue;
    const paper = found.papers[row] ?? 0;
    papers[count] = paper;
    scores[count++] = saturatedFrequency(frequency, lengths.of(paper), lengths.average);
  }
  for (let at = 0; at < count; at += 1) scores[at] = bm25(scores[at] ?? 0, count, index.visibleCount);
  return { papers: papers.slice(0, count), scores: scores.slice(0, count) };
}
