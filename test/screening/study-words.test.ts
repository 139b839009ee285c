import { describe, expect, it } from 'vitest';
import { featuresOf, type ScreeningText } from '../../src/screening/features.ts';
import { finish } from '../../src/screening/slices.ts';
import type { StudyWords } from '../../src/screening/study-words.ts';

const PAPERS = [
  { title: 'A trial', abstract: 'Patients were randomised to music or placebo, and followed up for six weeks.' },
  { title: 'A cohort', abstract: 'We compared participants with a control group; odds ratios were significant.' },
  { title: 'On music', abstract: 'This article discusses the role of music, which may be a mechanism of rest.' },
  { title: 'A review of waves', abstract: 'Music is old, and sound can be a wave.' },
  { title: 'Music and rest' },
  { title: 'Music: a randomised, placebo-controlled trial' },
];

const wordsOf = (papers: readonly ScreeningText[]): StudyWords => finish(featuresOf(papers)).study;

describe('study words', () => {
  it('put reports of studies before what only talks', () => {
    const { score } = wordsOf(PAPERS);
    for (const report of [0, 1]) for (const talk of [2, 3]) expect(score(report)).toBeGreaterThan(score(talk));
  });

  it('say nothing of a title without such words and without an abstract, and the more of one that has them', () => {
    const { score } = wordsOf(PAPERS);
    expect(score(4)).toBe(0);
    expect(score(5)).toBeGreaterThan(0);
  });

  it('name what they found, whole words and beginnings and pairs', () => {
    const { reasons } = wordsOf(PAPERS);
    const names = (row: number): string[] => reasons(row).map(({ term }) => term);
    expect(names(0)).toEqual(expect.arrayContaining(['randomised', 'placebo', 'follow up', 'weeks']));
    expect(names(2)).toEqual(['mechanism', 'this article', 'may', 'role of']);
    expect(reasons(2).every(({ weight }) => weight < 0)).toBe(true);
  });

  it('tell nothing apart where there are none', () => {
    const { score } = wordsOf([{ title: 'x y' }, { title: 'z', abstract: 'v w' }]);
    expect([score(0), score(1)]).toEqual([0, 0]);
  });
});
