import { describe, expect, it } from 'vitest';
import type { Decision, DecisionMark } from '../../src/domain/decision.ts';
import { agreements } from '../../src/screening/agreement.ts';

type Kind = Decision['kind'];

/** Papers on which Ada and Bo decided as given, so many times each. */
function decided(...cells: readonly (readonly [ada: Kind, bo: Kind, times: number])[]) {
  const mark = (by: string, kind: Kind): [string, DecisionMark] => [by, { kind, by, at: '2026-05-01T10:00:00.000Z' }];
  return cells.flatMap(([ada, bo, times]) =>
    Array.from({ length: times }, () => new Map([mark('Ada', ada), mark('Bo', bo)])),
  );
}

describe('agreement', () => {
  it('gives the kappa of a worked example', () => {
    // 50 papers: agreed .7; by chance .5 * .6 + .5 * .4 = .5; (.7 - .5) / (1 - .5) = .4.
    const [found] = agreements(
      decided(
        ['include', 'include', 20],
        ['include', 'exclude', 5],
        ['exclude', 'include', 10],
        ['exclude', 'exclude', 15],
      ),
    );
    expect(found).toMatchObject({ reviewers: ['Ada', 'Bo'], papers: 50, agreed: 35, agreement: 0.7 });
    expect(found?.kappa).toBeCloseTo(0.4, 12);
    expect(found?.counts.include.exclude).toBe(5);
  });

  it('counts maybe as a category of its own', () => {
    const [found] = agreements(
      decided(['include', 'include', 4], ['maybe', 'maybe', 2], ['maybe', 'exclude', 1], ['exclude', 'exclude', 3]),
    );
    expect(found?.papers).toBe(10);
    expect(found?.agreed).toBe(9);
    // Ada 4, 3, 3; Bo 4, 2, 4: (16 + 6 + 12) / 100 = .34 by chance; (.9 - .34) / .66.
    expect(found?.kappa).toBeCloseTo(0.56 / 0.66, 12);
  });

  it('is -1 when they always disagree by halves, and has no kappa when chance alone explains everything', () => {
    const [opposed] = agreements(decided(['include', 'exclude', 5], ['exclude', 'include', 5]));
    expect(opposed?.kappa).toBe(-1);
    const [same] = agreements(decided(['exclude', 'exclude', 5]));
    expect(same).toMatchObject({ agreement: 1 });
    expect(same).not.toHaveProperty('kappa');
  });

  it('is told for each pair that shares papers, and not where none are shared', () => {
    const mark = (by: string): [string, DecisionMark] => [by, { kind: 'include', by, at: '2026-05-01T10:00:00.000Z' }];
    const papers = [new Map([mark('Ada'), mark('Bo')]), new Map([mark('Bo'), mark('Cy')]), new Map([mark('Cy')])];
    expect(agreements(papers).map(({ reviewers }) => reviewers)).toEqual([
      ['Ada', 'Bo'],
      ['Bo', 'Cy'],
    ]);
  });
});
