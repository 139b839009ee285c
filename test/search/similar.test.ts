import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeWord } from '../../src/search/complete.ts';
import { similarPapers } from '../../src/search/similar.ts';
import { anEntry, entries } from '../support/entries.ts';
import { searched } from '../support/searched.ts';

describe('papers like one', () => {
  it('come in order of the telling words that they share, and say which', () => {
    const { index, entry } = searched([
      anEntry({ title: 'Flutter of a swept wing', abstract: 'Struts and spars under load.' }),
      anEntry({ title: 'Soup', abstract: 'Under load, a pot boils.' }),
      anEntry({ title: 'A swept wing in flutter', abstract: 'Spars that bend.' }),
      anEntry({ title: 'Poems', abstract: 'Of love.' }),
    ]);
    const found = similarPapers(index, entry, 0, 10);
    expect(found.map(({ paper }) => paper)).toEqual([2, 1]);
    expect(found[0]?.terms).toEqual(expect.arrayContaining(['flutter', 'spar', 'swept', 'wing']));
  });

  it('have scores between 0 and 1, never the paper itself, and 1 for its twin', () => {
    fc.assert(
      fc.property(entries, fc.nat(11), (papers, which) => {
        const paper = which % papers.length;
        const twin = papers[paper] ?? anEntry();
        const { index, entry } = searched([...papers, twin]);
        const found = similarPapers(index, entry, paper, 20);
        for (const { paper: other, score } of found) {
          expect(other).not.toBe(paper);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          expect(score).toBeGreaterThan(0);
        }
        const own = found.find(({ paper: other }) => other === papers.length);
        if (own !== undefined) expect(own.score).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('completion of words', () => {
  it('gives the commonest words that begin so, and none for nothing', () => {
    const { index } = searched([
      anEntry({ title: 'Contexts and contents' }),
      anEntry({ title: 'Contexts' }),
      anEntry({ title: 'Control' }),
    ]);
    expect(completeWord(index, 'cont', 2).map(({ word }) => word)).toEqual(['contexts', 'contents']);
    expect(completeWord(index, 'CÓNT', 9).length).toBe(3);
    expect(completeWord(index, '', 9)).toEqual([]);
  });
});
