import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './colour-level.ts';

/** `code --wait` -> `['code', '--wait']`; quotes keep spaces. No shell ever sees the command. */
function commandWords(command: string): string[] {
  return Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' })
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
