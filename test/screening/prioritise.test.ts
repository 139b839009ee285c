import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/screening/model.ts';
import { MODELS } from '../../src/screening/models.ts';
import { rank, type Ranking, screeningCorpus } from '../../src/screening/prioritise.ts';
import { drawPriors, simulate } from '../../src/screening/simulate.ts';
import { finish } from '../../src/screening/slices.ts';
import { featuresOf, type ScreeningText } from '../../src/screening/features.ts';
import { paperOn } from './support.ts';

type Kind = 'include' | 'exclude' | 'maybe' | undefined;

/** Papers 0 to 19 on sleep, 20 to 59 on trees. */
const PAPERS: readonly ScreeningText[] = Array.from({ length: 60 }, (_, number) =>
  paperOn(number < 20 ? 'sleep' : 'trees', number),
);

function ranking(papers: readonly ScreeningText[], decisions: Readonly<Record<number, Kind>>, about?: string): Ranking {
  const kinds = papers.map((_, row) => decisions[row]);
  return finish(rank(finish(screeningCorpus(papers, MODELS.ours, about)), kinds, { most: 10, inARow: 0 }));
}
const rowsOf = ({ papers }: Ranking): number[] => papers.map(({ row }) => row);

describe('what to screen next', () => {
  it('puts papers like the included before papers like the excluded', () => {
    const { basis, papers } = ranking(PAPERS, { 0: 'include', 30: 'exclude' });
    expect(basis).toBe('model');
    expect(papers.filter(({ row }) => row === 0 || row === 30)).toEqual([]);
    expect(papers.slice(0, 15).filter(({ row }) => row < 20).length).toBeGreaterThanOrEqual(14);
  });

  it('follows decisions that are turned round', () => {
    const first = rowsOf(ranking(PAPERS, { 30: 'include', 0: 'exclude' })).slice(0, 10);
    expect(first.every((row) => row >= 20)).toBe(true);
  });

  it('neither asks for maybe nor learns from it', () => {
    const decisions = { 0: 'include', 30: 'exclude' } as const;
    const without = ranking(PAPERS, decisions).papers.filter(({ row }) => row !== 5);
    expect(ranking(PAPERS, { ...decisions, 5: 'maybe' }).papers.map(({ row }) => row)).toEqual(
      without.map(({ row }) => row),
    );
  });

  it('asks once for near-duplicates, and not at all when one of them is decided', () => {
    const twin = { ...PAPERS[3], title: PAPERS[3]?.title ?? '', abstract: `${PAPERS[3]?.abstract} study` };
    const papers = [...PAPERS, twin, { title: 'Editorial' }, { title: 'Editorial' }];
    const decisions = { 0: 'include', 30: 'exclude' } as const;
    const open = rowsOf(ranking(papers, decisions));
    expect(open).toContain(3);
    expect(open).not.toContain(60);
    // Two editorials may well be two papers.
    expect(open).toEqual(expect.arrayContaining([61, 62]));
    for (const kind of ['include', 'exclude', 'maybe'] as const)
      expect(rowsOf(ranking(papers, { ...decisions, 60: kind }))).not.toContain(3);
  });

  it('ranks what was put aside when asked, and counts what it does not ask for', () => {
    const twin = { title: PAPERS[3]?.title ?? '', abstract: `${PAPERS[3]?.abstract} study` };
    const decisions = { 0: 'include', 30: 'exclude', 5: 'maybe', 6: 'maybe', 3: 'include' } as const;
    const kinds = [...PAPERS, twin].map((_, row) => (row in decisions ? decisions[row as 0] : undefined));
    const corpus = finish(screeningCorpus([...PAPERS, twin], MODELS.ours));
    const aside = finish(rank(corpus, kinds, { most: 10, inARow: 0, wanted: 'maybe' }));
    expect(rowsOf(aside).toSorted((a, b) => a - b)).toEqual([5, 6]);
    const without = finish(
      rank(finish(screeningCorpus(PAPERS, MODELS.ours)), kinds.slice(0, -1), { most: 10, inARow: 0 }),
    );
    expect(finish(rank(corpus, kinds, { most: 10, inARow: 0 }))).toMatchObject({
      open: without.open,
      twins: without.twins + 1,
    });
  });

  it('lets papers without an abstract neither sink nor float', () => {
    // Every third paper on each topic loses its abstract.
    const papers = PAPERS.map(({ title, abstract }, row) =>
      row % 3 === 1 || abstract === undefined ? { title } : { title, abstract },
    );
    for (const excluded of [[30], [30, 33, 36, 39], [21, 24, 27, 30, 33, 36, 39, 42, 45, 48]]) {
      const decisions = Object.fromEntries([
        [0, 'include'],
        [3, 'include'],
        ...excluded.map((row) => [row, 'exclude']),
      ]);
      const rows = rowsOf(ranking(papers, decisions as Readonly<Record<number, Kind>>));
      const places = rows.flatMap((row, place) => (row % 3 === 1 ? [place / (rows.length - 1)] : []));
      const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
      expect(mean).toBeGreaterThan(0.35);
      expect(mean).toBeLessThan(0.65);
    }
  });

  it('looks at the classifier alone when none has been found for long', () => {
    const papers = PAPERS.map(({ title, abstract }, row) =>
      row % 2 === 0 ? { title, abstract: `${abstract} in a randomised trial versus placebo` } : { title, abstract },
    ) as readonly ScreeningText[];
    const kinds = papers.map((_, row): Kind => (row < 3 ? 'include' : row >= 50 ? 'exclude' : undefined));
    const after = (model: Model, inARow: number): number[] =>
      rowsOf(finish(rank(finish(screeningCorpus(papers, model)), kinds, { most: 10, inARow })));
    expect(after(MODELS.ours, 1_000_000)).toEqual(after(MODELS['elas-u4'], 0));
    expect(after(MODELS.ours, 0)).not.toEqual(after(MODELS['elas-u4'], 0));
  });

  it('begins with a question where there is one, and with likeness where all that is known is what to include', () => {
    const asked = ranking(PAPERS, {}, 'Does melatonin help against insomnia?');
    expect(asked.basis).toBe('likeness');
    expect(
      rowsOf(asked)
        .slice(0, 5)
        .every((row) => row < 20),
    ).toBe(true);
    expect(asked.reasons(asked.papers[0]?.row ?? -1).some(({ term }) => /melatonin|insomnia/.test(term))).toBe(true);
    expect(
      rowsOf(ranking(PAPERS, { 2: 'include' }))
        .slice(0, 5)
        .every((row) => row < 20),
    ).toBe(true);
  });

  it('begins with a spread over all topics where nothing is known', () => {
    const { basis, papers } = ranking(PAPERS, {});
    expect(basis).toBe('spread');
    expect(new Set(papers.slice(0, 4).map(({ row }) => row < 20)).size).toBe(2);
    expect(new Set(papers.map(({ row }) => row)).size).toBe(10);
  });

  it('says which terms speak for and against', () => {
    const { reasons, papers } = ranking(PAPERS, { 0: 'include', 1: 'include', 30: 'exclude', 31: 'exclude' });
    const strongest = reasons(papers[0]?.row ?? -1).toSorted((a, b) => b.weight - a.weight)[0];
    expect(strongest?.term).toMatch(/sleep|insomnia|melatonin|night|bed|apnea|dream|rest/);
  });

  it('gives the same order every time, and ties in the order of the papers', () => {
    const papers = [...PAPERS, { title: 'Quite another matter' }, { title: 'Something else again' }];
    const decisions = { 0: 'include', 30: 'exclude' } as const;
    expect(ranking(papers, decisions).papers).toEqual(ranking(papers, decisions).papers);
    const rows = rowsOf(ranking(papers, decisions));
    expect(rows.indexOf(60)).toBeLessThan(rows.indexOf(61));
  });

  it('does not fail without text, without papers, or with everything decided', () => {
    expect(rowsOf(ranking([], {}))).toEqual([]);
    expect(rowsOf(ranking([{ title: 'x' }, { title: '' }, { title: 'y z' }], { 0: 'include', 1: 'exclude' }))).toEqual([
      2,
    ]);
    expect(rowsOf(ranking([{ title: 'one' }, { title: 'two' }], { 0: 'include', 1: 'exclude' }))).toEqual([]);
  });
});

describe.each(Object.values(MODELS))('the model $name', (model) => {
  it('finds in a simulation what is alike long before chance would, and the same way each time', () => {
    const labels = PAPERS.map((_, row) => row < 20);
    const priors = drawPriors(labels, 1);
    expect(priors).toBeDefined();
    if (priors === undefined) return;
    const run = () => finish(simulate(model, finish(featuresOf(PAPERS)), labels, priors));
    const { order, labels: found } = run();
    expect(found.lastIndexOf(true)).toBeLessThan(24);
    expect([...order, ...priors.included, ...priors.excluded].toSorted((a, b) => a - b)).toEqual(
      labels.map((_, row) => row),
    );
    expect(run().order).toEqual(order);
  });
});
