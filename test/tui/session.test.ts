import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/domain/entry.ts';
import type { Library } from '../../src/library/library.ts';
import { MODELS } from '../../src/screening/models.ts';
import { createTriageSession } from '../../src/verbs/triage/session.ts';
import { sortEntries } from '../../src/verbs/sort.ts';
import { progress } from '../../src/verbs/progress.ts';
import { createLibrary } from '../../src/library/create.ts';
import { importInto, libraryOf3, ports, reopen, somePapers } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';
import { threadsOver } from '../support/triage.ts';

const clock = () => new Date('2026-05-02T10:00:00Z');

/** A session over a library, and beside it what works things out, over the same folder. */
async function sessionOver(library: Library) {
  return createTriageSession(library, clock, await threadsOver(library.directory));
}

/** The models that decisions were taken from, in the order of the decisions. */
function suggestedIn(library: Library) {
  return library.events.flatMap((event) => (event.op === 'decide' ? [event.suggested] : []));
}

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
        const session = await sessionOver(library);
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
          const anew = await sessionOver(await reopen(`${folder}/library`));
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
    const session = await sessionOver(library);
    const other = await reopen(folder);
    // Another process takes back the latest import.
    await other.undo(1);
    const arrival = session.refresh();
    expect(arrival?.snapshot.count).toBe(3);
    expect([0, 1, 2, 3, 4].map((ordinal) => arrival?.moved?.(ordinal))).toEqual([0, 1, 2, undefined, undefined]);
    expect(session.refresh()).toBeUndefined();
  });

  it('keeps papers apart by what they are called when the corpus is written anew', async () => {
    const folder = `${temporaryFolder()}/library`;
    const library = await libraryOf3(folder);
    const session = await sessionOver(library);
    expect(session.refresh()).toBeUndefined();
    // Another program puts the lines into another order, as a merge of two branches may.
    const file = join(folder, 'corpus.jsonl');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${lines.toReversed().join('\n')}\n`);
    const arrival = session.refresh();
    expect([0, 1, 2].map((ordinal) => arrival?.moved?.(ordinal))).toEqual([2, 1, 0]);
    expect(arrival?.snapshot.entry(0)?.id).toBe('c');
  });

  it('follows a paper that turned out to be another to that one', async () => {
    const folder = `${temporaryFolder()}/library`;
    const session = await sessionOver(await libraryOf3(folder));
    const other = await reopen(folder);
    await other.commit({ op: 'same', paper: 'a', papers: ['b'], set: {} });
    const arrival = session.refresh();
    expect([0, 1, 2].map((ordinal) => arrival?.moved?.(ordinal))).toEqual([0, 0, 1]);
  });

  it('ranks what is unscreened by the decisions so far, and says why', async () => {
    const folder = `${temporaryFolder()}/library`;
    const library = await createLibrary(folder, ports());
    const titles = ['toxic speech', 'protein folding', 'protein structures', 'toxic comments', 'toxic replies'];
    await library.update((_, importId) => ({
      result: undefined,
      papers: somePapers(importId, 'a', 'b', 'c', 'd', 'e').map((paper, place) => ({
        ...paper,
        title: titles[place] ?? '',
      })),
      change: { op: 'import', files: ['page.txt'], added: 5, merged: [] },
    }));
    const session = await sessionOver(library);
    await session.decide([0], { kind: 'include' });
    await session.decide([1], { kind: 'exclude' });
    const found = await session.find({ query: '', order: 'most promising', live: false }, never);
    // Those like the included first, what was decided last.
    const rows = Array.from(found?.rows ?? []);
    expect(new Set(rows.slice(0, 2))).toEqual(new Set([3, 4]));
    expect(rows.slice(2)).toEqual([2, 0, 1]);
    expect(found?.why.get(3)?.for).toContain('toxic');
    expect(found?.why.get(2)?.against).toContain('protein');
    expect(suggestedIn(library)).toEqual([undefined, undefined]);
    await session.decide([4], { kind: 'exclude' });
    await session.decide([0], { kind: 'exclude' });
    await session.decide([2], { kind: 'include' });
    // The model goes into the journal with what it put forward, not with what had been decided before.
    const { name: model, version } = MODELS.ours;
    expect(suggestedIn(library).slice(2)).toEqual([{ model, version }, undefined, { model, version }]);
    const outlook = await session.outlook({ promising: true });
    expect(Array.from(outlook?.promising?.order ?? [])).toEqual([3]);
    expect(outlook?.recall).toEqual(progress(library).recall);
  });

  it('keeps to papers as they are when some came while it looked', async () => {
    const folder = `${temporaryFolder()}/library`;
    const session = await sessionOver(await libraryOf3(folder));
    await importInto(await reopen(folder), 'd');
    expect(await session.outlook({ promising: true })).toBeUndefined();
    session.refresh();
    expect((await session.outlook({ promising: true }))?.promising?.order).toHaveLength(4);
  });

  it('finds papers like one, the paper itself first', async () => {
    const session = await sessionOver(await libraryOf3(`${temporaryFolder()}/library`));
    const found = await session.find({ query: '', order: 'relevance', live: false, like: 'b' }, never);
    expect(found?.rows[0]).toBe(1);
    expect(new Set(found?.rows)).toEqual(new Set([0, 1, 2]));
    expect(found?.why.get(0)?.for).toContain('titl');
  });

  it('finds as it is typed what begins like the last word, and keeps it when the word is left so', async () => {
    const session = await sessionOver(await libraryOf3(`${temporaryFolder()}/library`));
    const rows = async (query: string, live: boolean) =>
      Array.from((await session.find({ query, order: 'relevance', live }, never))?.rows ?? []);
    expect(await rows('tit', true)).toEqual([0, 1, 2]);
    expect(await rows('tit', false)).toEqual([0, 1, 2]);
    expect(await rows('tit ', true)).toEqual([0, 1, 2]);
    expect(await rows('-title', true)).toEqual([]);
    expect(await rows('id:b', true)).toEqual([1]);
  });

  describe('in a large library, where what is typed is looked for elsewhere', () => {
    const many = async () => {
      const library = await createLibrary(`${temporaryFolder()}/library`, ports());
      await importInto(library, ...Array.from({ length: 5001 }, (_, number) => `paper${number}`));
      return library;
    };
    const live = (query: string) => ({ query, order: 'relevance', live: true }) as const;

    it('finds what is found here, also of what was just decided', async () => {
      const library = await many();
      const threads = await threadsOver(library.directory);
      let asked = 0;
      const seek: typeof threads.seek = (request) => ((asked += 1), threads.seek(request));
      const session = createTriageSession(library, clock, { ...threads, seek });
      const here = await session.find({ ...live('paper77 is:included'), live: false }, never);
      await session.decide([77], { kind: 'include' });
      const found = await session.find(live('paper77 is:included'), never);
      expect([here?.rows.length, Array.from(found?.rows ?? [])]).toEqual([0, [77]]);
      const [entry] = Array.from(found?.rows ?? [], (row) => session.snapshot().entry(row));
      expect(entry && found?.matchesOf(entry).title.length).toBe(1);
      expect(asked).toBe(1);
    });

    it('finds it here where that fails, and where it saw other papers', async () => {
      const library = await many();
      const threads = await threadsOver(library.directory);
      const seek = () => Promise.reject(new Error('ended'));
      const failing = createTriageSession(library, clock, { ...threads, seek });
      expect(Array.from((await failing.find(live('paper77'), never))?.rows ?? [])).toContain(77);
      const session = createTriageSession(library, clock, threads);
      await importInto(await reopen(library.directory), 'paper5001');
      expect(Array.from((await session.find(live('paper5000'), never))?.rows ?? [])).toEqual([5000]);
    });

    it('asks nothing any more for what nobody waits for', async () => {
      const library = await many();
      const threads = await threadsOver(library.directory);
      const asked: string[] = [];
      const seek: typeof threads.seek = (request) => (asked.push(request.query), threads.seek(request));
      const session = createTriageSession(library, clock, { ...threads, seek });
      const calledOff = ['p', 'pa', 'pap'].map((query) => {
        const controller = new AbortController();
        return { controller, answer: session.find(live(query), controller.signal) };
      });
      for (const { controller } of calledOff) controller.abort();
      const found = await session.find(live('paper7'), never);
      expect(await Promise.all(calledOff.map(({ answer }) => answer))).toEqual([undefined, undefined, undefined]);
      expect(found?.rows.length).toBe(111);
      expect(asked).toEqual(['paper7']);
    });
  });

  it('shows a reading list in its own order', async () => {
    const session = await sessionOver(await libraryOf3(`${temporaryFolder()}/library`));
    await session.addToList([2], 'to read');
    await session.addToList([0, 1], 'to read');
    await session.moveInList([1], 'to read', 1);
    const found = await session.find({ query: 'list:"to read"', order: 'reading list', live: false }, never);
    expect(Array.from(found?.rows ?? [])).toEqual([1, 2, 0]);
    expect(session.snapshot().onList('to read')).toEqual([1, 2, 0]);
  });

  it('has papers in the orders that commands list them in', async () => {
    const library = await libraryOf3(`${temporaryFolder()}/library`);
    const session = await sessionOver(library);
    await library.update((_, importId) => ({
      result: undefined,
      papers: somePapers(importId, 'd', 'e', 'f', 'g').map((paper, place) => ({
        ...paper,
        title: ['Zebra', 'ape 10', 'Ape 9', 'ape 10'][place] ?? '',
        ...[{ date: '2020' }, {}, { date: '2024-02' }, { date: '2020' }][place],
      })),
      change: { op: 'import', files: ['page.txt'], added: 4, merged: [] },
    }));
    session.refresh();
    await session.decide([5], { kind: 'maybe' });
    await session.decide([2], { kind: 'include' });
    const entries = entriesOf(library.papers, library.state);
    for (const order of ['newest', 'title', 'added', 'decided'] as const) {
      const found = await session.find({ query: '', order, live: false }, never);
      const ids = Array.from(found?.rows ?? [], (ordinal) => session.snapshot().entry(ordinal)?.id);
      expect(ids).toEqual(sortEntries(entries, order).map(({ id }) => id));
    }
    await library.update(() => ({
      result: undefined,
      papers: [],
      change: { op: 'edit', paper: 'a', set: { title: 'Aardvark' } },
    }));
    session.refresh();
    const again = await session.find({ query: '', order: 'title', live: false }, never);
    expect(again?.rows[0]).toBe(0);
  });

  it('saves views and offers them', async () => {
    const folder = `${temporaryFolder()}/library`;
    const session = await sessionOver(await libraryOf3(folder));
    await session.decide([1], { kind: 'maybe' });
    await session.saveView('put aside', 'is:maybe');
    expect(session.snapshot().names().views).toEqual([{ name: 'put aside', query: 'is:maybe' }]);
    const found = await session.find({ query: 'view:"put aside"', order: 'relevance', live: false }, never);
    expect(Array.from(found?.rows ?? [])).toEqual([1]);
    expect((await reopen(folder)).settings.views).toEqual([{ name: 'put aside', query: 'is:maybe', language: 1 }]);
  });
});
