import { readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedIndex, openPages, PAGE } from '../../search/segment/pages.ts';
import type { SegmentFile } from '../manifest.ts';
import { errorCode, type FileSystem } from '../file-system.ts';
import { openIndexFile } from '../index-files.ts';
import { readManifest } from '../manifest.ts';
import type { Finding } from './finding.ts';

const BATCH = 64;

function checkSegment(files: FileSystem, folder: string, { file, seal }: SegmentFile): void {
  const opened = openIndexFile(files, join(folder, file));
  try {
    const read = openPages(opened.read, seal);
    for (let page = 0; page < seal.pages; page += BATCH) read(page * PAGE, Math.min(BATCH, seal.pages - page) * PAGE);
  } finally {
    opened.close();
  }
}

/** Reads every page of the index. One that is not there is none the worse: it is made when it is needed. */
export function checkIndex(files: FileSystem, directory: string): Finding[] {
  const folder = join(directory, 'cache', 'index');
  const manifestFile = join(folder, 'manifest');
  const damaged = (file: string, reason: string): Finding => ({
    reason: `the index is damaged (${reason})`,
    file,
    ruleId: 'damaged-index',
    fatal: false,
    note: 'Nothing is lost: it is made anew from the papers by itself when it is noticed.',
    isSafe: true,
  });
  let file = manifestFile;
  try {
    const manifest = readManifest(files.readFileSync(manifestFile));
    if (manifest === undefined) return [damaged(manifestFile, 'its list of parts is not as it was written')];
    for (const segment of [...manifest.corpus, ...manifest.edited]) {
      file = join(folder, segment.file);
      checkSegment(files, folder, segment);
    }
    return [];
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && file === manifestFile) return [];
    if (!(error instanceof DamagedIndex) && errorCode(error) === '') throw error;
    return [damaged(file, error instanceof Error ? error.message : '')];
  }
}

/** Files that a killed process left in the folder of a library. */
export function leftovers(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => /\.(?:tmp|stale)$/.test(name))
    .map((name) => join(directory, name));
}

export function checkLeftovers(directory: string): Finding[] {
  return leftovers(directory).map((file) => ({
    reason: 'a process that was killed left it behind',
    file,
    ruleId: 'leftover',
    fatal: null,
    note: 'It is of no use to anyone.',
    isSafe: true,
  }));
}

/** Kinds of file systems that other machines may write to at the same time, by the numbers that Linux gives them. */
const SHARED: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB (CIFS)'],
  [0xfe534d42, 'SMB 2'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x65735546, 'FUSE'],
]);

/** Tries what the lock needs, and says where other machines may write too. */
export function checkFileSystem(files: FileSystem, directory: string): Finding[] {
  const kind = SHARED.get(statfsSync(directory).type);
  const shared: Finding[] =
    kind === undefined
      ? []
      : [
          {
            reason: `this is a network or user-space file system (${kind})`,
            file: directory,
            ruleId: 'shared-file-system',
            fatal: null,
            note: 'Processes of one machine keep out of each other\'s way; let only one machine write at a time, or share by git and "papers merge".',
            isSafe: false,
          },
        ];
  return [...shared, ...(keepsLocks(files, directory) ? [] : [noLocks(directory)])];
}

function noLocks(directory: string): Finding {
  return {
    reason: 'this file system keeps no locks: two processes that write at once may harm each other',
    file: directory,
    ruleId: 'no-locks',
    fatal: false,
    note: 'Let only one process write at a time, or move the library to a local disk.',
    isSafe: false,
  };
}

/** True when a file that is there cannot be made once more. */
export function keepsLocks(files: FileSystem, directory: string): boolean {
  const probe = join(directory, `probe.${process.pid}.tmp`);
  try {
    files.closeSync(files.openSync(probe, 'wx'));
    try {
      files.closeSync(files.openSync(probe, 'wx'));
      return false;
    } catch (error) {
      return errorCode(error) === 'EEXIST';
    }
  } catch {
    // A library that cannot be written to needs no lock.
    return true;
  } finally {
    try {
      files.rmSync(probe, { force: true });
    } catch {
      // It says so by itself the next time.
    }
  }
}
