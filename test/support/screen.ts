import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { LAUNCHER } from './papers.ts';

const END = '@@end@@';
const ROWS = 60;

export interface Screen {
  /** What a person sees, to the last line that has anything, scrolled lines included. */
  readonly lines: readonly string[];
  /** The same as one text, in which a line that the terminal had to break is one line. */
  readonly text: string;
  /** All that was written, what was taken off the screen again and control sequences included. */
  readonly written: string;
  readonly status: number;
}

export interface ScreenOptions {
  readonly columns: number;
  /** Typed at each question. */
  readonly answers?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * What a person sees after running a command in a terminal of a width. A pseudo-terminal drops what has not been read
 * when its program ends, so a shell keeps it open until the mark behind the last output has come.
 */
export async function screenAfter(
  folder: string,
  command: readonly string[],
  { columns, answers = [], env = {} }: ScreenOptions,
): Promise<Screen> {
  const terminal = new xterm.Terminal({ cols: columns, rows: ROWS, allowProposedApi: true });
  const held = ['-c', `"$@"; status=$?; printf ${END}; read -r _; exit "$status"`, 'bash', ...command];
  const child = pty.spawn('bash', held, {
    cols: columns,
    rows: ROWS,
    cwd: folder,
    env: { ...process.env, TERM: 'xterm-256color', HOME: folder, ...env },
  });
  let output = '';
  let asked = 0;
  const ended = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  child.onData((data) => {
    output += data;
    const questions = output.split('q quit: ').length - 1;
    for (; asked < questions; asked += 1) child.write(`${answers[asked] ?? 'q'}\r`);
    if (output.includes(END)) child.write('\r');
  });
  const status = await ended;
  await new Promise<void>((resolve) => terminal.write(output.slice(0, output.indexOf(END)), resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  const seen = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  const text = seen.map((line, row) => (row === 0 || active.getLine(row)?.isWrapped === true ? line : `\n${line}`));
  return { lines: seen, text: text.join(''), written: output.slice(0, output.indexOf(END)), status };
}

/** The lines that a person sees after "papers" with some arguments. */
export async function screen(folder: string, columns: number, ...args: readonly string[]): Promise<readonly string[]> {
  return (await screenAfter(folder, [process.execPath, LAUNCHER, ...args], { columns })).lines;
}

/** The same, with an answer typed at each question. */
export async function screenAnswering(
  folder: string,
  columns: number,
  answers: readonly string[],
  args: readonly string[],
): Promise<readonly string[]> {
  return (await screenAfter(folder, [process.execPath, LAUNCHER, ...args], { columns, answers })).lines;
}
