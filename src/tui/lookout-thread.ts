import { setPriority } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import type { Lookout, Outlook, OutlookRequest } from '../verbs/triage/outlook.ts';

/** What the thread answers: an outlook, or what went wrong. */
type Answer = { readonly outlook: Outlook } | { readonly error: string };

/** Keys come first. Not the least priority that there is: on a busy machine the thread could not even end. */
const LESS_URGENT = 5;

interface LookoutThread {
  readonly lookout: Lookout;
  /** Ends the thread, whatever it is doing: a program that has one under way does not end by itself. */
  end(): Promise<void>;
}

/**
 * A lookout in a thread of its own, which `script` starts when it is first asked, so that no key waits for it. Questions
 * are answered in their order.
 */
export function lookoutThread(script: string, workerData: unknown): LookoutThread {
  let worker: Worker | undefined;
  let isEnded = false;
  let waiting: { readonly resolve: (outlook: Outlook) => void; readonly reject: (error: Error) => void }[] = [];

  const fail = (error: Error): void => {
    worker = undefined;
    for (const { reject } of waiting) reject(error);
    waiting = [];
  };

  const start = (): Worker => {
    const started = new Worker(script, { eval: true, workerData, stdin: false });
    started.on('message', (answer: Answer) => {
      const asked = waiting.shift();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.outlook);
    });
    // Too little memory for a very large library, for one.
    started.on('error', fail);
    started.on('exit', () => fail(new Error('the thread that ranks papers ended')));
    return started;
  };

  return {
    lookout: (request) => {
      if (isEnded) return Promise.reject(new Error('the terminal UI was left'));
      worker ??= start();
      worker.postMessage(request);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    end: async () => {
      isEnded = true;
      await worker?.terminate();
    },
  };
}

/** The other end, in the thread: answers each question by a lookout. */
export function answerAsLookout(lookout: Lookout): void {
  // A thread has a priority of its own only there; elsewhere the keys would wait with it.
  if (process.platform === 'linux') setPriority(LESS_URGENT);
  const answer = async (request: OutlookRequest): Promise<Answer> => {
    try {
      return { outlook: await lookout(request) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  let last = Promise.resolve();
  parentPort?.on('message', (request: OutlookRequest) => {
    last = last.then(async () => parentPort?.postMessage(await answer(request)));
  });
}
