import fc from 'fast-check';
import { type DecisionMark, statusOf } from '../../src/domain/decision.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { Labels } from '../../src/formats/format.ts';
import { line } from './records.ts';

const decision: fc.Arbitrary<DecisionMark> = fc
  .oneof(
    fc.constantFrom({ kind: 'include' as const }, { kind: 'maybe' as const }, { kind: 'exclude' as const }),
    line.map((reason) => ({ kind: 'exclude' as const, reason })),
  )
  .map((made) => ({ ...made, by: 'Ada "A," L.', at: '2026-05-01T10:00:00.000Z' }));

const note = fc
  .array(fc.oneof(line, fc.constantFrom('- a point', '  - one inside', 'TY  - JOUR', 'Export Date: today', '')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join('\n').trim())
  .filter((text) => text !== '');

/** What a person says of a paper, as an entry has it. */
export const labelled: fc.Arbitrary<Pick<Entry, 'decision' | 'status' | 'tags' | 'lists' | 'note'>> = fc
  .record({
    decision: fc.option(decision, { nil: undefined }),
    tags: fc.uniqueArray(line, { maxLength: 2 }),
    lists: fc.uniqueArray(line, { maxLength: 2 }),
    note: fc.option(note, { nil: undefined }),
  })
  .map(({ decision: made, tags, lists, note: text }) => ({
    ...(made !== undefined && { decision: made }),
    status: statusOf(made),
    tags,
    lists,
    ...(text !== undefined && { note: text }),
  }));

/** The labels that a reader should find for an entry. */
export function labelsOf({ decision: made, tags, lists, note: text }: Entry): Labels {
  const { by, at, ...said } = made ?? { by: '', at: '' };
  return {
    ...(made !== undefined && { decision: said as Exclude<Labels['decision'], undefined> }),
    ...(tags.length > 0 && { tags }),
    ...(lists.length > 0 && { lists }),
    ...(text !== undefined && { note: text }),
  };
}
