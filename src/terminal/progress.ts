import type { OutputStream } from './terminal.ts';
import { grouped } from '../text/grouped.ts';

const PATIENCE_MS = 500;
const INTERVAL_MS = 100;
const BAR_WIDTH = 24;

/** A progress bar on one line of a terminal. */
export interface ProgressBar {
  update(done: number, total: number): void;
  /** Takes the bar off the screen. */
  clear(): Promise<void>;
}

/** `12%`, or the count alone when the total is not known. */
function barLine(label: string, done: number, total: number): string {
  if (total <= 0) return `${label} ${grouped(done)}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${Math.floor(share * 100)}%`;
}

/** A bar that shows itself only on a terminal, and only when the work takes longer than half a second. `now` is in milliseconds. */
export function createProgressBar(stream: OutputStream, label: string, now: () => number): ProgressBar {
  const start = now();
  let last = start;
  let shown = false;
  return {
    update(done, total) {
      const time = now();
      if (!stream.isTerminal || time - start < PATIENCE_MS || time - last < INTERVAL_MS) return;
      last = time;
      shown = true;
      void stream.write(`\r\u001B[2K${stream.style('faint', barLine(label, done, total))}`).catch(() => undefined);
    },
    async clear() {
      if (shown) await stream.write('\r\u001B[2K');
    },
  };
}
