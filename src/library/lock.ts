import { dirname } from 'node:path';
import { PapersError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import { isObject } from '../domain/record-schema.ts';
import { crc32 } from './crc32.ts';
import { errorCode, fileError, type FileSystem, readIfThere, writeAll } from './file-system.ts';
import { isAlive, machineName, startOf } from './process-identity.ts';

/**
 * The lock that writers take: a file that only one process can make. It names its owner, so that a lock whose owner has
 * died on this machine is broken at once; one from another machine is broken when it is older than any write can take.
 * A lock that is only known to be dead by its age would let the next writer wait for that age after every kill.
 */

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** So long one writer is waited for. In a crowd each has the lock for a moment, and whoever waits gets it in the end. */
const PATIENCE_MS = 60_000;
const OLDEST_FOREIGN_MS = 300_000;
const OLDEST_UNSIGNED_MS = 5000;
/** So long a wait is said. */
const QUIET_MS = 1000;
/** What file systems without hard links answer to making one. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'];

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly started?: string | undefined;
}

function readOwner(text: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(text);
    if (!isObject(owner)) return undefined;
    const { pid, host, since, started } = owner;
    return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && typeof host === 'string'
      ? { pid, host, since: String(since), ...(typeof started === 'string' && { started }) }
      : undefined;
  } catch {
    return undefined;
  }
}

function isStale(files: FileSystem, file: string, text: string): boolean {
  const owner = readOwner(text);
  if (owner?.host === machineName()) return !isAlive(owner.pid, owner.started);
  // Its writer was killed before it signed, or sits on another machine.
  const age = Date.now() - files.statSync(file).mtimeMs;
  return age > (owner === undefined ? OLDEST_UNSIGNED_MS : OLDEST_FOREIGN_MS);
}

function writeNew(files: FileSystem, file: string, text: string): void {
  const handle = files.openSync(file, 'wx');
  try {
    try {
      writeAll(files, handle, Buffer.from(text));
    } finally {
      files.closeSync(handle);
    }
  } catch (error) {
    files.rmSync(file, { force: true });
    throw error;
  }
}

/** Makes the lock with its text in it, at once; false when there is one. */
function make(files: FileSystem, file: string, text: string): boolean {
  const draft = `${file}.${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`;
  try {
    writeNew(files, draft, text);
    try {
      files.linkSync(draft, file);
    } catch (error) {
      if (!NO_LINKS.includes(errorCode(error))) throw error;
      // Without links it is there for a moment before it is signed.
      writeNew(files, file, text);
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    dropFile(files, draft);
  }
}

/** Removes what is of no use any more. A failure is none: whoever comes next takes it away. */
function dropFile(files: FileSystem, file: string): void {
  try {
    files.rmSync(file, { force: true });
  } catch {
    // See above.
  }
}

/** Gives a lock back, unless another holds it by now: one that was thought to be dead loses it. */
function release(files: FileSystem, file: string, text: string): void {
  try {
    if (readIfThere(files, file) !== text) return;
  } catch {
    // It cannot be read, but is most likely ours.
  }
  dropFile(files, file);
}

/**
 * Takes the lock away from its dead owner. The right to do that is a lock of its own, named after the very lock that is
 * to go, so that nobody takes away the next one, which another has made in the meantime.
 */
function breakLock(files: FileSystem, file: string, text: string, clock: Clock): void {
  const right = `${file}-${crc32(text).toString(16)}.stale`;
  const held = tryLock(files, right, clock);
  if (held === undefined) return;
  try {
    if (readIfThere(files, file) === text && isStale(files, file, text)) files.rmSync(file, { force: true });
  } finally {
    release(files, right, held);
  }
}

/** Takes a lock, or gives undefined; then it belongs to another, or is broken and can be taken the next time. */
function tryLock(files: FileSystem, file: string, clock: Clock): string | undefined {
  try {
    const text = readIfThere(files, file);
    if (text !== undefined) {
      if (isStale(files, file, text)) breakLock(files, file, text, clock);
      return undefined;
    }
    const since = clock().toISOString();
    const own: Owner = { pid: process.pid, host: machineName(), since, started: startOf(process.pid) };
    const signed = JSON.stringify(own);
    if (!make(files, file, signed)) return undefined;
    if (readIfThere(files, file) === signed) return signed;
    throw new PapersError('no-locks', 'two processes took the lock at once: this file system keeps no locks', {
      file,
      remedy: 'Nothing was written. Let only one process write at a time, or move the library to a local disk.',
    });
  } catch (error) {
    // It went away between two looks.
    if (errorCode(error) === 'ENOENT' && files.existsSync(dirname(file))) return undefined;
    throw fileError(file, error);
  }
}

/** Who holds a lock, in words; undefined when nobody does or nobody knows. */
function holder(text: string | undefined): string | undefined {
  const owner = readOwner(text ?? '');
  return owner && `pid ${owner.pid} on ${owner.host.split(' ', 1)[0]}`;
}

function readLock(files: FileSystem, file: string): string | undefined {
  try {
    return readIfThere(files, file);
  } catch (error) {
    throw fileError(file, error);
  }
}

/** How a lock is waited for. */
export interface Waiting {
  readonly clock: Clock;
  /** Is told once who holds the lock, when it is waited for longer than a second. */
  readonly onWait?: ((holder: string) => void) | undefined;
  /** In milliseconds, {@link PATIENCE_MS} unless given. */
  readonly patience?: number | undefined;
}

async function take(
  files: FileSystem,
  file: string,
  { clock, onWait, patience = PATIENCE_MS }: Waiting,
): Promise<string> {
  const began = performance.now();
  let isHeldSince = began;
  let last: string | undefined;
  for (let turn = 0, isSaid = false; ; turn += 1) {
    const held = tryLock(files, file, clock);
    if (held !== undefined) return held;
    const now = performance.now();
    const text = readLock(files, file);
    if (text !== last) isHeldSince = now;
    last = text;
    if (now - isHeldSince > patience) {
      const owner = holder(text);
      throw new PapersError('library-locked', `another process is writing${owner === undefined ? '' : ` (${owner})`}`, {
        file,
        remedy: 'Wait for it to finish, or end it; a lock of a process that is gone is broken by itself.',
      });
    }
    if (now - began > QUIET_MS && !isSaid) {
      isSaid = true;
      onWait?.(holder(text) ?? 'another process');
    }
    // Unlike steps, so that of many who wait none always comes a moment too late.
    await sleep(3 + ((turn * 7 + process.pid) % 13));
  }
}

/**
 * Does some work under the lock of a library, and keeps the lock until it is done. Throws `library-locked` when one
 * other keeps it for a minute.
 */
export async function withLock<Result>(
  files: FileSystem,
  file: string,
  waiting: Waiting,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const held = await take(files, file, waiting);
  try {
    return await work();
  } finally {
    release(files, file, held);
  }
}
