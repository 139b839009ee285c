import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './file-system.ts';

/**
 * What a process is known by to others that share a folder with it. A number alone is not enough: it is given again to
 * another process, and two containers of one name count their processes apart. Linux tells both; elsewhere the name of
 * the machine and the number have to do.
 */

/** The machine, and on Linux the space in which its processes are numbered. */
export function machineName(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** When a process of this machine started, in ticks since the machine did; undefined where that cannot be known. */
export function startOf(pid: number): string | undefined {
  try {
    // The second field is the program's name in brackets, which may hold anything; the start is the twenty-second.
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** True for a process of this machine that runs, and that started when it is said to have. */
export function isAlive(pid: number, started: string | undefined): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === undefined || now === undefined || now === started;
}
