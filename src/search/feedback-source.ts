import type { Entry } from '../domain/entry.ts';
import { analyse, stem } from '../text/analyse.ts';
import { saturatedFrequency } from './bm25.ts';
import { FEEDBACK_PAPERS, type FeedbackSource } from './feedback.ts';
import type { PaperIndex } from './paper-index.ts';
import { scoreText } from './text-score.ts';
import { united } from './word-postings.ts';

/** What feedback asks of an index, and of the papers that it is of. Names of authors say nothing of what a paper is about. */
export function feedbackSource(index: PaperIndex, entryOf: (paper: number) => Entry): FeedbackSource {
  const lengths = index.lengths('text', FEEDBACK_PAPERS);
  return {
    paperCount: index.visibleCount,
    evidenceOf(paper) {
      const { title, abstract = '', keywords = [] } = entryOf(paper);
      const frequencies = new Map<string, number>();
      for (const term of analyse([title, abstract, ...keywords].join('\n')))
        frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      const length = lengths.of(paper);
      return new Map(
        Array.from(frequencies, ([term, frequency]) => [term, saturatedFrequency(frequency, length, lengths.average)]),
      );
    },
    papersWith: (term) => index.roughCount(term),
    scoresOf(term) {
      const words = index.wordsOfStem(term).map((word) => index.word(stem(word), word));
      return scoreText(index, united(words, undefined, index.paperCount), undefined);
    },
  };
}
