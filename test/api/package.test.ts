import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apiPage } from '../../src/verbs/reference/api-page.ts';
import { shellWithSeed } from '../support/papers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = readFileSync(join(root, 'fixtures/api/example.ts'), 'utf8');
const declared = (file: string) => readFileSync(join(root, 'dist/api/types/api', file), 'utf8');

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

describe('the programmatic interface', () => {
  it('is what docs/api.md says', async () => {
    await expect(apiPage(declared('index.d.ts'), declared('types.d.ts'), example)).toMatchFileSnapshot(
      '../../docs/api.md',
    );
  });

  it('works from the packed package: the example is checked by the compiler and runs', () => {
    const { folder } = shellWithSeed();
    const [packed] = JSON.parse(
      run('npm', ['pack', root, '--ignore-scripts', '--json', '--pack-destination', folder], folder),
    ) as [{ filename: string; files: { path: string }[] }];
    const own = packed.files.map(({ path }) => path);
    expect(own).toContain('man/papers-search.1');
    expect(own.filter((path) => /^(?:src|test|bench|lint)\//.test(path))).toEqual([]);

    // As an installation lies on the disk, without the packages beside it: nothing here is for them.
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, 'papers'), { recursive: true });
    run('tar', ['-xzf', join(folder, packed.filename), '--strip-components=1', '-C', join(modules, 'papers')], folder);
    const installed = JSON.parse(readFileSync(join(modules, 'papers/package.json'), 'utf8')) as {
      man?: unknown;
      directories: { man: string };
    };
    expect(existsSync(join(modules, 'papers', installed.directories.man, 'papers.1'))).toBe(true);
    symlinkSync(join(root, 'node_modules/@types'), join(modules, '@types'));

    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'example.ts'), example);
    const options = [
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
      '--skipLibCheck',
      'false',
    ];
    run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'example.ts'], folder);
    expect(JSON.parse(run(process.execPath, ['example.js'], folder))).toEqual({
      found: 3,
      changed: 3,
      excluded: [['tart', 'a script']],
      alike: 2,
      parsed: [['A Title of a Paper', '2023']],
      problems: 0,
      unknown: 'unknown-paper',
      undone: 2,
      left: 0,
    });
    const required = "console.log(typeof require('papers').openLibrary)";
    expect(run(process.execPath, ['--no-warnings', '--input-type=commonjs', '-e', required], folder)).toBe(
      'function\n',
    );
  });
});
