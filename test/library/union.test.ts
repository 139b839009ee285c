import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/domain/paper.ts';
import { createEventIds } from '../../src/library/event-ids.ts';
import { mergeLibrary } from '../../src/library/merge.ts';
import { createLibrary } from '../../src/library/create.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';
import { libraryOf3, ports, reopen, somePapers } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

const clock = () => new Date('2026-06-01T10:00:00Z');

function take(library: Library, from: Library, dryRun = false) {
  return mergeLibrary(library, from.directory, { clock, dryRun });
}

async function addPaper(library: Library, paper: Partial<Paper> & { readonly id: string }): Promise<void> {
  await library.update((_, importId) => ({
    result: undefined,
    papers: somePapers(importId, paper.id).map((made) => ({ ...made, ...paper })),
    change: { op: 'import', files: ['other.txt'], added: 1, merged: [] },
  }));
}

/** A library of a reviewer whose events have ids of their own. */
async function libraryOf(reviewer: string, seed: number): Promise<Library> {
  return createLibrary(temporaryFolder(), { ...ports(), reviewer, random: () => ((seed += 7) % 97) / 97 });
}

function seen({ papers, state }: Library) {
  return { papers, state: [...state.papers].toSorted(([a], [b]) => (a < b ? -1 : 1)), lists: [...state.lists] };
}

/** Two copies of one library, the second signed by Bo. */
async function copies(): Promise<[Library, Library]> {
  const first = await libraryOf3(temporaryFolder());
  const folder = temporaryFolder();
  cpSync(first.directory, folder, { recursive: true });
  return [first, await openLibrary(folder, { ...ports(), reviewer: 'Bo', random: () => 0.77 })];
}

