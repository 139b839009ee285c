import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LAYERS } from '../lint/layers.js';
import { temporaryFolder } from './support/papers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = Object.keys(LAYERS);

/** Files planted beside a copy of the real ones, and what the lint step says of each. */
function lintWith(planted: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const name of ['src', 'tsconfig.json', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'lint/run.js'), 'lint'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

/** Every import of a file of src by another, as folders. */
function importsBetweenFolders(): { from: string; to: string }[] {
  const src = join(root, 'src');
  return sources(src).flatMap((file) => {
    const from = relative(src, file).split('/')[0] ?? '';
    const targets = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
    return Array.from(targets, ([, target = '']) => ({
      from,
      to: relative(src, resolve(dirname(file), target)).split('/')[0] ?? '',
    }));
  });
}

describe('the direction of imports', () => {
  it('is kept by every folder', () => {
    for (const { from, to } of importsBetweenFolders()) {
      if (from === 'main.ts' || from === to) continue;
      expect(LAYERS[from]?.imports, `${from} imports ${to}`).toContain(to);
    }
  });

  it('has no pair of folders that import each other', () => {
    const pairs = new Set(importsBetweenFolders().map(({ from, to }) => `${from} ${to}`));
    for (const pair of pairs) {
      const [from, to] = pair.split(' ');
      if (from !== to) expect(pairs.has(`${to} ${from}`), pair).toBe(false);
    }
  });

  it('is enforced by the lint step, for every folder and every kind of import', () => {
    const planted: Record<string, string> = {};
    for (const folder of folders) {
      const foreign =
        folders.find((other) => other !== folder && LAYERS[folder]?.imports.includes(other) !== true) ?? 'cli';
      planted[`src/${folder}/planted-value.ts`] = `import { x } from '../${foreign}/x.ts';\nexport const y = x;\n`;
      planted[`src/${folder}/deep/er/planted-deep.ts`] =
        `import { x } from '../../../${foreign}/x.ts';\nexport const y = x;\n`;
      planted[`src/${folder}/planted-type.ts`] = `import type { X } from '../${foreign}/x.ts';\nexport type Y = X;\n`;
      planted[`src/${folder}/planted-reexport.ts`] = `export { x } from '../${foreign}/x.ts';\n`;
      planted[`src/${folder}/planted-dynamic.ts`] = `export const y = import('../${foreign}/x.ts');\n`;
      const stranger = folder === 'cli' ? 'fuse.js' : 'commander';
      planted[`src/${folder}/planted-package.ts`] = `import * as x from '${stranger}';\nexport const y = x;\n`;
      if (LAYERS[folder]?.world === true) continue;
      planted[`src/${folder}/planted-builtin.ts`] =
        `import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n`;
      planted[`src/${folder}/planted-process.ts`] = `export const y = process.env;\n`;
      planted[`src/${folder}/planted-clock.ts`] = `export const y = Date.now();\n`;
      planted[`src/${folder}/planted-chance.ts`] = `export const y = Math.random();\n`;
      planted[`src/${folder}/planted-network.ts`] = `export const y = fetch('https://example.org');\n`;
    }
    const output = lintWith(planted);
    const missed = Object.keys(planted).filter((file) => !output.includes(file));
    expect(missed).toEqual([]);
    expect(output).not.toMatch(/src\/(?!\w+\/(?:deep\/er\/)?planted-)[\w/-]+\.ts/);
  });
});
