import { spawn } from 'node:child_process';

const MOST = 1_000_000;

/** What a command that was given something said. */
export interface Piped {
  readonly status: number;
  /** Standard output and error, as they came; the first million characters. */
  readonly output: string;
}

/** Gives a text to a command that the user typed, as a shell would: it may hold pipes and redirections. */
export function pipeTo(command: string, input: string): Promise<Piped> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (output.length < MOST) output += text;
      });
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
    // A command that does not read all of it, such as head, is no failure.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
