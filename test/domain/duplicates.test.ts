import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../src/domain/duplicates.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { pairKey } from '../../src/domain/state.ts';
import { anEntry } from '../support/entries.ts';

const TITLE = 'Machine learning for screening abstracts in systematic reviews';
const LEE = [{ name: 'Ana Gómez', family: 'Gómez', given: 'Ana' }];

function pairsOf(papers: readonly Partial<Paper>[], distinct: ReadonlySet<string> = new Set()) {
  const entries = papers.map((paper, index) => anEntry({ id: `p${index}`, title: TITLE, ...paper }));
  return findDuplicates(entries, { distinct, leastScore: 0.75 });
}

describe('papers that are there twice', () => {
  it.each<[string, Partial<Paper>, Partial<Paper>]>([
    [
      'case, accents and punctuation',
      { title: 'Étude: “Deep” Nets & Résumés of Tasks' },
      { title: 'ETUDE - deep nets and resumes of tasks' },
    ],
    [
      'a slip of the pen',
      { authors: LEE, date: '2020' },
      { title: TITLE.replace('abstracts', 'abstrats'), authors: LEE, date: '2020' },
    ],
    [
      'plurals',
      { authors: LEE },
      { title: TITLE.replace('reviews', 'review').replace('abstracts', 'abstract'), authors: LEE },
    ],
    ['a subtitle that one lacks', { title: `${TITLE}: a randomised trial`, authors: LEE }, { authors: LEE }],
    [
      'a preprint and its publication a year later',
      { doi: '10.48550/arxiv.2001.00001', date: '2020', authors: LEE },
      { doi: '10.1000/published', date: '2021', authors: [{ name: 'A. Gomez', family: 'Gomez', given: 'A.' }] },
    ],
    ['a number in PubMed', { pmid: '1' }, { pmid: '1', title: 'The same in another language altogether' }],
    ['authors written the other way', { authors: [{ name: 'Gomez, Ana' }] }, { authors: LEE }],
  ])('are found in spite of %s', (_, first, second) => {
    expect(pairsOf([first, second])).toHaveLength(1);
  });

  const abstract = (subject: string) =>
    Array.from({ length: 60 }, (_, at) => subject + String.fromCharCode(97 + Math.floor(at / 10), 97 + (at % 10))).join(
      ' ',
    );

  it.each<[string, Partial<Paper>, Partial<Paper>]>([
    ['other first authors and years', { authors: LEE, date: '2001' }, { authors: [{ name: 'Bo Chen' }], date: '2015' }],
    [
      'different DOIs of publishers and different years',
      { doi: '10.1000/a', date: '2010' },
      { doi: '10.1000/b', date: '2014' },
    ],
    ['abstracts that share nothing', { abstract: abstract('mouse') }, { abstract: abstract('planet') }],
    ['a generic title', { title: 'Editorial' }, { title: 'Editorial' }],
    [
      'parts of a series',
      { title: 'Methods of screening, part one: mice', doi: '10.1000/a' },
      { title: 'Methods of screening, part two: rats', doi: '10.1000/b' },
    ],
    ['another topic', { title: 'Machine learning for weather forecasts in the alps' }, {}],
  ])('are not claimed where they have %s', (_, first, second) => {
    expect(pairsOf([first, second])).toEqual([]);
  });

  it('are not named again once a person called them different', () => {
    expect(pairsOf([{}, {}], new Set([pairKey('p1', 'p0')]))).toEqual([]);
  });

  it('come with the published and fuller one first, the surest pair before others', () => {
    const [first, second] = pairsOf([
      { authors: LEE, venue: 'arXiv', doi: '10.48550/arxiv.2001.00001', date: '2020' },
      { authors: LEE, venue: 'A Journal', doi: '10.1000/a', date: '2021', volume: '3' },
      { title: 'Another paper about something else entirely', pmid: '7' },
      { title: 'Another paper about something else entirely', pmid: '7' },
    ]);
    expect(first?.papers.map(({ id }) => id)).toEqual(['p2', 'p3']);
    expect(second?.papers.map(({ id }) => id)).toEqual(['p1', 'p0']);
  });

  it('are the same pairs that comparing every paper with every other gives', () => {
    const word = fc.constantFrom('learning', 'screening', 'models', 'reviews', 'abstracts', 'mice', 'language');
    const paper = fc.record({
      title: fc.array(word, { minLength: 4, maxLength: 6 }).map((words) => words.join(' ')),
      date: fc.constantFrom('2019', '2020'),
      family: fc.constantFrom('Lee', 'Chen'),
    });
    fc.assert(
      fc.property(fc.array(paper, { minLength: 2, maxLength: 12 }), (papers) => {
        const entries = papers.map(({ title, date, family }, index) =>
          anEntry({ id: `p${index}`, title, date, authors: [{ name: family, family }] }),
        );
        const keys = (pairs: ReturnType<typeof findDuplicates>) =>
          pairs.map(({ papers: [a, b] }) => pairKey(a.id, b.id)).toSorted();
        const options = { distinct: new Set<string>(), leastScore: 0.9 };
        const naive = entries.flatMap((a, at) => entries.slice(at + 1).flatMap((b) => findDuplicates([a, b], options)));
        const found = new Set(keys(findDuplicates(entries, options)));
        // A pair by itself is compared when it shares a key, and so it is among others.
        expect(keys(naive).filter((key) => !found.has(key))).toEqual([]);
        expect([...found]).toEqual(keys(naive));
      }),
    );
  });
});
