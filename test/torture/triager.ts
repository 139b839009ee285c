import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Pty from '@lydell/node-pty';
import type Xterm from '@xterm/headless';
import { ACTIONS, type ActionName } from '../../src/tui/actions.ts';
import { LAUNCHER, ROOT } from './program.ts';

/** As long as a busy machine may take for one key. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 50;

/** Somebody at the terminal UI, on a real pseudo-terminal, who tags paper after paper while others write. */
export class Triager {
  readonly #terminal: Xterm.Terminal;
  readonly #child: Pty.IPty;
  /** Every message that it showed: the next may come before anyone has looked. */
  readonly #messages = new Set<string>();
  #status: number | undefined;

  constructor(folder: string) {
    // Not bundled with the torture: one of them is no JavaScript.
    const require = createRequire(join(ROOT, 'package.json'));
    const pty = require('@lydell/node-pty') as typeof Pty;
    const xterm = require('@xterm/headless') as typeof Xterm;
    const [cols, rows] = [100, 24];
    this.#terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
    this.#child = pty.spawn(process.execPath, [LAUNCHER, 'triage'], {
      cols,
      rows,
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_DATA_HOME: join(folder, 'data'),
        PAPERS_REVIEWER: 'Ada',
        TERM: 'xterm-256color',
        LANG: 'C.UTF-8',
      },
    });
    this.#child.onData((data) =>
      this.#terminal.write(data, () => this.#messages.add(this.screen().trimEnd().split('\n').at(-1) ?? '')),
    );
    this.#child.onExit(({ exitCode }) => {
      this.#status = exitCode;
    });
  }

  screen(): string {
    const { active } = this.#terminal.buffer;
    const line = (row: number): string => active.getLine(active.baseY + row)?.translateToString(true) ?? '';
    return Array.from({ length: this.#terminal.rows }, (_, row) => line(row)).join('\n');
  }

  /** Waits until something holds; throws with the screen when it never does. */
  async until(holds: () => boolean, what: string): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !holds();) {
      if (Date.now() > end) throw new Error(`the terminal UI never showed ${what}; it shows\n${this.screen()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  sees(text: string): Promise<void> {
    return this.until(() => this.screen().includes(text), text);
  }

  /** Waits for something on the screen, or a message, which may have gone again. */
  says(text: RegExp): Promise<void> {
    const holds = (): boolean => text.test(this.screen()) || [...this.#messages].some((message) => text.test(message));
    return this.until(holds, String(text));
  }

  press(action: ActionName, then = ''): void {
    this.#child.write(`${ACTIONS[action].keys[0] ?? ''}${then}`);
  }

  /** Leaves, and gives the exit status. */
  async leaves(): Promise<number> {
    this.press('back');
    await this.until(() => this.#status !== undefined, 'its end');
    return this.#status ?? -1;
  }

  close(): void {
    if (this.#status === undefined) this.#child.kill('SIGKILL');
    this.#terminal.dispose();
  }
}
