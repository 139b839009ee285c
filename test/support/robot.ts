import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { ACTIONS, type ActionName } from '../../src/tui/actions.ts';
import { LAUNCHER } from './papers.ts';

/** What terminals send for keys that are no characters. */
const BYTES: Readonly<Record<string, string>> = {
  down: '\u001B[B',
  up: '\u001B[A',
  right: '\u001B[C',
  left: '\u001B[D',
  enter: '\r',
  tab: '\t',
  'shift-tab': '\u001B[Z',
  escape: '\u001B',
  space: ' ',
  backspace: '\u007F',
  pgdn: '\u001B[6~',
  pgup: '\u001B[5~',
  home: '\u001B[H',
  end: '\u001B[F',
  f1: '\u001BOP',
};

function bytesOf(key: string): string {
  const [, letter] = /^ctrl-([a-z])$/.exec(key) ?? [];
  return letter === undefined ? (BYTES[key] ?? key) : String.fromCharCode(letter.charCodeAt(0) - 96);
}

export interface RobotOptions {
  readonly folder: string;
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What the shell does with the program, which is "$@" there; runs it, when left out. */
  readonly script?: string;
}

const PATIENCE_MS = 40_000;
const LOOK_MS = 20;
/** Behind the program's end, so that what it wrote last is read: a pseudo-terminal may drop it with its last user. */
const END = '@@end';

/** A user of the terminal UI in a real pseudo-terminal, who presses keys by the names of what they do, and reads the screen. */
export class Robot {
  readonly terminal: xterm.Terminal;
  readonly child: pty.IPty;
  /** All that was written, escape sequences included. */
  output = '';
  #ended = false;

  constructor({ folder, args = [], columns = 100, rows = 30, env = {}, script: run = '"$@"' }: RobotOptions) {
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    const script = `${run}; status=$?; stty -a | grep -o -- '[-]*icanon'; printf '${END} %s@@' $status; read -r _`;
    this.child = pty.spawn('bash', ['-c', script, 'bash', process.execPath, LAUNCHER, ...args], {
      cols: columns,
      rows,
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
    });
    this.child.onData((data) => {
      this.output += data;
      this.terminal.write(data);
    });
    this.child.onExit(() => {
      this.#ended = true;
    });
    onTestFinished(() => {
      if (!this.#ended) this.child.kill('SIGKILL');
      this.terminal.dispose();
    });
  }

  /** The lines on the screen, without what is behind their ends. */
  lines(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true, 0, this.terminal.cols) ?? '').trimEnd(),
    );
  }

  screen(): string {
    return this.lines().join('\n');
  }

  /** The status line, which says where one is and how far one has come. */
  status(): string {
    return this.lines().at(-2) ?? '';
  }

  /** The row under the cursor. */
  current(): string {
    return this.lines().find((line) => line.startsWith('>')) ?? '';
  }

  async until(holds: () => boolean, what: string): Promise<this> {
    const end = Date.now() + PATIENCE_MS;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`never saw ${what}; the screen is\n${this.screen()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return this;
  }

  /** Waits until the screen shows a text, or what a pattern finds. */
  sees(text: string | RegExp): Promise<this> {
    const found = () => (typeof text === 'string' ? this.screen().includes(text) : text.test(this.screen()));
    return this.until(found, String(text));
  }

  /** Presses the keys of actions, one after the other. */
  press(...actions: readonly ActionName[]): this {
    for (const action of actions) this.child.write(bytesOf(ACTIONS[action].keys[0] ?? ''));
    return this;
  }

  /** Sends text or bytes as they are, in one chunk. */
  type(text: string): this {
    this.child.write(text);
    return this;
  }

  resize(columns: number, rows: number): this {
    this.terminal.resize(columns, rows);
    this.child.resize(columns, rows);
    return this;
  }

  /** Waits until the program has ended; gives its exit status and whether the terminal reads lines again. */
  async ended(): Promise<{ readonly status: number; readonly readsLines: boolean; readonly onMainScreen: boolean }> {
    await this.until(() => this.output.includes(END) && /@@end \d+@@/.test(this.output), 'the end of the program');
    // A key that was pressed after the end is echoed in between.
    const [, modes = ''] = /(-?icanon)[^@]*@@end/.exec(this.output) ?? [];
    const status = Number(/@@end (\d+)@@/.exec(this.output)?.[1]);
    await new Promise<void>((resolve) => this.terminal.write('', resolve));
    return { status, readsLines: modes === 'icanon', onMainScreen: this.terminal.buffer.active.type === 'normal' };
  }
}

/** Starts the terminal UI and waits for its first screen. */
export async function startRobot(options: RobotOptions): Promise<Robot> {
  const robot = new Robot(options);
  return robot.sees('screened');
}
