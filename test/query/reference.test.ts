import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/query/fields.ts';
import { parseQuery } from '../../src/query/parse.ts';

describe('the reference of the query language', () => {
  const reference = readFileSync(new URL('../../docs/query-language.md', import.meta.url), 'utf8');
  const [, doubts = ''] = /it is an error:\n([^]*?)```/.exec(reference) ?? [];

  it.each(Object.entries(FIELDS))(
    'has a row for %s: with its meaning and example',
    (name, { aliases, summary, example }) => {
      const named = [name, ...aliases].map((field) => `\`${field}:\``).join(' or ');
      expect(reference).toContain(`| ${named} | ${summary} | \`${example}\` |`);
    },
  );

  it('opens with examples that leave no doubt', () => {
    const [, block = ''] = /```\n([^]*?)```/.exec(reference) ?? [];
    const examples = block.trim().split('\n');
    expect(examples.length).toBeGreaterThan(5);
    for (const example of examples) parseQuery(example.replace(/ +# .*$/, ''), { strict: true });
  });

  it('teaches no query elsewhere that leaves a doubt', () => {
    const taught = [...reference.replace(doubts, '').matchAll(/`([^`\n]+)`/g)].map(([, query = '']) => query);
    // A field named alone, options and JSON are not queries.
    const queries = taught.filter((text) => !/^[a-z]+:$|^--|^".*": true$/.test(text) && !isOperator(text));
    expect(queries.length).toBeGreaterThan(50);
    for (const query of queries) expect([query, parseQuery(query).hints]).toEqual([query, []]);
  });

  it('calls doubtful only what is', () => {
    const rows = doubts.split('\n').filter((row) => row.startsWith('| `'));
    const examples = rows.flatMap((row) => [...row.replace(/\(.*?\)(?= \|)/, '').matchAll(/`([^`]+)`/g)]);
    expect(examples.length).toBeGreaterThan(10);
    for (const [, query = ''] of examples) expect([query, parseQuery(query).hints.length]).toEqual([query, 1]);
  });

  it('shows the error as it is', () => {
    const [, shown = ''] = /```text\npapers: ([^]*?)\n```/.exec(reference) ?? [];
    expect(() => parseQuery('icl tittle:survey', { strict: true })).toThrow(shown);
  });
});

function isOperator(text: string): boolean {
  return ['AND', 'OR', 'NOT'].includes(text);
}
