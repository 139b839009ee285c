import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.ts';
import { createLibrary } from '../../src/library/create.ts';
import { planStopping, progress } from '../../src/verbs/progress.ts';
import { screeningOrder } from '../../src/verbs/screening-order.ts';
import { importInto, ports } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

/** A library of so many papers: p0, p1, … */
async function libraryOf(papers: number): Promise<Library> {
  const library = await createLibrary(temporaryFolder(), ports());
  await importInto(library, ...Array.from({ length: papers }, (_, index) => `p${index}`));
  return library;
}

function decide(library: Library, kind: 'include' | 'maybe' | 'exclude', ...papers: readonly string[]) {
  return library.commit({ op: 'decide', papers, decision: { kind } });
}

describe('the order of screening', () => {
  it('is that of first decisions, each as it counts now; maybe is not screened yet', async () => {
    const library = await libraryOf(6);
    await decide(library, 'maybe', 'p3');
    await decide(library, 'exclude', 'p1');
    await decide(library, 'exclude', 'p0');
    await decide(library, 'include', 'p1');
    await decide(library, 'exclude', 'p5');
    await library.undo(1);
    expect(screeningOrder(library).screened).toEqual([
      { id: 'p1', included: true },
      { id: 'p0', included: false },
    ]);
    expect(progress(library)).toMatchObject({ papers: 6, screened: 2, included: 1, putAside: 1, excludedInARow: 1 });
    await decide(library, 'include', 'p3');
    expect(screeningOrder(library).screened.map(({ id }) => id)).toEqual(['p3', 'p1', 'p0']);
  });

  it('leaves out what was decided on at a stroke, which is no evidence', async () => {
    const library = await libraryOf(40);
    await decide(library, 'include', 'p0');
    const before = progress(library);
    await decide(library, 'exclude', ...Array.from({ length: 20 }, (_, index) => `p${index + 1}`));
    const after = progress(library);
    expect(after).toMatchObject({ screened: 21, atAStroke: 20, excludedInARow: 0 });
    // As if they had never been there: fewer unscreened, and nothing learnt.
    expect(after.target.pValue).toBe(before.target.pValue);
  });
});

describe('a plan for stopping', () => {
  it('says when it was chosen, and undo brings the one before it back', async () => {
    const library = await libraryOf(3);
    expect(progress(library).plan).toEqual({ recall: 0.95, confidence: 0.95, inARow: 50 });
    await planStopping(library, { recall: 0.9 });
    await decide(library, 'include', 'p0');
    expect(progress(library).plan).toMatchObject({ recall: 0.9, chosen: { by: 'Ada', afterDecisions: 0 } });
    await planStopping(library, { confidence: 0.8 });
    expect(progress(library).plan).toMatchObject({ recall: 0.9, confidence: 0.8, chosen: { afterDecisions: 1 } });
    await library.undo(1);
    expect(progress(library).plan).toMatchObject({ confidence: 0.95, chosen: { afterDecisions: 0 } });
  });

  it('keeps the time of its target when something else is added, and says which target a later one took the place of', async () => {
    const library = await libraryOf(3);
    await planStopping(library, { recall: 0.9 });
    await decide(library, 'exclude', 'p0');
    await planStopping(library, { expected: 2 });
    const { plan } = progress(library);
    expect(plan).toMatchObject({ expected: 2, chosen: { afterDecisions: 0 } });
    expect(plan.chosen).not.toHaveProperty('insteadOf');
    await planStopping(library, { recall: 0.5 });
    expect(progress(library).plan.chosen).toMatchObject({
      afterDecisions: 1,
      insteadOf: { recall: 0.9, confidence: 0.95 },
    });
  });

  it('that is the one in force already is not written again', async () => {
    const library = await libraryOf(1);
    await planStopping(library, { recall: 0.9 });
    const written = library.events.length;
    await planStopping(library, { recall: 0.9 });
    expect(library.events).toHaveLength(written);
  });

  it('counts the key papers found, and needs a list that there is', async () => {
    const library = await libraryOf(3);
    await expect(planStopping(library, { keyPapers: 'key' })).rejects.toMatchObject({ code: 'unknown-list' });
    await library.commit({ op: 'list-add', list: 'key', papers: ['p0', 'p1'] });
    await planStopping(library, { keyPapers: 'key', expected: 1 });
    await decide(library, 'include', 'p1');
    const states = () =>
      progress(library)
        .safe.filter(({ phase }) => phase === 2)
        .map(({ state, detail }) => `${state}: ${detail}`);
    expect(states()).toEqual(['not met: 1 of 2', 'not met: 1 of 2', 'met: 1 of 1', 'not met: 0']);
    await decide(library, 'include', 'p0');
    expect(states().slice(0, 2)).toEqual(['met: 2 of 2', 'met: 2 of 2']);
  });

  it('is reached once nearly all was read and nothing more came', async () => {
    const library = await libraryOf(75);
    await decide(library, 'include', 'p0');
    for (let from = 1; from < 71; from += 10)
      await decide(library, 'exclude', ...Array.from({ length: 10 }, (_, index) => `p${from + index}`));
    // The last 70 of an urn of 74 held none of one missed: 4 in 74 by chance, and doubled above 5%.
    const { target } = progress(library);
    expect(target.pValue).toBeCloseTo((2 * 4) / 74, 9);
    expect(target.reached).toBe(false);
    await decide(library, 'exclude', 'p71', 'p72', 'p73');
    expect(progress(library)).toMatchObject({ target: { reached: true }, recall: { estimate: 1, lower: 1 } });
  });
});
