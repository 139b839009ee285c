import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { TARGETS } from './fuzz-targets.ts';
import type { Outcome } from './kills.ts';

/** One input has so long and so much; the machine may be busy, so that the processor's time is what counts below. */
const LONGEST_MS = 180_000;
const MOST_MB = 768;
/** In milliseconds of processor time, for any input that the grammars make: the largest have some 200,000 characters. */
const SLOW_MS = 5000;

interface Report {
  readonly target: string;
  readonly input: string;
  readonly failure?: string;
  readonly took?: number;
}

/** Feeds the targets for ever; tells what it is about to do, and what came of it. */
async function feed(seed: number): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  const tell = (report: Report): void => parentPort?.postMessage(report);
  for (let round = seed; ; round += 1)
    for (const [target, { inputs, run }] of Object.entries(TARGETS))
      for (const input of fc.sample(inputs, { seed: round, numRuns: 8 })) {
        tell({ target, input });
        const before = process.cpuUsage();
        let failure: string | undefined;
        try {
          await run(input);
        } catch (error) {
          failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
        }
        const { user, system } = process.cpuUsage(before);
        tell({ target, input, took: (user + system) / 1000, ...(failure !== undefined && { failure }) });
      }
}

if (!isMainThread && parentPort !== null) void feed((workerData as { seed: number }).seed);

/** Feeds every parser with what grammars make at random, in a thread of its own that is watched. */
export function torturedByInput(seed: number, { time }: { readonly time: number }): Promise<Outcome> {
  const counts = { inputs: 0, targets: Object.keys(TARGETS).length, characters: 0, 'longest, ms of processor time': 0 };
  const failures: string[] = [];
  return new Promise((resolve) => {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: { seed },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    let last: Report = { target: '', input: '' };
    let heard = Date.now();
    const shown = ({ target, input }: Report): string => `${target} ${JSON.stringify(input.slice(0, 2000))}`;
    const end = (failure?: string): void => {
      clearInterval(watchdog);
      if (failure !== undefined) failures.push(failure);
      void worker.terminate().then(() => resolve({ counts, failures }));
    };
    const watchdog = setInterval(() => {
      if (Date.now() - heard > LONGEST_MS) end(`hangs: ${shown(last)}`);
      else if (Date.now() > time) end();
    }, 500);
    worker.on('message', (report: Report) => {
      last = report;
      heard = Date.now();
      if (report.took === undefined) return;
      counts.inputs += 1;
      counts.characters += report.input.length;
      const longest = Math.max(counts['longest, ms of processor time'], Math.round(report.took));
      counts['longest, ms of processor time'] = longest;
      if (report.failure !== undefined) failures.push(`${shown(report)}: ${report.failure}`);
      if (report.took > SLOW_MS) failures.push(`slow (${report.took} ms): ${shown(report)}`);
      if (failures.length > 5) end();
    });
    worker.on('error', (error) => end(`ended (${error.message}): ${shown(last)}`));
  });
}
