import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Examined, examineLibrary } from '../../src/library/doctor/examine.ts';
import { keepsLocks } from '../../src/library/doctor/check-cache.ts';
import { realFiles } from '../../src/library/file-system.ts';
import { importInto, libraryOf3, ports, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

const FILES = ['corpus.jsonl', 'journal.jsonl', 'library.yaml'] as const;

/** A library with something of everything in it. */
async function somePlace(): Promise<string> {
  const directory = temporaryFolder();
  const library = await libraryOf3(directory);
  await library.commit({ op: 'decide', papers: ['a'], decision: { kind: 'exclude', reason: 'off topic' } });
  await library.commit({ op: 'list-add', list: 'x', papers: ['b', 'c'] });
  await importInto(library, 'd', 'e');
  await library.set('reviewer', 'Bo');
  library.ask((view) => view.index.visible());
  return directory;
}

function examine(directory: string, fix = false): Promise<readonly Examined[]> {
  return examineLibrary(directory, ports(), fix);
}

async function change(directory: string, name: string, edit: (text: string) => string) {
  const file = join(directory, name);
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return { found: await examine(directory), file };
}

describe('doctor', () => {
  it('finds nothing in a library that is as it was written', async () => {
    expect(await examine(await somePlace())).toEqual([]);
  });

  it('notices every flipped bit of papers, changes and settings, names the file, and repairs what can be', async () => {
    const directory = await somePlace();
    const whole = new Map(FILES.map((name) => [name, readFileSync(join(directory, name))]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        async (name, where, bit) => {
          const copy = temporaryFolder();
          cpSync(directory, copy, { recursive: true });
          const bytes = Buffer.from(whole.get(name) ?? '');
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          writeFileSync(join(copy, name), bytes);
          const found = await examine(copy).catch((error: unknown) => [error as Examined]);
          expect(found.map(({ file }) => file)).toContain(join(copy, name));
          // The number of a newer schema is not ours to change.
          if (found.some((one) => 'code' in one)) return;
          await examine(copy, true);
          const after = await examine(copy);
          expect(after.filter(({ isSafe }) => isSafe)).toEqual([]);
          const library = await reopen(copy);
          expect(library.papers.length).toBeGreaterThanOrEqual(name === 'corpus.jsonl' ? 3 : 5);
          expect(library.diagnostics).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('notices where a file was cut off, and says which import lacks papers', async () => {
    const directory = await somePlace();
    for (const name of ['corpus.jsonl', 'journal.jsonl'] as const) {
      const bytes = readFileSync(join(directory, name));
      for (let size = bytes.length - 1; size >= 0; size -= 131) {
        const copy = temporaryFolder();
        cpSync(directory, copy, { recursive: true });
        truncateSync(join(copy, name), size);
        const files = (await examine(copy)).map(({ file }) => file);
        expect(files, `${name} cut to ${size}`).toContain(join(copy, name));
        expect((await reopen(copy)).diagnostics.map(({ file }) => file)).toContain(join(copy, name));
      }
    }
    truncateSync(
      join(directory, 'corpus.jsonl'),
      readFileSync(join(directory, 'corpus.jsonl')).lastIndexOf('{"id":"e"'),
    );
    expect((await examine(directory)).map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('1 of the 2 papers are missing'),
    );
  });

  it('keeps papers in sight whose import was cut off the journal, before and after the repair', async () => {
    const directory = await somePlace();
    truncateSync(join(directory, 'journal.jsonl'), 0);
    expect((await reopen(directory)).papers).toHaveLength(5);
    await examine(directory, true);
    expect(await examine(directory)).toEqual([]);
    expect((await reopen(directory)).papers).toHaveLength(5);
  });

  it('sets a line aside that cannot be used, and keeps the file as it was beside it', async () => {
    const directory = await somePlace();
    const { file } = await change(directory, 'journal.jsonl', (text) => `${text}<<<<<<< HEAD\n`);
    const damaged = readFileSync(file, 'utf8');
    const repaired = await examine(directory, true);
    expect(repaired).toMatchObject([{ line: 5, ruleId: 'damaged-line', isRepaired: true }]);
    const kept = readdirSync(directory).find((name) => name.startsWith('journal.jsonl.damaged-'));
    expect(readFileSync(join(directory, kept ?? ''), 'utf8')).toBe(damaged);
    expect(await examine(directory)).toEqual([]);
    expect((await reopen(directory)).events).toHaveLength(4);
  });

  it('takes a line that a person changed for right, when told so', async () => {
    const directory = await somePlace();
    const { found, file } = await change(directory, 'corpus.jsonl', (text) =>
      text.replace('The title of b', 'A better title'),
    );
    expect(found).toMatchObject([{ file, line: 2, ruleId: 'changed-line' }]);
    const library = await reopen(directory);
    expect(library.papers[1]?.title).toBe('A better title');
    expect(library.diagnostics).toMatchObject([{ line: 2, ruleId: 'changed-line' }]);
    await examine(directory, true);
    expect((await reopen(directory)).diagnostics).toEqual([]);
    expect((await reopen(directory)).papers[1]?.title).toBe('A better title');
  });

  it('never takes away a last line that was whole once and lost its line break', async () => {
    const directory = await somePlace();
    const { file } = await change(directory, 'journal.jsonl', (text) => `${text.slice(0, -1)}\u000B`);
    const before = readFileSync(file, 'utf8');
    await (await reopen(directory)).commit({ op: 'note', paper: 'a', text: 'more' });
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    expect((await reopen(directory)).diagnostics).toMatchObject([{ ruleId: 'damaged-line' }]);
  });

  it('makes settings anew from what can be read of them, and names a setting that is none', async () => {
    const directory = await somePlace();
    await change(directory, 'library.yaml', (text) => `${text}keys: [\n`);
    expect(await examine(directory, true)).toMatchObject([{ ruleId: 'bad-settings', isRepaired: true }]);
    expect((await reopen(directory)).settings.reviewer).toBe('Bo');
    const { found } = await change(directory, 'library.yaml', (text) => text.replace('reviewer', 'rewiewer'));
    expect(found).toContainEqual(expect.objectContaining({ ruleId: 'unknown-setting', line: 3 }));
    rmSync(join(directory, 'library.yaml'));
    expect(await examine(directory, true)).toMatchObject([{ ruleId: 'no-settings', isRepaired: true }]);
    expect((await reopen(directory)).papers).toHaveLength(5);
  });

  it('notices every damaged byte of the index, and makes it anew', async () => {
    const directory = await somePlace();
    const folder = join(directory, 'cache/index');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (let at = 3; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ 0x10;
        writeFileSync(join(folder, name), flipped);
        expect(await examine(directory), `${name} at ${at}`).toMatchObject([{ ruleId: 'damaged-index' }]);
      }
      writeFileSync(join(folder, name), bytes);
    }
    writeFileSync(join(folder, 'manifest'), 'nonsense');
    expect(await examine(directory, true)).toMatchObject([{ isRepaired: true }]);
    expect(await examine(directory)).toEqual([]);
  });

  it('tells two different changes of one id, of which the same counts in either order', async () => {
    const directory = await somePlace();
    const journal = join(directory, 'journal.jsonl');
    const [first = '', ...lines] = readFileSync(journal, 'utf8').trimEnd().split('\n');
    const other = lines[0]?.replace('off topic', 'another reason') ?? '';
    const reasons: unknown[] = [];
    for (const order of [
      [first, ...lines, other],
      [first, other, ...lines],
    ]) {
      writeFileSync(journal, `${order.join('\n')}\n`);
      expect((await examine(directory)).map(({ ruleId }) => ruleId)).toContain('id-clash');
      reasons.push((await reopen(directory)).state.papers.get('a')?.decision);
    }
    expect(reasons[0]).toEqual(reasons[1]);
  });

  it('takes away what killed processes left', async () => {
    const directory = await somePlace();
    for (const name of ['lock.99-x.tmp', 'journal.jsonl.99.tmp', 'lock-12ab.stale'])
      appendFileSync(join(directory, name), 'x');
    expect(await examine(directory, true)).toMatchObject(
      Array.from({ length: 3 }, () => ({ ruleId: 'leftover', isRepaired: true })),
    );
    expect(readdirSync(directory).filter((name) => /tmp|stale/.test(name))).toEqual([]);
  });

  it('says when a file system keeps no locks', () => {
    const directory = temporaryFolder();
    expect(keepsLocks(realFiles, directory)).toBe(true);
    const careless = { ...realFiles, openSync: (file: string) => realFiles.openSync(file, 'w') };
    expect(keepsLocks(careless as typeof realFiles, directory)).toBe(false);
  });
});
