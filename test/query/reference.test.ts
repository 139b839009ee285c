import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/query/fields.ts';

describe('the reference of the query language', () => {
  const reference = readFileSync(new URL('../../docs/query-language.md', import.meta.url), 'utf8');

  it.each(Object.entries(FIELDS))(
    'has a row for %s: with its meaning and example',
    (name, { aliases, summary, example }) => {
      const named = [name, ...aliases].map((field) => `\`${field}:\``).join(' or ');
      expect(reference).toContain(`| ${named} | ${summary} | \`${example}\` |`);
    },
  );
});
