import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const LAUNCHER = fileURLToPath(new URL('../../bin/papers.js', import.meta.url));
export const SEED = fileURLToPath(new URL('../../seeds/hf-papers.txt', import.meta.url));

/** A folder that is gone when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'papers-test-'));
  // What was killed may still be writing to it.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: () => unknown;
}

export interface Shell {
  readonly folder: string;
  /** Runs the built program with arguments, as from a shell without a terminal. */
  readonly papers: (...args: readonly string[]) => Outcome;
  /** The same, with something on standard input. */
  readonly pipe: (input: string | Uint8Array, ...args: readonly string[]) => Outcome;
}

/** A place to run the real program in, with no library but those that the test makes: a new one unless one is given. */
export function shell(env: Readonly<Record<string, string>> = {}, folder = temporaryFolder()): Shell {
  const run = (input: string | Uint8Array, args: readonly string[]): Outcome => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
      cwd: folder,
      input,
      env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: join(folder, 'data'), ...env },
      maxBuffer: 256 * 1024 * 1024,
    });
    const text = stdout.toString('utf8');
    return { status, stdout: text, stderr: stderr.toString('utf8'), json: () => JSON.parse(text) as unknown };
  };
  return { folder, papers: (...args) => run('', args), pipe: (input, ...args) => run(input, args) };
}

/** A shell whose library has the seed's 75 papers. */
export function shellWithSeed(): Shell {
  const made = shell();
  made.papers('init');
  made.papers('import', SEED);
  return made;
}
