import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/domain/journal.ts';
import { changeInWords } from '../../src/verbs/change-in-words.ts';

const signed = { id: '01JEVENT000000000000000000', at: '2026-01-01T00:00:00.000Z', by: 'ada' };

function tagged(add: string[]): JournalEvent {
  return { ...signed, op: 'tag', papers: ['tart'], add, remove: [] };
}

describe('a change in words', () => {
  it('names few tags, and of many the first and how many more there are', () => {
    expect(changeInWords(tagged(['a', 'b', 'c', 'd']))).toBe('tag +a +b +c +d on tart');
    const many = Array.from({ length: 1900 }, (_, number) => `t${number}`);
    expect(changeInWords(tagged(many))).toBe('tag +t0 +t1 +t2 and 1897 more on tart');
  });

  it('names few files of an import, and of many the first', () => {
    const files = Array.from({ length: 12 }, (_, number) => `${number}.ris`);
    const event: JournalEvent = { ...signed, op: 'import', files, added: 40, merged: [] };
    expect(changeInWords(event)).toBe('import 0.ris, 1.ris, 2.ris, and 9 more (40 added, 0 merged)');
    expect(changeInWords({ ...event, files: files.slice(0, 2) })).toBe('import 0.ris, 1.ris (40 added, 0 merged)');
  });
});
