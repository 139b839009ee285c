import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, SEED, type Shell, shellWithSeed, temporaryFolder } from '../support/papers.ts';
import { INSTALLED_SHELLS } from '../support/shell-offers.ts';

/** Lines that ask for names, with every way to begin them. */
const LINES = [
  ['ls', 'tag:'],
  ['ls', '-tag:l'],
  ['ls', 'is:unscreened', 'tag:it'],
  ['search', 'x', 'list:to'],
  ['ls', 'view:m'],
  ['ls', 'reason:off'],
  ['tag', '+'],
  ['tag', '-l'],
  ['tag', '+icl', '+gr'],
  ['list', 'show', ''],
  ['list', 'add', 'to'],
  ['view', 'delete', ''],
  ['exclude', 'tart', '--reason', 'o'],
  ['export', '--list='],
  ['export', '--list', 'to'],
  ['include', '--query', 'tag:a'],
  ['ls', 'tag:nosuch'],
  ['list', 'show', 'nosuch'],
];

/** A library with names that shells write in many ways, and `papers` on the path, which notes that it was asked. */
function preparedShell() {
  const shell = shellWithSeed();
  const { papers } = shell;
  papers('tag', '+icl', '+long context', "+it's", '+größe', '+a:b', '+$HOME', '+back\\slash', '--', 'tart');
  papers('exclude', 'helmet', '--reason', 'off topic');
  papers('list', 'add', 'to read', 'tart');
  papers('view', 'save', 'mine', 'tag:icl');
  const bin = join(temporaryFolder(), 'bin');
  const asked = join(bin, 'asked');
  mkdirSync(bin);
  writeFileSync(asked, '');
  writeFileSync(join(bin, 'papers'), `#!/bin/sh\necho >>"${asked}"\nexec "${process.execPath}" "${LAUNCHER}" "$@"\n`);
  chmodSync(join(bin, 'papers'), 0o755);
  return { ...shell, env: { PATH: `${bin}:${process.env['PATH']}` }, asked };
}

const keptIn = ({ folder }: Shell): string => join(folder, '.papers', 'cache', 'names-1.tsv');

/** Nothing is kept of files that may change again in the second of their last change. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2100));

describe.each(INSTALLED_SHELLS)('names in %s', (name, offered) => {
  /** What is offered for lines, and how often papers was asked for that. */
  function tabs(
    { papers, folder, env, asked }: ReturnType<typeof preparedShell>,
    lines: readonly (readonly string[])[],
    more: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ) {
    const script = papers('completion', name).stdout;
    writeFileSync(asked, '');
    const offers = offered(script, lines, { cwd: more.cwd ?? folder, env: { ...env, ...more.env } });
    return { offers, asked: readFileSync(asked, 'utf8').length };
  }

  it('are those that papers offers, and come without it once it was asked', async () => {
    const shell = preparedShell();
    // In the way of what would be kept.
    mkdirSync(keptIn(shell), { recursive: true });
    const fresh = tabs(shell, LINES);
    rmSync(keptIn(shell), { recursive: true });
    await settle();
    tabs(shell, [['show', 'cob']]);
    const { offers, asked } = tabs(shell, LINES);
    expect(asked).toBe(0);
    expect(fresh.asked).toBe(LINES.length);
    expect(offers).toEqual(fresh.offers);
    expect(offers.flat().join('\n')).toContain('größe');
  }, 120_000);

  it('follow every change of the library, whoever makes it and whatever the clock says', async () => {
    const shell = preparedShell();
    const { papers, folder } = shell;
    const line = [['ls', 'tag:']];
    const journal = join(folder, '.papers', 'journal.jsonl');
    await settle();
    tabs(shell, line);
    const before = tabs(shell, line);
    expect(before.asked).toBe(0);
    const older = readFileSync(journal);

    papers('tag', '+new', '--', 'tart');
    const tagged = tabs(shell, line);
    expect(tagged.asked).toBe(1);
    expect(tagged.offers[0]?.length).toBe((before.offers[0]?.length ?? 0) + 1);
    await settle();
    tabs(shell, line);
    papers('undo');
    expect(tabs(shell, line)).toEqual({ ...before, asked: 1 });
    await settle();
    tabs(shell, line);
    expect(tabs(shell, line)).toEqual({ ...before, asked: 0 });
    // An older copy, which keeps its times.
    writeFileSync(journal, older);
    spawnSync('touch', ['-d', '2001-01-01', journal]);
    expect(tabs(shell, line)).toEqual({ ...before, asked: 1 });
    await settle();
    tabs(shell, line);
    appendFileSync(join(folder, '.papers', 'library.yaml'), 'blind: true\n');
    expect(tabs(shell, line).asked).toBe(1);
    await settle();
    tabs(shell, line);
    expect(tabs(shell, line).asked).toBe(1);
  }, 120_000);

  it('are of the library that papers would take', async () => {
    const shell = preparedShell();
    const { papers, folder } = shell;
    const other = join(folder, 'other');
    papers('init', 'other');
    papers('import', '--library', 'other', '--tag', 'elsewhere', SEED);
    const inner = join(folder, 'inner', 'most');
    mkdirSync(inner, { recursive: true });
    const away = temporaryFolder();
    const home = temporaryFolder();
    mkdirSync(join(home, '.local', 'share'), { recursive: true });
    symlinkSync(join(folder, 'other', '.papers'), join(home, '.local', 'share', 'papers'));
    symlinkSync(inner, join(away, 'linked'));
    symlinkSync(other, join(away, 'other'));
    const lines = [
      ['ls', 'tag:'],
      [`--library=${other}/.papers`, 'ls', 'tag:'],
      ['--library', '../../other', 'ls', 'tag:'],
    ];
    const places = [
      {},
      { cwd: inner },
      { cwd: join(away, 'linked') },
      { cwd: away, env: { HOME: home, XDG_DATA_HOME: '' } },
      { cwd: away, env: { HOME: home, XDG_DATA_HOME: join(home, '.local', 'share') } },
      { cwd: away, env: { PAPERS_LIBRARY: 'other' } },
      { cwd: inner, env: { PAPERS_LIBRARY: '../../other' } },
      { cwd: away, env: { HOME: away, XDG_DATA_HOME: '' } },
    ];
    const libraries = [folder, other].map((of) => join(of, '.papers', 'cache', 'names-1.tsv'));
    for (const file of libraries) mkdirSync(file, { recursive: true });
    const fresh = places.map((place) => tabs(shell, lines, place).offers);
    for (const file of libraries) rmSync(file, { recursive: true });
    await settle();
    tabs(shell, lines);
    tabs(shell, lines, { cwd: other });
    const again = places.map((place) => tabs(shell, lines, place));
    expect(again.map(({ offers }) => offers)).toEqual(fresh);
    expect(again.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
  }, 240_000);
});
