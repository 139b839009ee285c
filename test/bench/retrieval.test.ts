import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { meanQuality, qualityOf } from '../../bench/retrieval/metrics.ts';
import { temporaryFolder } from '../support/papers.ts';

const plain = (grade: number) => grade;

describe('the quality of a ranking', () => {
  it('is that which one reckons by hand', () => {
    const judgements = new Map([
      ['a', 3],
      ['b', 1],
      ['c', 0],
      ['d', 1],
    ]);
    const { ndcg10, averagePrecision, recall100 } = qualityOf(
      ['c', 'a', 'x', 'b'],
      judgements,
      (grade) => 2 ** grade - 1,
    );
    // Gains 7 and 1 at the places 2 and 4; at best 7, 1 and 1 at the places 1 to 3.
    expect(ndcg10).toBeCloseTo((7 / Math.log2(3) + 1 / Math.log2(5)) / (7 + 1 / Math.log2(3) + 1 / 2), 10);
    expect(averagePrecision).toBeCloseTo((1 / 2 + 2 / 4) / 3, 10);
    expect(recall100).toBeCloseTo(2 / 3, 10);
  });

  it('is 1 for the best there can be and 0 for a ranking of nothing', () => {
    const judgements = new Map(Array.from({ length: 12 }, (_, place) => [`d${place}`, 1]));
    expect(qualityOf([...judgements.keys()], judgements, plain)).toEqual({
      ndcg10: 1,
      averagePrecision: 1,
      recall100: 1,
    });
    expect(qualityOf([], judgements, plain)).toEqual({ ndcg10: 0, averagePrecision: 0, recall100: 0 });
  });

  it('looks at the first ten for nDCG and the first hundred for recall', () => {
    const before = (count: number) => Array.from({ length: count }, (_, place) => `x${place}`);
    const rate = (count: number) => qualityOf([...before(count), 'a'], new Map([['a', 1]]), plain);
    expect([rate(9).ndcg10 > 0, rate(10).ndcg10]).toEqual([true, 0]);
    expect([rate(99).recall100, rate(100).recall100]).toEqual([1, 0]);
  });

  it('is averaged over queries, each counting alike', () => {
    const [good, bad] = [
      { ndcg10: 1, averagePrecision: 0.5, recall100: 1 },
      { ndcg10: 0, averagePrecision: 0, recall100: 0.5 },
    ];
    expect(meanQuality([good, bad])).toEqual({ ndcg10: 0.5, averagePrecision: 0.25, recall100: 0.75 });
  });
});

const BENCHMARK = fileURLToPath(new URL('../../bench/retrieval.js', import.meta.url));

function benchmark(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BENCHMARK, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

describe('npm run bench:retrieval', () => {
  it('reads collections in either layout, and rates all three systems on each', () => {
    const folder = temporaryFolder();
    write(folder, {
      // The first query bears a number that is not its place; the judgements go by its place.
      'cran.all.1400': '.I 1\n.T\nwings\n.W\nthe flutter of\nwings\n.I 2\n.T\nheat\n.A\nsomeone\n.W\nheat in plates\n',
      'cran.qry': '.I 007\n.W\nheat of\nplates\n.I 009\n.W\nnothing judged\n',
      cranqrel: '1 2 -1\n1 1 4\n',
      'tiny/corpus.jsonl':
        '{"_id":"x","title":"Whales","text":"Whales sing."}\n{"_id":"y","title":"","text":"Ships sail."}\n',
      'tiny/queries.jsonl': '{"_id":"q","text":"singing whales"}\n{"_id":"r","text":"not judged"}\n',
      'tiny/qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq\tx\t2\nq\ty\t0\n',
    });
    const { status, stdout, stderr } = benchmark(folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('cran: 2 documents, 1 judged queries');
    expect(stdout).toContain('tiny: 2 documents, 1 judged queries');
    const rows = stdout.split('\n').filter((line) => /^(?:plain MiniSearch|textbook BM25|papers) /.test(line));
    expect(rows.length).toBe(6);
    // The one of two relevant that has a word of the query, worth 1, while the other is worth 15; and the only one.
    expect(rows.slice(1, 3).every((row) => row.includes(' 0.5000 '))).toBe(true);
    expect(rows.slice(4).every((row) => /1\.0000 {2}1\.0000 {2}1\.0000/.test(row))).toBe(true);
  });

  it('says what is missing', () => {
    const folder = temporaryFolder();
    expect(benchmark()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm run bench:retrieval -- DIR [--steps]'),
    });
    expect(benchmark(join(folder, 'none'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('none: no such folder'),
    });
    expect(benchmark(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('no collection in it') });
  });
});
