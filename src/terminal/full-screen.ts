import { writeSync } from 'node:fs';

/** What of the process a full screen is made from. */
export interface ScreenParts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** False keeps to the normal buffer, without mouse or hidden cursor, for those who have the screen read to them. */
  readonly visual: boolean;
}

/** A terminal that a program has to itself. However the program ends, it is given back as it was. */
export interface FullScreen {
  readonly size: () => { readonly columns: number; readonly rows: number };
  write(text: string): void;
  /** Gives the terminal away for a while, to another program or the shell, and takes it back. */
  away<Result>(meanwhile: () => Promise<Result>): Promise<Result>;
  /** Stops the program as Ctrl-Z does; resolves when it goes on. */
  suspend(): Promise<void>;
  setMouse(on: boolean): void;
  close(): void;
}

export interface ScreenListeners {
  readonly onText: (text: string) => void;
  readonly onResize: () => void;
  /** The screen was taken back, and shows nothing yet. */
  readonly onBack: () => void;
  /** Something was thrown that nobody caught. The terminal is given back already. */
  readonly onCrash: (error: unknown) => void;
}

const STDOUT = 1;
const STOPPING_MS = 50;
const MOUSE_ON = '\u001B[?1000h\u001B[?1006h';
const MOUSE_OFF = '\u001B[?1006l\u001B[?1000l';
const PASTE_ON = '\u001B[?2004h';
const PASTE_OFF = '\u001B[?2004l';
// Alternate buffer, no cursor, and no wrapping, should the terminal think a character wider than we do.
const ENTER = `\u001B[?1049h\u001B[?25l\u001B[?7l${PASTE_ON}\u001B[2J\u001B[H`;
const LEAVE = `${MOUSE_OFF}${PASTE_OFF}\u001B[0m\u001B[?7h\u001B[?25h\u001B[?1049l`;

/** Signals that end a program, with what the shell reports of it. */
const ENDINGS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const GONE = ['end', 'error'] as const;

function ignore(): void {
  // Nothing is to be done.
}

/** Takes the terminal. It is restored on leaving, signals, suspension, and whatever is thrown. */
export function openFullScreen({ stdin, stdout, visual }: ScreenParts, listeners: ScreenListeners): FullScreen {
  const decoder = new TextDecoder();
  let mouse = true;
  let taken = false;

  const onData = (chunk: Buffer) => listeners.onText(decoder.decode(chunk, { stream: true }));

  const take = (): void => {
    taken = true;
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
    if (visual) stdout.write(ENTER + (mouse ? MOUSE_ON : ''));
    else stdout.write(PASTE_ON);
  };

  /** By the descriptor itself, since nothing that waits is done any more when a process exits. */
  const writeAtOnce = (text: string): void => {
    try {
      writeSync(STDOUT, text);
    } catch {
      // The terminal is gone, and there is nothing to restore.
    }
  };

  const giveBack = (): void => {
    if (!taken) return;
    taken = false;
    stdin.off('data', onData);
    stdin.pause();
    try {
      stdin.setRawMode(false);
    } catch {
      // As above.
    }
    writeAtOnce(visual ? LEAVE : PASTE_OFF);
  };

  const away = async <Result>(meanwhile: () => Promise<Result>): Promise<Result> => {
    giveBack();
    // Ctrl-C is now for the other program; the terminal sends it to both.
    const interrupted = process.rawListeners('SIGINT');
    process.removeAllListeners('SIGINT').on('SIGINT', ignore);
    try {
      return await meanwhile();
    } finally {
      process.off('SIGINT', ignore);
      for (const listener of interrupted) process.on('SIGINT', listener as () => void);
      take();
      listeners.onBack();
    }
  };

  const suspend = async (): Promise<void> => {
    // There is nothing of the kind on Windows.
    if (process.platform === 'win32') return;
    await away(
      () =>
        new Promise<void>((resolve) => {
          process.off('SIGTSTP', onStop);
          // The whole job, as the terminal itself would stop it. Where no shell looks after the job nothing stops, so
          // that waiting for the signal to go on would be for ever.
          process.kill(0, 'SIGTSTP');
          setTimeout(() => {
            process.on('SIGTSTP', onStop);
            resolve();
          }, STOPPING_MS);
        }),
    );
  };
  const onStop = (): void => void suspend();
  const onResize = (): void => listeners.onResize();
  const endings = Object.entries(ENDINGS).map(([signal, status]) => [signal, () => process.exit(status)] as const);
  const hangUp = (): never => process.exit(ENDINGS.SIGHUP);

  const onCrash = (error: unknown): void => {
    giveBack();
    listeners.onCrash(error);
  };

  process.on('exit', giveBack);
  process.on('SIGTSTP', onStop);
  process.on('uncaughtException', onCrash);
  for (const [signal, end] of endings) process.on(signal, end);
  stdout.on('resize', onResize);
  // A terminal that is gone ends what is read from it, or makes it fail, also where SIGHUP is not heard.
  for (const event of GONE) stdin.on(event, hangUp);
  stdout.on('error', hangUp);
  take();

  return {
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
    write: (text) => {
      if (taken) stdout.write(text);
    },
    away,
    suspend,
    setMouse: (on) => {
      mouse = on;
      if (visual) stdout.write(on ? MOUSE_ON : MOUSE_OFF);
    },
    close: () => {
      giveBack();
      process.off('exit', giveBack);
      process.off('SIGTSTP', onStop);
      process.off('uncaughtException', onCrash);
      for (const [signal, end] of endings) process.off(signal, end);
      stdout.off('resize', onResize);
      for (const event of GONE) stdin.off(event, hangUp);
      stdout.off('error', hangUp);
    },
  };
}
