import type { ChildProcess } from 'node:child_process';

/** What a command that has ended said. */
export interface CommandOutput {
  readonly status: number;
  readonly text: string;
  /** It was asked to stop, and may not have done all that it was to do. */
  readonly isStopped: boolean;
}

/** A command that may still be running. */
export interface RunningCommand {
  /** Never rejects. */
  readonly ended: Promise<CommandOutput>;
  /** Asks it to end, as Ctrl-C does; asked again, it is ended at once. */
  stop(): void;
}

interface Watching {
  readonly kill: (signal: 'SIGINT' | 'SIGKILL') => void;
  /** What the process said, when it has ended; undefined for its status alone. */
  readonly said: () => { readonly status?: number; readonly text: string };
}

/** Follows a process to its end. It does not outlive this one, however that ends. */
export function runningCommand(child: ChildProcess, { kill, said }: Watching): RunningCommand {
  let isStopped = false;
  const end = (): void => kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise<CommandOutput>((resolve) => {
    const finish = (output: Omit<CommandOutput, 'isStopped'>): void => {
      process.off('exit', end);
      resolve({ ...output, isStopped });
    };
    child.on('error', (error) => finish({ status: 127, text: error.message }));
    child.on('close', (status) => finish({ status: status ?? 1, ...said() }));
  });
  return {
    ended,
    stop: () => {
      kill(isStopped ? 'SIGKILL' : 'SIGINT');
      isStopped = true;
    },
  };
}
