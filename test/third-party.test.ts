import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const text = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

describe('the page of what others made', () => {
  it('names every package that is published with the program, and ships with it', () => {
    const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, Locked> };
    const page = text('THIRD-PARTY.md');
    const published = Object.entries(packages)
      .filter(([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => !name.startsWith('@types/'));
    expect(published.filter((name) => name !== 'citeproc' && !page.includes(`| ${name} |`))).toEqual([]);
    expect(page).toContain('Installed beside it: citeproc');
    const { files } = JSON.parse(text('package.json')) as { files: string[] };
    expect(files).toContain('THIRD-PARTY.md');
  });
});
