import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from './support/bundled.ts';

const text = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

describe('the page of what others made', () => {
  it('names just the packages that have code in the built program, and those installed beside it, and ships with it', () => {
    const page = text('THIRD-PARTY.md');
    const rows = Array.from(page.matchAll(/^\| (\S+) \| (?!---)/gm), ([, name = '']) => name);
    const { files, dependencies } = JSON.parse(text('package.json')) as {
      files: string[];
      dependencies: Record<string, string>;
    };
    expect(rows.filter((name) => name !== 'package')).toEqual(bundledPackages());
    for (const name of Object.keys(dependencies)) expect(page).toContain(`## Installed beside it: ${name}`);
    expect(files).toContain('THIRD-PARTY.md');
  });
});
