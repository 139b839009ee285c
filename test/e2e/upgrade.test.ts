import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SEED, shell, type Shell } from '../support/papers.ts';
import { torturedByUpgrades } from '../torture/upgrades.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/libraries', import.meta.url));
const FILES = ['library.yaml', 'journal.jsonl', 'corpus.jsonl'] as const;

/** A copy of a library that papers wrote before its lines had checksums. */
function oldLibrary(): Shell {
  const place = shell();
  cpSync(join(FIXTURES, 'schema-1'), join(place.folder, '.papers'), { recursive: true });
  return place;
}

function bytesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
  return new Map(files.map((file) => [file, readFileSync(file, 'latin1')]));
}

describe('a library of an older schema', () => {
  const expected = JSON.parse(readFileSync(join(FIXTURES, 'schema-1.expected.json'), 'utf8')) as object[];

  it('reads as it did for the version that wrote it, and reading changes none of its files', () => {
    const { folder, papers } = oldLibrary();
    const { status, json } = papers('ls', '--json');
    expect(status).toBe(0);
    expect(json()).toMatchObject(expected);
    expect(papers('ls', 'tag:core', '--json=id').json()).toHaveLength(2);
    for (const name of FILES)
      expect(readFileSync(join(folder, '.papers', name), 'utf8')).toBe(
        readFileSync(join(FIXTURES, 'schema-1', name), 'utf8'),
      );
  });

  it('is brought to the present one by its first change, keeps what it said, and its very bytes beside it', () => {
    const { folder, papers } = oldLibrary();
    expect(papers('note', 'one-paper', 'after the upgrade').status).toBe(0);
    for (const name of FILES)
      expect(readFileSync(join(folder, '.papers/backup-schema-1', name), 'utf8')).toBe(
        readFileSync(join(FIXTURES, 'schema-1', name), 'utf8'),
      );
    const settings = readFileSync(join(folder, '.papers/library.yaml'), 'utf8');
    expect(settings).toContain('schema: 2\n');
    expect(settings).toContain('# a comment of mine');
    const after = papers('ls', '--json').json() as object[];
    expect(after).toMatchObject([...expected.slice(0, -1), { ...expected.at(-1), note: 'after the upgrade' }]);
    expect(papers('undo').status).toBe(0);
    expect(papers('ls', '--json').json()).toMatchObject(expected);
    expect(papers('doctor').status).toBe(0);
  });

  it('is whole whenever its upgrade is killed', { timeout: 300_000 }, async () => {
    const { counts, failures } = await torturedByUpgrades(7, { step: 11, lanes: 2 });
    expect(failures).toEqual([]);
    expect(counts['kills']).toBeGreaterThan(5);
  });
});

describe('a library of a newer schema', () => {
  it.each([
    ['ls'],
    ['search', 'schemas'],
    ['tag', '+x', '--', 'one-paper'],
    ['import', SEED],
    ['undo'],
    ['config', 'reviewer', 'Bo'],
    ['export', '-o', 'out.bib'],
    ['doctor'],
    ['doctor', '--fix'],
    ['merge', '.papers'],
    ['triage'],
    ['init'],
  ])('is refused by "papers %s", which changes no byte of it', (...words) => {
    const { folder, papers } = oldLibrary();
    const file = join(folder, '.papers/library.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('schema: 1', 'schema: 3'));
    const before = bytesOf(folder);
    const { status, stderr, stdout } = papers(...words);
    expect([1, 2]).toContain(status);
    expect(stderr + stdout).toMatch(/newer|schema 3|already|terminal/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(bytesOf(folder)).toEqual(before);
  });

  it('is not merged from either', () => {
    const { folder, papers } = oldLibrary();
    const newer = join(folder, 'newer');
    cpSync(join(FIXTURES, 'schema-1'), newer, { recursive: true });
    writeFileSync(join(newer, 'library.yaml'), 'schema: 3\n');
    const before = bytesOf(newer);
    const { status, stderr } = papers('merge', newer);
    expect(status).toBe(1);
    expect(stderr).toContain('newer');
    expect(bytesOf(newer)).toEqual(before);
  });
});
