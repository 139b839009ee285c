import { spawn } from 'node:child_process';
import { type RunningCommand, runningCommand } from './running-command.ts';

/** So many characters of what it says are kept. */
const MOST = 1_000_000;

/** Gives a text to a command that the user typed, as a shell would: it may hold pipes and redirections. */
export function pipeTo(command: string, input: string): RunningCommand {
  // A group of its own, so that all commands of a pipe can be ended; Windows has none.
  const isGroup = process.platform !== 'win32';
  const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'pipe'], detached: isGroup });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (some: string) => {
      if (text.length < MOST) text += some;
    });
  // A command that does not read all of it, such as head, is no failure.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return runningCommand(child, {
    said: () => ({ text }),
    kill: (signal) => {
      if (!isGroup || child.pid === undefined) return void child.kill(signal);
      try {
        process.kill(-child.pid, signal);
      } catch {
        // All of them have ended.
      }
    },
  });
}
