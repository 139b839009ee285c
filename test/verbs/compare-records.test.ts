import { expect, it } from 'vitest';
import { compareRecords } from '../../src/verbs/triage/compare-records.ts';

it('says of each field that either has whether both have the same', () => {
  const paper = { title: 'Los niños aprenden', date: '2021', doi: '10.5555/a' };
  const record = { title: 'LOS NINOS APRENDEN', authors: [{ name: 'Ana Gómez' }], date: '2023', venue: '' };
  expect(compareRecords(paper, record).map(({ name, standing }) => [name, standing])).toEqual([
    ['title', 'same'],
    ['authors', 'lacked'],
    ['date', 'differs'],
    ['doi', 'unknown'],
  ]);
});
