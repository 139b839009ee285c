import { foldText } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { PaperIndex } from './paper-index.ts';

/** A word that some papers have. */
export interface Completion {
  readonly word: string;
  /** How many papers have it or another form of it, or a little more. */
  readonly papers: number;
}

/** Of very many words that begin alike only the shortest are counted, which the common ones are among. */
const LOOKED_AT = 500;

/** The commonest words of the papers that begin with what was typed; none for nothing. */
export function completeWord(index: PaperIndex, typed: string, most: number): Completion[] {
  const prefix = foldText(typed);
  if (prefix === '') return [];
  return Array.from(index.wordsStartingWith(prefix))
    .filter(([word]) => !isStopWord(word))
    .toSorted(([a], [b]) => a.length - b.length)
    .slice(0, LOOKED_AT)
    .map(([word, stem]) => ({ word, papers: index.roughCount(stem) }))
    .toSorted((a, b) => b.papers - a.papers || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}
