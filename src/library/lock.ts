import { hostname } from 'node:os';
import { PapersError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import { isObject } from '../domain/record-schema.ts';
import { errorCode, fileError, type FileSystem, writeAll } from './file-system.ts';

/**
 * The lock that writers take: a file that only one process can make. It names its owner, so that a lock whose owner has
 * died on this machine is broken at once; one from another machine is broken when it is older than any write can take.
 * A lock that is only known to be dead by its age would let the next writer wait for that age after every kill.
 */

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const PATIENCE_MS = 10_000;
const INTERVAL_MS = 15;
const OLDEST_FOREIGN_MS = 60_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

function readOwner(text: string): Owner | undefined {
  try {
    const { pid, host, since } = JSON.parse(text) as Owner;
    return isObject({ pid, host }) && Number.isInteger(pid) && typeof host === 'string'
      ? { pid, host, since }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function isStale(files: FileSystem, file: string, text: string, now: number): boolean {
  const owner = readOwner(text);
  if (owner?.host === hostname()) return !isAlive(owner.pid);
  // Its writer was killed before it signed, or sits on another machine.
  return now - files.statSync(file).mtimeMs > (owner === undefined ? 1000 : OLDEST_FOREIGN_MS);
}

function readIfThere(files: FileSystem, file: string): string | undefined {
  try {
    return files.readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes the lock away from its dead owner. Whoever else did the same in the meantime keeps what they took. */
function breakLock(files: FileSystem, file: string, text: string): void {
  const aside = `${file}.${process.pid}.stale`;
  files.renameSync(file, aside);
  try {
    // Between looking and renaming another may have broken it and taken a new one: that one goes back.
    if (files.readFileSync(aside, 'utf8') !== text) files.linkSync(aside, file);
  } finally {
    files.rmSync(aside, { force: true });
  }
}

/** Signs a lock that has just been taken; gives it back when that fails. */
function sign(files: FileSystem, file: string, handle: number, owner: Owner): void {
  try {
    try {
      writeAll(files, handle, Buffer.from(JSON.stringify(owner)));
    } finally {
      files.closeSync(handle);
    }
  } catch (error) {
    files.rmSync(file, { force: true });
    throw error;
  }
}

function tryLock(files: FileSystem, file: string, clock: Clock): boolean {
  try {
    const handle = files.openSync(file, 'wx');
    sign(files, file, handle, { pid: process.pid, host: hostname(), since: clock().toISOString() });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw fileError(file, error);
  }
  try {
    const text = readIfThere(files, file);
    if (text !== undefined && isStale(files, file, text, Date.now())) breakLock(files, file, text);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error))) throw fileError(file, error);
  }
  return false;
}

/** Does some work under the lock of a library. Throws `library-locked` when another keeps it for ten seconds. */
export async function withLock<Result>(
  files: FileSystem,
  file: string,
  clock: Clock,
  work: () => Result,
): Promise<Result> {
  for (let waited = 0; !tryLock(files, file, clock); waited += INTERVAL_MS) {
    if (waited > PATIENCE_MS) {
      const owner = readOwner(readIfThere(files, file) ?? '');
      throw new PapersError(
        'library-locked',
        `another process is writing${owner === undefined ? '' : ` (pid ${owner.pid} on ${owner.host})`}`,
        {
          file,
          remedy: 'Wait for it to finish, or end it; a lock of a process that is gone is broken by itself.',
        },
      );
    }
    await sleep(INTERVAL_MS);
  }
  try {
    return work();
  } finally {
    files.rmSync(file, { force: true });
  }
}
