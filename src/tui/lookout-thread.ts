import { setPriority } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { PapersError } from '../domain/errors.ts';
import type { Lookout, Outlook, OutlookRequest } from '../verbs/triage/outlook.ts';

/** What the thread answers: an outlook, or what went wrong. */
type Answer = { readonly outlook: Outlook } | { readonly error: string };

/** What Node.js calls a thread that was ended for want of memory. */
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** Keys come first. Not the least priority that there is: on a busy machine the thread could not even end. */
const LESS_URGENT = 5;

interface LookoutThread {
  readonly lookout: Lookout;
  /** Ends the thread, whatever it is doing: a program that has one under way does not end by itself. */
  end(): Promise<void>;
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === OUT_OF_MEMORY;
}

/**
 * A lookout in a thread of its own, which `script` starts when it is first asked, so that no key waits for it. Questions
 * are answered in their order. A thread that wants more memory than so many megabytes ends alone, and is not started again:
 * `no-memory` is the answer from then on.
 */
export function lookoutThread(script: string, workerData: unknown, mostMegabytes: number): LookoutThread {
  let worker: Worker | undefined;
  let isEnded = false;
  let refusal: PapersError | undefined;
  let waiting: { readonly resolve: (outlook: Outlook) => void; readonly reject: (error: Error) => void }[] = [];

  const fail = (error: Error): void => {
    worker = undefined;
    for (const { reject } of waiting) reject(error);
    waiting = [];
  };

  const start = (): Worker => {
    const started = new Worker(script, {
      eval: true,
      workerData,
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    started.on('message', (answer: Answer) => {
      const asked = waiting.shift();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.outlook);
    });
    started.on('error', (error: Error) => {
      if (isOutOfMemory(error))
        refusal = new PapersError('no-memory', 'there is too little memory to rank and to sort so many papers', {
          remedy: 'Everything else works',
        });
      fail(refusal ?? error);
    });
    started.on('exit', () => fail(new Error('the thread that ranks papers ended')));
    return started;
  };

  return {
    lookout: (request) => {
      if (isEnded) return Promise.reject(new Error('the terminal UI was left'));
      if (refusal !== undefined) return Promise.reject(refusal);
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
