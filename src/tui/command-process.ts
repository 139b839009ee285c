import { spawn } from 'node:child_process';
import { errorInWords } from './error-words.ts';
import { type RunningCommand, runningCommand } from '../terminal/running-command.ts';

/** A command line for a process of its own, and where it is to run. */
export interface CommandRequest {
  /** Without the leading `papers`. */
  readonly words: readonly string[];
  readonly columns: number;
  readonly directory: string;
}

/** What such a process answers. */
export interface CommandAnswer {
  readonly status: number;
  readonly text: string;
}

function isAnswer(message: unknown): message is CommandAnswer {
  return typeof message === 'object' && message !== null && 'status' in message && 'text' in message;
}

/** Runs a command in a process of its own: no key waits for it, and it can be ended. `script` is what answers there. */
export function commandProcess(script: string, request: CommandRequest): RunningCommand {
  const child = spawn(process.execPath, ['-e', script], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, PAPERS_LIBRARY: request.directory },
    windowsHide: true,
  });
  let answer: CommandAnswer | undefined;
  let complaint = '';
  child.on('message', (message) => {
    if (isAnswer(message)) answer = message;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  // One that could not be started says so by itself.
  child.send(request, () => undefined);
  return runningCommand(child, {
    said: () => answer ?? { text: complaint },
    kill: (signal) => void child.kill(signal),
  });
}

/** The other end, in the process: runs the command that it is sent, and answers what it said. */
export function answerCommand(run: (request: CommandRequest) => Promise<CommandAnswer>): void {
  // Whoever asked is gone: a command that can end in order does.
  const orphaned = (): void => void process.kill(process.pid, 'SIGINT');
  const answer = async (request: CommandRequest): Promise<CommandAnswer> => {
    try {
      return await run(request);
    } catch (error) {
      return { status: 1, text: errorInWords(error) };
    }
  };
  const answerTo = async (request: CommandRequest): Promise<void> => {
    const answered = await answer(request);
    process.off('disconnect', orphaned);
    process.send?.(answered, () => process.disconnect());
  };
  process.once('disconnect', orphaned);
  process.once('message', (request: CommandRequest) => void answerTo(request));
}
