import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import { createLibrary } from '../../src/library/create.ts';
import { createLookout } from '../../src/verbs/triage/outlook.ts';
import { ports, reopen, somePapers } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

/** Papers with abstracts of so many words, of which the first says what they are about. */
async function libraryOf(
  ...abstracts: readonly { readonly about: string; readonly words: number }[]
): Promise<Library> {
  const library = await createLibrary(temporaryFolder(), ports());
  await library.update((_, importId) => {
    const papers = abstracts.flatMap(({ about, words }, number) =>
      somePapers(importId, `p${number}`).map((paper) => ({ ...paper, abstract: `${about} `.repeat(words) })),
    );
    return { result: undefined, papers, change: { op: 'import', files: ['a'], added: papers.length, merged: [] } };
  });
  return library;
}

describe('papers read one after the other', () => {
  it('are those that are read one by one, in any order, however long their lines are', async () => {
    // Lines shorter and longer than a piece of the file, and one that ends where a piece may.
    const lengths = [1, 40, 100_000, 3, 52_000, 60_000, 5, 1];
    const library = await libraryOf(...lengths.map((words) => ({ about: 'sleep', words })));
    await library.commit({ op: 'edit', paper: 'p3', set: { title: 'Another title' } });
    library.ask((view) =>
      fc.assert(
        fc.property(fc.array(fc.nat({ max: lengths.length - 1 })), (numbers) => {
          expect([...view.papers(numbers)]).toEqual(numbers.map((number) => view.paper(number)));
        }),
        { numRuns: 30 },
      ),
    );
  });

  it('are read again for the promising order when a text was edited, and not when only decisions were made', async () => {
    const library = await libraryOf(
      ...Array.from({ length: 30 }, (_, number) => ({ about: number % 2 === 0 ? 'sleep' : 'trees', words: 3 })),
    );
    const decide = (paper: string, kind: 'include' | 'exclude') =>
      library.commit({ op: 'decide', papers: [paper], decision: { kind } });
    await decide('p0', 'include');
    await decide('p1', 'exclude');
    let read = 0;
    const other = await reopen(library.directory);
    const counting: Library = {
      ...other,
      get state() {
        return other.state;
      },
      get events() {
        return other.events;
      },
      ask: (question) =>
        other.ask((view) =>
          question({
            ...view,
            *papers(numbers) {
              read += 1;
              yield* view.papers(numbers);
            },
          }),
        ),
    };
    const lookout = createLookout(counting);
    const placeOf = async (ordinal: number): Promise<number> =>
      (await lookout({ promising: true })).promising?.order.indexOf(ordinal) ?? -1;
    expect(await placeOf(29)).toBeGreaterThan(10);
    await decide('p2', 'include');
    expect(await placeOf(29)).toBeGreaterThan(10);
    expect(read).toBe(1);
    await library.commit({ op: 'edit', paper: 'p29', set: { abstract: 'sleep sleep sleep' } });
    expect(await placeOf(29)).toBeLessThan(15);
    expect(read).toBe(2);
  });
});
