import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemsOf } from '../../packaging/contents.js';
import { SEED, temporaryFolder } from '../support/papers.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { version, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

interface PackedFile {
  readonly path: string;
  readonly size: number;
}

function run(cwd: string, command: string, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], HOME: cwd, XDG_DATA_HOME: cwd };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Packs the built program into a folder, as "npm publish" would. */
function pack(folder: string): { readonly tarball: string; readonly files: readonly PackedFile[] } {
  const { stdout, stderr } = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [packed] = JSON.parse(stdout) as { filename: string; files: PackedFile[] }[];
  if (packed === undefined) throw new Error(stderr);
  return { tarball: join(folder, packed.filename), files: packed.files };
}

describe('the package', () => {
  it('has all that the program needs, and neither tests nor sources nor maps of them', () => {
    const { files } = pack(temporaryFolder());
    const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
    expect(problemsOf({ files, version, changelog })).toEqual([]);
    const clutter = [...files, { path: 'dist/main.cjs.map', size: 1 }, { path: 'test/x.test.ts', size: 1 }];
    expect(problemsOf({ files: clutter, version, changelog })).toHaveLength(2);
    const short = files.filter(({ path }) => path !== 'dist/main.cjs');
    expect(problemsOf({ files: short, version: '1.0', changelog })).toEqual([
      'dist/main.cjs is missing',
      '1.0 is no semantic version',
    ]);
  });

  it('works from its tarball, beside its dependencies alone: version, search on the seed in it, references', () => {
    const folder = temporaryFolder();
    const { tarball } = pack(folder);
    // As npm lays an installed package out; npm itself would ask the registry for the dependencies.
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    expect(run(folder, 'tar', 'xzf', tarball).status).toBe(0);
    expect(run(folder, 'mv', 'package', join(modules, 'papers')).status).toBe(0);
    for (const name of Object.keys(dependencies)) {
      mkdirSync(join(modules, name, '..'), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
    mkdirSync(join(modules, '.bin'));
    symlinkSync('../papers/bin/papers.js', join(modules, '.bin/papers'));
    const papers = (...args: readonly string[]) => run(folder, 'npx', '--no-install', 'papers', ...args);
    expect(papers('--version').stdout).toBe(`${version}\n`);
    expect(papers('init').status).toBe(0);
    expect(papers('import', join(modules, 'papers/seeds/hf-papers.txt')).stdout).toContain('75 added');
    expect(papers('search', 'faithful', 'explanations').stdout).toContain('faithful-explanations-black-box-nlp');
    expect(papers('export', '--to', 'references', 'title:cobra').stdout).toContain('COBRA');
  });
});

describe('the program in one file', () => {
  let folder = '';
  let bundle = '';
  beforeAll(() => {
    folder = run(ROOT, 'mktemp', '-d').stdout.trim();
    bundle = join(folder, 'papers.cjs');
    expect(run(ROOT, process.execPath, 'packaging/bundle.js', bundle).stderr).toBe('');
    return () => run(ROOT, 'rm', '-rf', folder);
  });
  const papers = (...args: readonly string[]) => run(folder, process.execPath, bundle, ...args);

  it('runs with nothing beside it: every kind of command, and an export to each format', () => {
    expect(readdirSync(folder)).toEqual(['papers.cjs']);
    expect(papers('--version').stdout).toBe(`${version}\n`);
    papers('init');
    expect(papers('import', SEED).stdout).toContain('75 added');
    expect(papers('search', 'faithful', 'explanations').stdout).toContain('faithful-explanations-black-box-nlp');
    for (const format of ['markdown', 'pandoc', 'bibtex', 'csl-json', 'ris', 'nbib', 'endnote', 'csv', 'jsonl']) {
      const { status, stdout } = papers('export', 'title:cobra', '--to', format);
      expect([format, status]).toEqual([format, 0]);
      expect(stdout).toContain('Offensive Statements');
    }
    for (const command of ['next', 'map', 'stats', 'report', 'dedupe', 'schema', 'log'])
      expect([command, papers(command).status]).toEqual([command, 0]);
  });

  it.each([
    ['citeproc', ['export', 'title:cobra', '--to', 'references']],
    ['undici', ['enrich', 'title:cobra']],
  ])('says what to do where %s is wanted, which is not in it', (name, words) => {
    const { status, stderr } = papers(...words);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`${name}.*is not installed\n.*npm install ${name}`));
  });

  it('has the full screen in it', async () => {
    writeFileSync(join(folder, 'page.json'), JSON.stringify([{ title: 'A title to be seen on a screen' }]));
    papers('init');
    papers('import', 'page.json');
    const screen = pty.spawn(process.execPath, [bundle, 'triage', 'title:screen'], {
      cwd: folder,
      cols: 100,
      rows: 20,
      env: { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm-256color' },
    });
    let shown = '';
    screen.onData((data) => {
      shown += data;
      if (shown.includes('A title to be seen') && shown.includes('0/')) screen.write('q');
    });
    const { exitCode } = await new Promise<{ exitCode: number }>((resolve) => screen.onExit(resolve));
    expect(exitCode).toBe(0);
    expect(shown).toContain('A title to be seen');
  });

  it('has the threads of the full screen in it: what is most promising is ranked in one', async () => {
    papers('include', 'cobra-frames');
    const screen = pty.spawn(process.execPath, [bundle, 'triage', '--by', 'promise'], {
      cwd: folder,
      cols: 100,
      rows: 20,
      env: { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm-256color' },
    });
    let shown = '';
    screen.onData((data) => {
      shown += data;
      // With the dots goes the wait for the order.
      if (/\d · most promising|annot/.test(shown)) screen.write('q');
    });
    await new Promise((resolve) => screen.onExit(resolve));
    expect(shown).toContain('76 · most promising');
  });
});
