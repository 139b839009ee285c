import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEED } from '../support/papers.ts';
import { parsed } from '../support/parse.ts';

/** The seed read by its bare shape: after nine lines of furniture, a title and an abstract every four lines. */
const expected = readFileSync(SEED, 'utf8')
  .split('\n')
  .flatMap((title, index, lines) =>
    index >= 10 && index % 4 === 2 ? [{ title, abstract: lines[index + 2], line: index + 1 }] : [],
  );

describe('the seed', () => {
  it('gives 75 papers with titles, abstracts and lines exactly as they stand', async () => {
    const { records, messages, format } = await parsed(readFileSync(SEED), SEED);
    expect(format).toBe('text');
    expect(expected).toHaveLength(75);
    expect(
      records.map(({ record }) => ({ title: record.title, abstract: record.abstract, line: record.sources[0]?.line })),
    ).toEqual(expected);
    expect(messages).toEqual([]);
  });

  it('takes from the texts only what is certain', async () => {
    const { records } = await parsed(readFileSync(SEED), SEED);
    const named = (name: string) => records.find(({ record }) => record.shortName === name)?.record;
    expect(named('COBRA Frames')?.contentWarning).toBe(
      'Warning: This paper contains content that may be offensive or upsetting.',
    );
    expect(named('TART')?.code).toEqual(['https://github.com/HazyResearch/TART']);
    expect(named('LightSeq')?.links).toEqual(['https://github.com/RulinShao/LightSeq']);
    expect(named('GeMQuAD')?.title).toMatch(/^GeMQuAD : /);
    expect(named('E^2-LLM')).toBeDefined();
    for (const { record } of records) {
      expect(record.authors).toBeUndefined();
      expect(record.date).toBeUndefined();
      expect(record.arxiv).toBeUndefined();
    }
  });
});
