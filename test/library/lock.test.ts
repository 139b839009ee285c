import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileSystem, realFiles } from '../../src/library/file-system.ts';
import { withLock } from '../../src/library/lock.ts';
import { machineName, startOf } from '../../src/library/process-identity.ts';
import { temporaryFolder } from '../support/papers.ts';

const waiting = { clock: () => new Date() };

function dead(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function lockOf(owner: object): string {
  const file = join(temporaryFolder(), 'lock');
  writeFileSync(file, JSON.stringify({ host: machineName(), since: '2026-01-01T00:00:00Z', ...owner }));
  return file;
}

describe('the lock', () => {
  it('is there while work is done, names its owner, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'lock');
    const owner = await withLock(realFiles, file, waiting, () => JSON.parse(readFileSync(file, 'utf8')) as object);
    expect(owner).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of a process that has ended', () => ({ pid: dead() })],
    ['of a process whose number another has by now', () => ({ pid: process.pid, started: '1' })],
    ['that is damaged', () => ({ pid: 0 })],
  ])('%s is broken', async (_, owner) => {
    const file = lockOf(owner());
    utimesSync(file, new Date(0), new Date(0));
    expect(await withLock(realFiles, file, waiting, () => 'done')).toBe('done');
    expect(existsSync(file)).toBe(false);
  });

  it('is broken by the next even when who was breaking it died of that', async () => {
    const file = lockOf({ pid: dead() });
    const { crc32 } = await import('node:zlib');
    const right = `${file}-${crc32(readFileSync(file, 'utf8')).toString(16)}.stale`;
    writeFileSync(right, JSON.stringify({ pid: dead(), host: machineName(), since: '' }));
    expect(await withLock(realFiles, file, waiting, () => 'done')).toBe('done');
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  it('of another machine is waited for, says so, and stays', async () => {
    const file = lockOf({ pid: 1, host: 'elsewhere' });
    const said: string[] = [];
    const taken = withLock(realFiles, file, { ...waiting, onWait: (holder) => said.push(holder) }, () => 'done');
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(said).toEqual(['pid 1 on elsewhere']);
    expect(existsSync(file)).toBe(true);
    realFiles.rmSync(file);
    expect(await taken).toBe('done');
  });

  it('is waited for as long as others take turns, and not for ever when one keeps it', async () => {
    const file = lockOf({ pid: process.pid, started: startOf(process.pid) });
    const taken = withLock(realFiles, file, { ...waiting, patience: 1000 }, () => 'done');
    for (let turn = 0; turn < 25; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const since = `turn ${turn}`;
      writeFileSync(
        file,
        JSON.stringify({ pid: process.pid, host: machineName(), since, started: startOf(process.pid) }),
      );
    }
    realFiles.rmSync(file);
    expect(await taken).toBe('done');

    const kept = lockOf({ pid: process.pid, started: startOf(process.pid) });
    await expect(withLock(realFiles, kept, { ...waiting, patience: 100 }, () => 'done')).rejects.toMatchObject({
      code: 'library-locked',
    });
    expect(existsSync(kept)).toBe(true);
  });

  it('works where there are no hard links, and says so where two can take it', async () => {
    const linkless = {
      ...realFiles,
      linkSync: () => {
        throw Object.assign(new Error('ENOTSUP'), { code: 'ENOTSUP' });
      },
    };
    const file = join(temporaryFolder(), 'lock');
    expect(await withLock(linkless, file, waiting, () => 'done')).toBe('done');
    const careless: FileSystem = {
      ...realFiles,
      linkSync: (from, to) => writeFileSync(to, `${readFileSync(from, 'utf8')} and another`),
    };
    await expect(withLock(careless, file, waiting, () => 'done')).rejects.toMatchObject({ code: 'no-locks' });
  });

  it('is given back though taking it away fails: what was done is done', async () => {
    const file = join(temporaryFolder(), 'lock');
    let isDone = false;
    const stubborn: FileSystem = {
      ...realFiles,
      rmSync: (path) => {
        if (isDone) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        realFiles.rmSync(path, { force: true });
      },
    };
    expect(await withLock(stubborn, file, waiting, () => (isDone = true))).toBe(true);
  });

  it('knows when a process started, where the system says', () => {
    if (process.platform === 'linux') expect(startOf(process.pid)).toMatch(/^\d+$/);
    expect(startOf(dead())).toBeUndefined();
  });
});
