import type fs from 'node:fs';
import type threads from 'node:worker_threads';
import type { BarSigns, filledBar } from './filled-bar.ts';

/** What is being done: with how much of it, from 0 to 1, where that is known, or else a count. */
export interface Doing {
  readonly label: string;
  readonly share?: number;
  readonly count?: string;
}

/** Tells the thread what to show. It shows that as long as `turn` is what the shared memory has, so that nothing old is drawn. */
export interface Told {
  readonly turn: number;
  readonly doing: Doing | undefined;
  /** Something else was written, so that nothing is shown for a while again. */
  readonly anew: boolean;
}

/** Places in the shared memory: who draws or erases, which turn it is, whether the line is on the screen, and what beats while the program answers. */
export const PLACES = { lock: 0, turn: 1, drawn: 2, pulse: 3 } as const;

/** What the thread is started with. */
export interface ThreadLook extends BarSigns {
  readonly memory: SharedArrayBuffer;
  readonly places: typeof PLACES;
  readonly patience: number;
  readonly columns: number;
  /** What sets the line's style, and what ends it. */
  readonly open: string;
  readonly close: string;
}

/**
 * Runs in a thread: draws one line on standard error about what the program does. A thread can do so while the program
 * computes and answers nobody; what the program waits for, such as somebody who types, is no work and not shown, unless
 * it says how far it is. The thread is made from the text of this function, which therefore uses nothing outside of it.
 */
export function drawActivity(
  { workerData, parentPort }: typeof threads,
  { writeSync }: typeof fs,
  drawBar: typeof filledBar,
): void {
  const TICK_MS = 100;
  const BUSY_TICKS = 3;
  const WIDEST = 24;
  const { memory, places, patience, columns, open, close, ...signs } = workerData as ThreadLook;
  const { lock, turn, drawn, pulse } = places;
  const shared = new Int32Array(memory);
  let told: Told | undefined;
  let [shownFrom, begun, lastPulse, ticks] = [0, 0, -1, 0];

  const line = ({ label, share, count }: Doing, now: number): string => {
    if (count !== undefined) return `${label} ${count}`;
    if (share === undefined) return `${label} ... ${Math.floor((now - begun) / 1000)} s`;
    const width = Math.max(0, Math.min(WIDEST, columns - label.length - 7));
    return `${label} ${drawBar(share, width, signs)} ${Math.floor(share * 100)}%`;
  };

  parentPort?.on('message', (next: Told) => {
    const now = Date.now();
    if (next.doing?.label !== told?.doing?.label) begun = now;
    if (next.anew || told?.doing === undefined) shownFrom = now + patience;
    told = next;
  });

  setInterval(() => {
    const nowPulse = Atomics.load(shared, pulse);
    ticks = nowPulse === lastPulse ? ticks + 1 : 0;
    lastPulse = nowPulse;
    if (told?.doing === undefined || Date.now() < shownFrom) return;
    const { doing } = told;
    const isBusy = ticks >= BUSY_TICKS || doing.share !== undefined || doing.count !== undefined;
    if (!isBusy && Atomics.load(shared, drawn) === 0) return;
    if (Atomics.compareExchange(shared, lock, 0, 1) !== 0) return;
    if (Atomics.load(shared, turn) === told.turn)
      try {
        writeSync(2, `\r\u001B[2K${open}${line(doing, Date.now()).slice(0, columns - 1)}${close}`);
        Atomics.store(shared, drawn, 1);
      } catch {
        // Nobody sees it.
      }
    Atomics.store(shared, lock, 0);
    Atomics.notify(shared, lock);
  }, TICK_MS);
}
