import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Where the project lies; its sources may be bundled elsewhere. */
export const ROOT = process.env['PAPERS_ROOT'] ?? fileURLToPath(new URL('../..', import.meta.url));
export const LAUNCHER = join(ROOT, 'bin/papers.js');
const FAULT = join(ROOT, 'test/torture/fault.cjs');

/** A call that writes which fails, or at which the process is ended. */
export interface Fault {
  /** Which call, counted from 1. */
  readonly at: number;
  readonly how: 'fail' | 'short' | 'kill-before' | 'kill-halfway' | 'kill-after';
  readonly code?: string;
  /** A file into which the calls that there were are written. */
  readonly report?: string;
}

export interface RunOptions {
  readonly fault?: Fault;
  /** Sends SIGKILL after so many milliseconds. */
  readonly killAfter?: number;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What became of a run of the real program. `isAcknowledged`: it said that it was done. */
export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly isAcknowledged: boolean;
}

/** What a command says when it has done what it was asked for. */
const DONE = /"papers undo" takes it back|^\d+ added, |^(?:Took in|Wrote|Undone:|Done again:) /m;

/** Runs the built program in a folder, under the worst of conditions. */
export function runProgram(folder: string, words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { fault, killAfter, input = '', env = {} } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(fault === undefined ? [] : ['--require', FAULT]), LAUNCHER, ...words], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_DATA_HOME: join(folder, 'data'),
        PAPERS_REVIEWER: 'Ada',
        ...env,
        ...(fault !== undefined && { PAPERS_FAULT: JSON.stringify(fault) }),
      },
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (text: Buffer) => {
        said[name] += text.toString('utf8');
      });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const isAcknowledged = status === 0 || (status === null && DONE.test(`${said.stdout}\n${said.stderr}`));
      resolve({ status, signal, ...said, isAcknowledged });
    });
  });
}
