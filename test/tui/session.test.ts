import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTriageSession } from '../../src/verbs/triage/session.ts';
import { importInto, libraryOf3, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

const clock = () => new Date('2026-05-02T10:00:00Z');
const never = new AbortController().signal;

/** One change that a person may make. */
const change = fc.oneof(
  fc.record({
    op: fc.constant('decide' as const),
    papers: fc.subarray([0, 1, 2], { minLength: 1 }),
    decision: fc.constantFrom({ kind: 'include' }, { kind: 'maybe' }, { kind: 'exclude', reason: 'why' }, undefined),
  }),
  fc.record({
    op: fc.constant('tag' as const),
    papers: fc.subarray([0, 1, 2], { minLength: 1 }),
    edit: fc.constantFrom({ add: ['a'], remove: [] }, { add: ['b'], remove: ['a'] }, { add: [], remove: ['b'] }),
  }),
  fc.record({ op: fc.constant('list' as const), papers: fc.subarray([0, 1, 2], { minLength: 1 }) }),
  fc.record({ op: fc.constant('note' as const), paper: fc.nat(2), text: fc.constantFrom('', 'note', 'another') }),
);

describe('a triage session', () => {
  it('undoes any sequence of changes back to where it began, and does all of it again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const folder = temporaryFolder();
        const library = await libraryOf3(`${folder}/library`);
        const session = createTriageSession(library, clock);
        const all = () => [0, 1, 2].map((ordinal) => session.snapshot().entry(ordinal));
        const before = all();
        let committed = 0;
        for (const step of changes) {
          const outcome =
            step.op === 'decide'
              ? await session.decide(step.papers, step.decision)
              : step.op === 'tag'
                ? await session.tag(step.papers, step.edit)
                : step.op === 'list'
                  ? await session.addToList(step.papers, 'to read')
                  : await session.note(step.paper, step.text);
          committed += outcome.changed > 0 ? 1 : 0;
          // What the screen shows is what a new process would read.
          const anew = createTriageSession(await reopen(`${folder}/library`), clock);
          expect([0, 1, 2].map((ordinal) => anew.snapshot().entry(ordinal))).toEqual(all());
          expect(anew.snapshot().counts).toEqual(session.snapshot().counts);
        }
        const done = all();
        for (let step = 0; step < committed; step += 1) expect((await session.undo()).event).toBeDefined();
        expect(all()).toEqual(before);
        for (let step = 0; step < committed; step += 1) expect((await session.redo()).event).toBeDefined();
        expect(all().map((entry) => ({ ...entry, decision: undefined }))).toEqual(
          done.map((entry) => ({ ...entry, decision: undefined })),
        );
        expect(all().map((entry) => entry?.decision?.kind)).toEqual(done.map((entry) => entry?.decision?.kind));
      }),
      { numRuns: 25 },
    );
  });

  it('follows papers to where they are when an import before them is taken back', async () => {
    const folder = `${temporaryFolder()}/library`;
    const library = await libraryOf3(folder);
    await importInto(library, 'd', 'e');
    const session = createTriageSession(library, clock);
    const other = await reopen(folder);
    // Another process takes back the latest import.
    await other.undo(1);
    const arrival = session.refresh();
    expect(arrival?.snapshot.count).toBe(3);
    expect([0, 1, 2, 3, 4].map((ordinal) => arrival?.moved?.(ordinal))).toEqual([0, 1, 2, undefined, undefined]);
    expect(session.refresh()).toBeUndefined();
  });

  it('finds as it is typed what begins like the last word, and keeps it when the word is left so', async () => {
    const session = createTriageSession(await libraryOf3(`${temporaryFolder()}/library`), clock);
    const rows = async (query: string, live: boolean) =>
      Array.from((await session.find({ query, order: 'relevance', live }, never))?.rows ?? []);
    expect(await rows('tit', true)).toEqual([0, 1, 2]);
    expect(await rows('tit', false)).toEqual([0, 1, 2]);
    expect(await rows('tit ', true)).toEqual([0, 1, 2]);
    expect(await rows('-title', true)).toEqual([]);
    expect(await rows('id:b', true)).toEqual([1]);
  });

  it('shows a reading list in its own order', async () => {
    const session = createTriageSession(await libraryOf3(`${temporaryFolder()}/library`), clock);
    await session.addToList([2], 'to read');
    await session.addToList([0, 1], 'to read');
    await session.moveInList([1], 'to read', 1);
    const found = await session.find({ query: 'list:"to read"', order: 'reading list', live: false }, never);
    expect(Array.from(found?.rows ?? [])).toEqual([1, 2, 0]);
    expect(session.snapshot().onList('to read')).toEqual([1, 2, 0]);
  });

  it('saves views and offers them', async () => {
    const folder = `${temporaryFolder()}/library`;
    const session = createTriageSession(await libraryOf3(folder), clock);
    await session.decide([1], { kind: 'maybe' });
    await session.saveView('put aside', 'is:maybe');
    expect(session.snapshot().names().views).toEqual([{ name: 'put aside', query: 'is:maybe' }]);
    const found = await session.find({ query: 'view:"put aside"', order: 'relevance', live: false }, never);
    expect(Array.from(found?.rows ?? [])).toEqual([1]);
    expect((await reopen(folder)).settings.views).toEqual([{ name: 'put aside', query: 'is:maybe', language: 1 }]);
  });
});
