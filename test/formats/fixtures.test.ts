import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parsed } from '../support/parse.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

const inputs = ['pages', 'markdown', 'bibtex', 'csl-json', 'references', 'tables', 'services'].flatMap((folder) =>
  readdirSync(join(fixtures, folder))
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => join(fixtures, folder, name)),
);

/** What is expected of a fixture, in the file of its name beside it. */
function expectedOf(file: string): unknown {
  return JSON.parse(readFileSync(file.replace(/\.\w+$/, '.expected.json'), 'utf8'));
}

describe('pages and lists of every kind', () => {
  it.each(inputs.map((file) => [basename(file), file]))(
    '%s gives the records that a person would take from it',
    async (name, file) => {
      const { records } = await parsed(readFileSync(file), name);
      expect(
        records.map(({ record: { sources, ...record }, labels }) => ({ ...record, ...labels, line: sources[0]?.line })),
      ).toEqual(expectedOf(file));
    },
  );
});
