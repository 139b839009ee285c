import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './colour-level.ts';

/** `code --wait` -> `['code', '--wait']`; quotes keep spaces. But on Windows, no shell ever sees the command. */
function commandWords(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/**
 * Starts a program. On Windows most editors are scripts of its shell (`code.cmd`), which only the shell starts: in quotes,
 * which no file name there can hold.
 */
function start(command: string, args: readonly string[]): ChildProcess {
  if (process.platform !== 'win32') return spawn(command, args, { stdio: 'inherit' });
  const line = [command, ...args].map((word) => `"${word}"`).join(' ');
  return spawn(line, { stdio: 'inherit', shell: true });
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    start(command, args)
      .on('error', () => resolve(false))
      .on('exit', (status) => resolve(status === 0));
  });
}

/**
 * Opens `$VISUAL`, else `$EDITOR`, else vi (Notepad on Windows) on a text and gives back what was saved; undefined when the editor could not
 * be started or reported failure, so that nothing should change.
 */
export async function editText(text: string, env: Environment): Promise<string | undefined> {
  const usual = process.platform === 'win32' ? 'notepad' : 'vi';
  const [command = usual, ...args] = commandWords(env['VISUAL'] ?? env['EDITOR'] ?? usual);
  const folder = mkdtempSync(join(tmpdir(), 'papers-'));
  try {
    const file = join(folder, 'note.md');
    writeFileSync(file, text, { mode: 0o600 });
    return (await run(command, [...args, file])) ? readFileSync(file, 'utf8') : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
