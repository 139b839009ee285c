import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldJournal } from '../../src/domain/fold.ts';
import type { Change, JournalEvent } from '../../src/domain/journal.ts';
import type { LibraryState } from '../../src/domain/state.ts';

const paper = fc.constantFrom('a', 'b', 'c');
const papers = fc.uniqueArray(paper, { minLength: 1 });
const list = fc.constantFrom('x', 'y');
const tags = fc.uniqueArray(fc.constantFrom('t', 'u', 'v'));

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    op: fc.constant('decide' as const),
    papers,
    decision: fc.constantFrom({ kind: 'include' as const }, { kind: 'exclude' as const, reason: 'r' }),
  }),
  fc.record({ op: fc.constant('unscreen' as const), papers }),
  fc.record({ op: fc.constant('tag' as const), papers, add: tags, remove: tags }),
  fc.record({ op: fc.constant('note' as const), paper, text: fc.constantFrom('', 'n', 'm') }),
  fc.record({ op: fc.constant('list-add' as const), list, papers }),
  fc.record({ op: fc.constant('list-remove' as const), list, papers }),
  fc.record({ op: fc.constant('list-move' as const), list, papers, to: fc.nat(3) }),
  fc.record({ op: fc.constant('list-rename' as const), list, name: list }),
  fc.record({ op: fc.constant('list-delete' as const), list }),
  fc.record({ op: fc.constant('list-new' as const), list }),
  fc.record({
    op: fc.constant('edit' as const),
    paper,
    set: fc.constantFrom({ venue: 'ACL' }, { venue: null }, { date: '2023' }),
  }),
  fc.record({ op: fc.constant('same' as const), paper, papers, set: fc.constantFrom({}, { venue: 'EACL' }) }),
  fc.record({ op: fc.constant('distinct' as const), papers }),
  fc.record({
    op: fc.constant('enrich' as const),
    merged: fc.array(
      fc.record({
        paper,
        set: fc.constant({ venue: 'NAACL' }),
        from: fc.constant([{ service: 'dblp', record: 'doi:10.5555/1', fields: ['venue'] }]),
      }),
      { maxLength: 2 },
    ),
    refused: fc.array(fc.record({ paper, record: fc.constant('doi:10.5555/2') }), { maxLength: 1 }),
  }),
);

function ulid(number: number): string {
  return number
    .toString(32)
    .toUpperCase()
    .replace(/[ILOU]/g, 'Z')
    .padStart(26, '0');
}

/** A history of changes, undos and redos of what went before, by two people. */
const history: fc.Arbitrary<JournalEvent[]> = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 4, arbitrary: change }, fc.constantFrom('undo' as const, 'redo' as const)),
      fc.nat(),
      fc.constantFrom('Ada', 'Bo'),
    ),
    { maxLength: 25 },
  )
  .map((steps) =>
    steps.flatMap(([step, which, by], index): JournalEvent[] => {
      const head = { id: ulid(index + 1), at: '2026-01-01T00:00:00.000Z', by };
      if (typeof step !== 'string') return [{ ...head, ...step }];
      return index === 0 ? [] : [{ ...head, op: step, event: ulid(1 + (which % index)) }];
    }),
  );

