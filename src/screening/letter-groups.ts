import { TermCounter, type TermTable } from './term-counter.ts';
import { wordsIn } from './terms.ts';

const LENGTH = 4;

/** The groups of four letters of a word with a space before and behind it; none of a word that is shorter. */
function groupsOf(word: string): string[] {
  const padded = ` ${word} `;
  return Array.from({ length: Math.max(0, padded.length - LENGTH + 1) }, (_, at) => padded.slice(at, at + LENGTH));
}

/** Counts groups of four letters inside words: what words of one stem, or compounds of one part, have in common. */
export function countLetterGroups(texts: Iterable<string>): TermTable {
  const ids = new Map<string, number>();
  const ofWord = new Map<string, readonly number[]>();
  const counter = new TermCounter();
  const idOf = (group: string): number => {
    const id = ids.get(group) ?? ids.size;
    if (id === ids.size) ids.set(group, id);
    return id;
  };
  for (const text of texts) {
    for (const word of wordsIn(text)) {
      let groups = ofWord.get(word);
      if (groups === undefined) {
        groups = groupsOf(word).map(idOf);
        ofWord.set(word, groups);
      }
      for (const group of groups) counter.count(group);
    }
    counter.endRecord();
  }
  return counter.table();
}
