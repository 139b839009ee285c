import { foldText } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { PaperIndex } from './paper-index.ts';

/** A word that some papers have. */
export interface Completion {
  readonly word: string;
  /** How many papers have it. */
  readonly papers: number;
}

/** The commonest words of the papers that begin with what was typed; none for nothing. */
export function completeWord(index: PaperIndex, typed: string, most: number): Completion[] {
  const prefix = foldText(typed);
  if (prefix === '') return [];
  return Array.from(index.wordsStartingWith(prefix), ([word, { papers }]) => ({ word, papers: papers.length }))
    .filter(({ word, papers }) => papers > 0 && !isStopWord(word))
    .toSorted((a, b) => b.papers - a.papers || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}
