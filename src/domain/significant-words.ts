import { foldText } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';

/** The first words of a title that tell something, hyphenated ones whole; its first words at all when none does. */
export function significantWords(title: string, count: number): string[] {
  const words = title.split(/[\s:–—/]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !isStopWord(foldText(word).replace(/[^\p{L}\p{N}]/gu, '')));
  return (telling.length > 0 ? telling : words).slice(0, count);
}
