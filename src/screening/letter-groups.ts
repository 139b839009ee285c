import { TermCounter, type TermTable } from './term-counter.ts';
import { ALONE, COUNTED, type TermCounts } from './terms.ts';

const LENGTH = 4;

/** The groups of four letters of a word with a space before and behind it; none of a word that is shorter. */
function groupsOf(word: string): string[] {
  const padded = ` ${word} `;
  return Array.from({ length: Math.max(0, padded.length - LENGTH + 1) }, (_, at) => padded.slice(at, at + LENGTH));
}

/** Counts groups of four letters inside words: what words of one stem, or compounds of one part, have in common. Stops now and then. */
export function* countLetterGroups({
  records,
  starts,
  ids,
  counts,
  words,
  first,
  second,
}: TermCounts): Generator<void, TermTable> {
  const groupIds = new Map<string, number>();
  const ofWord: (readonly number[])[] = [];
  const counter = new TermCounter();
  const idOf = (group: string): number => {
    const id = groupIds.get(group) ?? groupIds.size;
    if (id === groupIds.size) groupIds.set(group, id);
    return id;
  };
  for (let record = 0; record < records; record += 1) {
    if (record % COUNTED === 0) yield;
    for (let at = starts[record] as number; at < (starts[record + 1] as number); at += 1) {
      const term = ids[at] as number;
      if (first[term] !== ALONE) continue;
      const word = second[term] as number;
      const groups = (ofWord[word] ??= groupsOf(words[word] ?? '').map(idOf));
      for (const group of groups) counter.count(group, counts[at]);
    }
    counter.endRecord();
  }
  return counter.table();
}
