import type { Entry } from '../../src/domain/entry.ts';
import { indexInMemory } from '../../src/search/memory-index.ts';
import type { Searched } from '../../src/search/rank.ts';
import { anEntry } from './entries.ts';

export const NOW = new Date('2026-05-01T00:00:00Z');

/** An index in memory of papers that are all in sight. */
export function searched(papers: readonly Entry[]): Searched {
  const entry = (paper: number) => papers[paper] ?? anEntry();
  return { index: indexInMemory(papers), facts: entry, entry, now: NOW };
}