/** A state as plain data; the order of lists is that of their creation and counts. */
function plain({ papers: states, lists, withdrawnImports, sameAs, distinct }: LibraryState): unknown {
  return {
    papers: Array.from(states, ([id, { decisions, ...state }]) => [
      id,
      { ...state, decisions: [...decisions] },
    ]).toSorted(([a], [b]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    lists: [...lists],
    withdrawn: [...withdrawnImports].toSorted(),
    same: [...sameAs].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    distinct: [...distinct].toSorted(),
  };
}

describe('the fold of a journal', () => {
  it('means the same whatever the order of the lines, and however often each is there', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (events, random) => {
        const shuffled = [...events, ...events.slice(0, 5)]
          .map((event) => ({ event, key: random.next().value }))
          .toSorted((a, b) => a.key - b.key);
        expect(plain(foldJournal(shuffled.map(({ event }) => event)).state)).toEqual(plain(foldJournal(events).state));
      }),
    );
  });

  it('grows line by line into what it is when read at once', () => {
    fc.assert(
      fc.property(history, (events) => {
        const grown = foldJournal([]);
        for (const event of events) grown.append(event);
        const read = foldJournal(events);
        expect(plain(grown.state)).toEqual(plain(read.state));
        expect(grown.redoable('Ada').map(({ id }) => id)).toEqual(read.redoable('Ada').map(({ id }) => id));
        expect(grown.undoable('Bo').map(({ id }) => id)).toEqual(read.undoable('Bo').map(({ id }) => id));
      }),
    );
  });

  it('is back where it was when the latest change of all is undone, and there again when that is redone', () => {
    fc.assert(
      fc.property(history, change, (events, latest) => {
        const at = '2026-01-02T00:00:00.000Z';
        const before = plain(foldJournal(events).state);
        const event: JournalEvent = { id: ulid(1000), at, by: 'Ada', ...latest };
        const after = plain(foldJournal([...events, event]).state);
        const undo: JournalEvent = { id: ulid(1001), at, by: 'Ada', op: 'undo', event: event.id };
        const redo: JournalEvent = { id: ulid(1002), at, by: 'Ada', op: 'redo', event: event.id };
        expect(plain(foldJournal([...events, event, undo]).state)).toEqual(before);
        expect(plain(foldJournal([...events, event, undo, redo]).state)).toEqual(after);
      }),
    );
  });

  it('takes back only what its reviewer did, and nothing can be done again after a new change', () => {
    const head = (number: number, by: string) => ({ id: ulid(number), at: '2026-01-01T00:00:00.000Z', by });
    const decide = (number: number, by: string): JournalEvent => ({
      ...head(number, by),
      op: 'decide',
      papers: ['a'],
      decision: { kind: 'include' },
    });
    const fold = foldJournal([decide(1, 'Ada'), decide(2, 'Bo')]);
    expect(fold.undoable('Ada').map(({ id }) => id)).toEqual([ulid(1)]);
    fold.append({ ...head(3, 'Ada'), op: 'undo', event: ulid(1) });
    expect(fold.redoable('Ada').map(({ id }) => id)).toEqual([ulid(1)]);
    fold.append(decide(4, 'Ada'));
    expect(fold.redoable('Ada')).toEqual([]);
  });

  it('gives a paper every tag, note, decision and place in a list of those that turned out to be the same', () => {
    const at = (number: number, by: string) => ({
      id: ulid(number),
      at: `2026-01-01T00:00:00.00${number}Z`,
      by,
    });
    const { state } = foldJournal([
      { ...at(1, 'Ada'), op: 'decide', papers: ['b'], decision: { kind: 'include' } },
      { ...at(2, 'Bo'), op: 'decide', papers: ['a'], decision: { kind: 'exclude', reason: 'r' } },
      { ...at(3, 'Ada'), op: 'tag', papers: ['a'], add: ['t'], remove: [] },
      { ...at(4, 'Ada'), op: 'tag', papers: ['b'], add: ['u'], remove: [] },
      { ...at(5, 'Ada'), op: 'note', paper: 'b', text: 'a note' },
      { ...at(6, 'Ada'), op: 'list-add', list: 'x', papers: ['c', 'b', 'd'] },
      { ...at(7, 'Ada'), op: 'same', paper: 'a', papers: ['b'], set: { venue: 'ACL' } },
      // Said of the paper that is out of sight, as by another copy of the library.
      { ...at(8, 'Bo'), op: 'tag', papers: ['b'], add: ['v'], remove: [] },
    ]);
    expect(state.papers.get('a')).toMatchObject({
      decision: { kind: 'exclude', by: 'Bo' },
      tags: ['t', 'u', 'v'],
      note: 'a note',
      edit: { venue: 'ACL' },
    });
    expect([...(state.papers.get('a')?.decisions.keys() ?? [])].toSorted()).toEqual(['Ada', 'Bo']);
    expect(state.lists.get('x')).toEqual(['c', 'a', 'd']);
    expect(state.sameAs.get('b')).toBe('a');
  });
});
