import type { Entry } from '../domain/entry.ts';
import { analyse } from '../text/analyse.ts';
import { bm25, saturatedFrequency } from './bm25.ts';
import { documentOf } from './documents.ts';
import type { FeedbackSource } from './feedback.ts';
import { postingsOf, type SearchIndex } from './index-bytes.ts';
import { MINISEARCH_FIELDS, WHOLE_TEXT } from './mini.ts';

const TEXT = String(MINISEARCH_FIELDS.indexOf(WHOLE_TEXT));

/** What feedback asks of an index, and of the papers that it is of. Names of authors say nothing of what a paper is about. */
export function feedbackSource(index: SearchIndex, entries: readonly Entry[]): FeedbackSource {
  const { documentCount, fieldLength, averageFieldLength } = index.head;
  const average = averageFieldLength[Number(TEXT)] ?? 0;
  const saturated = (frequency: number, ordinal: number | string) =>
    saturatedFrequency(frequency, fieldLength[ordinal]?.[Number(TEXT)] ?? 0, average);
  const postings = (stem: string) => Object.entries(postingsOf(index, stem)?.[TEXT] ?? {});
  return {
    paperCount: documentCount,
    evidenceOf(ordinal) {
      const entry = entries[ordinal];
      if (entry === undefined) return new Map();
      const { title, abstract, keyword } = documentOf(entry, ordinal);
      const frequencies = new Map<string, number>();
      for (const stem of analyse([title, abstract, keyword].join('\n')))
        frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
      return new Map(Array.from(frequencies, ([stem, frequency]) => [stem, saturated(frequency, ordinal)]));
    },
    papersWith: (stem) => postings(stem).length,
    scoresOf(stem) {
      const found = postings(stem);
      return new Map(
        found.map(([ordinal, frequency]) => [
          Number(ordinal),
          bm25(saturated(frequency, ordinal), found.length, documentCount),
        ]),
      );
    },
  };
}
