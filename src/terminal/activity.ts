import { writeSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { grouped } from '../text/grouped.ts';
import { type Doing, drawActivity, PLACES, type ThreadLook, type Told } from './activity-thread.ts';
import { filledBar } from './filled-bar.ts';

/** Nothing is said of work that takes less. */
const PATIENCE_MS = 500;
/** To start the thread takes time, which what is done by then is spared. */
const STARTED_AFTER_MS = 200;
const UPDATED_EVERY_MS = 50;
const PULSE_MS = 100;
const STDERR = 2;
const { lock, turn, drawn, pulse } = PLACES;

/** How far some work is, while it goes on. */
export interface ProgressBar {
  /** How much of it is done; where the total is not known, it is 0. */
  update(done: number, total: number): void;
  /** The work is done. */
  clear(): void;
}

/** One line on a terminal about what takes longer than half a second, which is off the screen again before anything else is written. */
export interface Activity {
  /** Says what the command does, such as "Mapping": shown, with the time, while there is no bar that says more. */
  begin(label: string): void;
  bar(label: string): ProgressBar;
  /** Takes the line off the screen; `isLineOpen` keeps it off until it is called again, since the cursor stands behind a text. */
  giveWay(isLineOpen: boolean): void;
  /** The command is done. */
  end(): void;
}

/** Where there is nobody to look. */
export const noActivity: Activity = {
  begin: () => undefined,
  bar: () => ({ update: () => undefined, clear: () => undefined }),
  giveWay: () => undefined,
  end: () => undefined,
};

/** The activity of a terminal that standard error is. `look` is asked when there is something to show. */
export function createActivity(look: () => Omit<ThreadLook, 'memory' | 'places' | 'patience'>): Activity {
  const shared = new Int32Array(new SharedArrayBuffer(Object.keys(PLACES).length * Int32Array.BYTES_PER_ELEMENT));
  let worker: Worker | undefined;
  let beating: NodeJS.Timeout | undefined;
  let command: string | undefined;
  let doing: Doing | undefined;
  let isLineOpen = false;

  const start = (): Worker => {
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    const parts = `require('node:worker_threads'), require('node:fs'), ${filledBar.toString()}`;
    const started = new Thread(`(${drawActivity.toString()})(${parts})`, {
      eval: true,
      workerData: { memory: shared.buffer, places: PLACES, patience: PATIENCE_MS, ...look() } satisfies ThreadLook,
    });
    started.unref();
    // What cannot be shown is no reason to fail.
    started.on('error', () => undefined);
    beating = setInterval(() => Atomics.add(shared, pulse, 1), PULSE_MS).unref();
    return started;
  };

  const tell = (anew: boolean): void => {
    if (worker === undefined) return;
    const now = Atomics.add(shared, turn, 1) + 1;
    worker.postMessage({ turn: now, doing: isLineOpen ? undefined : doing, anew } satisfies Told);
  };

  const erase = (): void => {
    if (worker === undefined) return;
    while (Atomics.compareExchange(shared, lock, 0, 1) !== 0) Atomics.wait(shared, lock, 1, PULSE_MS);
    if (Atomics.exchange(shared, drawn, 0) === 1)
      try {
        writeSync(STDERR, '\r\u001B[2K');
      } catch {
        // The terminal is gone.
      }
    Atomics.store(shared, lock, 0);
  };

  const say = (next: Doing | undefined): void => {
    doing = next;
    tell(false);
  };
  const commandAlone = (): Doing | undefined => (command === undefined ? undefined : { label: command });

  return {
    begin: (label) => {
      command = label;
      worker ??= start();
      say(commandAlone());
    },
    bar: (label) => {
      const begun = performance.now();
      let last = -Infinity;
      return {
        update: (done, total) => {
          const now = performance.now();
          if (now - last < UPDATED_EVERY_MS && done < total) return;
          if (worker === undefined && now - begun < STARTED_AFTER_MS) return;
          last = now;
          worker ??= start();
          // What follows a full bar belongs to the command.
          if (total > 0 && done >= total) say(commandAlone() ?? { label });
          else say({ label, ...(total > 0 ? { share: done / total } : { count: grouped(done) }) });
        },
        clear: () => {
          say(commandAlone());
          if (doing === undefined) erase();
        },
      };
    },
    giveWay: (open) => {
      isLineOpen = open;
      tell(true);
      erase();
    },
    end: () => {
      doing = undefined;
      tell(false);
      erase();
      clearInterval(beating);
      void worker?.terminate();
      worker = undefined;
    },
  };
}
