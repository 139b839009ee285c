import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsed } from '../support/parse.ts';

const entry = { id: 'tart', citationKey: 'bhatiaTart2023', title: 'TART: A Module', tags: ['icl'], status: 'included' };

describe('JSON of ours', () => {
  it.each([
    ['an array', JSON.stringify([entry])],
    ['an envelope', JSON.stringify({ papers: [entry] })],
    ['one object', JSON.stringify(entry)],
  ])('is read as %s, with labels, and without the ids of where it comes from', async (_, text) => {
    const { records, messages } = await parsed(text, 'page.json');
    expect(messages).toEqual([]);
    expect(records).toMatchObject([{ record: { title: 'TART: A Module' }, labels: { tags: ['icl'] } }]);
    expect(records[0]?.record).not.toHaveProperty('id');
    expect(records[0]?.record).not.toHaveProperty('citationKey');
  });

  it('names a bad field with its line, and reads the other records', async () => {
    const text = '[\n  {"title": "A Good Paper"},\n  {"title": 7},\n  {"title": "Another Paper"}\n]\n';
    const { records, messages } = await parsed(text, 'page.json');
    expect(records.map(({ record }) => record.title)).toEqual(['A Good Paper', 'Another Paper']);
    expect(messages).toMatchObject([{ fatal: true, line: 3, reason: expect.stringContaining('"title"') }]);
  });

  it('says once of each field that it does not know, as information', async () => {
    const lines = Array.from({ length: 3 }, (_, index) => JSON.stringify({ title: `Paper ${index}`, colour: 'red' }));
    for (const [text, file] of [
      [lines.join('\n'), 'page.jsonl'],
      [`[${lines.join(',\n')}]`, 'page.json'],
    ] as const) {
      const { records, messages } = await parsed(text, file);
      expect(records).toHaveLength(3);
      expect(messages).toMatchObject([{ fatal: null, ruleId: 'unknown-field', line: 1 }]);
    }
  });

  it('gives the records before the place where a file breaks off', async () => {
    const whole = JSON.stringify([entry, { ...entry, title: 'Second' }, { ...entry, title: 'Third' }]);
    const { records, messages } = await parsed(whole.slice(0, -12), 'page.json');
    expect(records.map(({ record }) => record.title)).toEqual(['TART: A Module', 'Second']);
    expect(messages).toMatchObject([{ fatal: true, ruleId: 'bad-json' }]);
  });

  it('reads any JSON at all without an exception or a changed prototype', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.constantFrom('json', 'jsonl'), async (text, format) => {
        await parsed(
          `${text}\n{"__proto__": {"polluted": true}, "title": "x"}`,
          'page',
          format === 'json' ? 'json' : 'jsonl',
        );
        await parsed(text, 'page', 'json');
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
    );
  });

  it('is not what a page that begins with a bracket is', async () => {
    const { format } = await parsed(
      '[\n\n](https://huggingface.co/papers/2306.01985)\n\n### A Title Of Ours\n',
      'page.md',
    );
    expect(format).toBe('markdown');
  });
});