describe('merging two libraries', () => {
  it('keeps the decisions of both reviewers, and comes to the same on both sides', async () => {
    const [ada, bo] = await copies();
    await ada.commit({ op: 'decide', papers: ['a', 'b'], decision: { kind: 'include' } });
    await bo.commit({ op: 'decide', papers: ['b'], decision: { kind: 'exclude', reason: 'r' } });
    await bo.commit({ op: 'list-add', list: 'l', papers: ['c'] });
    await addPaper(bo, { id: 'd' });
    expect(await take(ada, bo)).toMatchObject({ counts: { added: 1, known: 3, withdrawn: 0 }, renamed: [] });
    await take(bo, ada);
    expect(seen(bo)).toEqual(seen(ada));
    expect([...(ada.state.papers.get('b')?.decisions.keys() ?? [])].toSorted()).toEqual(['Ada', 'Bo']);
    expect(ada.papers.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(seen(await reopen(ada.directory))).toEqual(seen(ada));
  });

  it('counts papers as known only when they are in sight, and says how many an undone import keeps out of it', async () => {
    const [ada, bo] = await copies();
    await ada.undo(1);
    await addPaper(bo, { id: 'd' });
    const counts = { added: 1, known: 0, withdrawn: 3 };
    expect(await take(ada, bo, true)).toMatchObject({ counts });
    expect(await take(ada, bo)).toMatchObject({ counts });
    expect(ada.papers.map(({ id }) => id)).toEqual(['d']);
    // What was undone here is undone there as well, from then on.
    expect(await take(bo, ada)).toMatchObject({ counts: { added: 0, known: 1, withdrawn: 3 } });
    expect(seen(bo)).toEqual(seen(ada));
  });

  it('again changes nothing, and a dry run writes nothing', async () => {
    const [ada, bo] = await copies();
    await bo.commit({ op: 'note', paper: 'a', text: 'x' });
    const files = () =>
      ['corpus.jsonl', 'journal.jsonl'].map((name) => readFileSync(join(ada.directory, name), 'utf8'));
    const before = files();
    expect((await take(ada, bo, true)).events).toHaveLength(1);
    expect(files()).toEqual(before);
    await take(ada, bo);
    const after = files();
    expect(await take(ada, bo)).toMatchObject({ papers: [], events: [] });
    expect(files()).toEqual(after);
  });

  it('comes to the same whatever was done on either side', async () => {
    const steps = fc.array(
      fc.record({
        who: fc.boolean(),
        what: fc.constantFrom('include', 'exclude', 'tag', 'list', 'add', 'undo', 'unscreen'),
        paper: fc.constantFrom('a', 'b', 'c'),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (drawn) => {
        const both = await copies();
        for (const { who, what, paper } of drawn) {
          const library = both[who ? 0 : 1];
          if (what === 'undo') await library.undo(1);
          else if (what === 'add') await addPaper(library, { id: `${paper}-${drawn.length}` });
          else if (what === 'tag') await library.commit({ op: 'tag', papers: [paper], add: ['t'], remove: [] });
          else if (what === 'list') await library.commit({ op: 'list-add', list: 'l', papers: [paper] });
          else if (what === 'unscreen') await library.commit({ op: 'unscreen', papers: [paper] });
          else await library.commit({ op: 'decide', papers: [paper], decision: { kind: what } });
        }
        const [ada, bo] = both;
        await take(ada, bo);
        await take(bo, ada);
        expect(seen(bo)).toEqual(seen(ada));
      }),
      { numRuns: 25 },
    );
  });

  it('makes one paper of the same paper imported on both sides, with what either knew of it', async () => {
    const [ada, bo] = [await libraryOf('Ada', 1), await libraryOf('Bo', 50)];
    await addPaper(ada, { id: 'x', title: 'The Same Paper' });
    await addPaper(bo, { id: 'x', title: 'The same paper', doi: '10.1000/x', abstract: 'Found here alone.' });
    await bo.commit({ op: 'decide', papers: ['x'], decision: { kind: 'include' } });
    await take(ada, bo);
    await take(bo, ada);
    expect(ada.papers).toMatchObject([{ id: 'x', doi: '10.1000/x', abstract: 'Found here alone.' }]);
    expect(seen(bo)).toEqual(seen(ada));
    expect(ada.state.papers.get('x')?.decision).toMatchObject({ by: 'Bo' });
  });

  it('gives a different paper of the same id one of its own, with what was decided of it', async () => {
    const [ada, bo] = [await libraryOf('Ada', 1), await libraryOf('Bo', 50)];
    await addPaper(ada, { id: 'x', title: 'A Paper on Whales' });
    await addPaper(bo, { id: 'x', title: 'A Paper on Ants' });
    await ada.commit({ op: 'decide', papers: ['x'], decision: { kind: 'include' } });
    await bo.commit({ op: 'decide', papers: ['x'], decision: { kind: 'exclude', reason: 'ants' } });
    await bo.commit({
      op: 'enrich',
      merged: [
        {
          paper: 'x',
          set: { venue: 'Ants' },
          from: [{ service: 'dblp', record: 'doi:10.5555/1', fields: ['venue'] }],
        },
      ],
      refused: [{ paper: 'x', record: 'doi:10.5555/2' }],
    });
    const decided = ({ papers, state }: Library) =>
      papers.map(({ id, title }) => `${title}: ${state.papers.get(id)?.decision?.kind}`).toSorted();
    const { renamed } = await take(ada, bo);
    expect(renamed).toMatchObject([{ from: 'x', title: 'A Paper on Ants' }]);
    expect(decided(ada)).toEqual(['A Paper on Ants: exclude', 'A Paper on Whales: include']);
    expect(new Set(ada.papers.map(({ citationKey }) => citationKey)).size).toBe(2);
    expect(ada.papers.map(({ title, venue }) => [title, venue])).toContainEqual(['A Paper on Ants', 'Ants']);
    expect(ada.papers.find(({ id }) => id === 'x')).not.toHaveProperty('venue');
    await take(bo, ada);
    expect(decided(bo)).toEqual(decided(ada));
    // To and fro, and through a third: still two papers and one decision on each.
    const third = await libraryOf('Cy', 80);
    for (const from of [bo, ada, bo]) await take(third, from);
    expect(decided(third)).toEqual(decided(ada));
    expect(await take(ada, third)).toMatchObject({ papers: [], events: [] });
  });

  it('by git, whose union puts lines in any order, shows the same on both sides', async () => {
    const [ada, bo] = await copies();
    await addPaper(ada, { id: 'd', title: 'From Ada' });
    await addPaper(bo, { id: 'e', title: 'From Bo' });
    const text = (library: Library, name: string) => readFileSync(join(library.directory, name), 'utf8');
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    for (const name of ['library.yaml', 'corpus.jsonl', 'journal.jsonl']) {
      const isLines = name.endsWith('.jsonl');
      writeFileSync(join(one, name), text(ada, name) + (isLines ? text(bo, name) : ''));
      writeFileSync(join(other, name), text(bo, name) + (isLines ? text(ada, name) : ''));
    }
    expect(seen(await reopen(other))).toEqual(seen(await reopen(one)));
  });

  it('refuses a library that is damaged, is none, or is this one', async () => {
    const [ada, bo] = await copies();
    await expect(take(ada, ada)).rejects.toMatchObject({ code: 'same-library' });
    await expect(mergeLibrary(ada, temporaryFolder(), { clock, dryRun: false })).rejects.toMatchObject({
      code: 'no-library',
    });
    appendFileSync(join(bo.directory, 'journal.jsonl'), '{"id":5}\n');
    await expect(take(ada, bo)).rejects.toMatchObject({ code: 'damaged-library', line: 2 });
    expect(ada.events).toHaveLength(1);
  });

  it('cut off between the papers and the changes is finished by the next', async () => {
    const [ada, bo] = await copies();
    await addPaper(bo, { id: 'd' });
    await take(ada, bo);
    const journal = join(ada.directory, 'journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').slice(0, 1).join('\n') + '\n');
    // Written when all is done, so that a merge that is cut off has not come to it.
    rmSync(join(ada.directory, 'cache/seen.json'));
    const again = await reopen(ada.directory);
    expect(again.papers.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    await take(again, bo);
    expect(again.papers.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('ids of changes', () => {
  it('never collide, though two copies are edited with the clock behind the last change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), async (one, other) => {
        const future = createEventIds(
          () => new Date('2030-01-01T00:00:00Z'),
          () => 0.9,
        )(undefined);
        const made = [one, other].map((seed) => {
          let state = seed;
          const ids = createEventIds(clock, () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647);
          const first = ids(future);
          return [first, ids(first), ids(ids(first))];
        });
        const ids = made.flat();
        if (one !== other) expect(new Set(ids).size).toBe(ids.length);
        for (const side of made) expect([future, ...side].toSorted()).toEqual([future, ...side]);
      }),
      { numRuns: 200 },
    );
  });
});
