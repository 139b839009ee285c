import { setPriority } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { PapersError } from '../domain/errors.ts';

/** What a thread answers: what was asked for, or what went wrong. */
type Reply<Answer> = { readonly answer: Answer } | { readonly error: string };

/** What Node.js calls a thread that was ended for want of memory. */
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** Keys come first. Not the least priority that there is: on a busy machine the thread could not even end. */
const LESS_URGENT = 5;

interface ThreadOptions {
  /** What it runs, as JavaScript. */
  readonly script: string;
  readonly workerData: unknown;
  /** One that wants more memory ends alone. */
  readonly mostMegabytes: number;
  /** What it does, to say what cannot be done without it: "to rank and to sort so many papers". */
  readonly purpose: string;
}

interface Thread<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  /** Ends the thread, whatever it is doing: a program that has one under way does not end by itself. */
  end(): Promise<void>;
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === OUT_OF_MEMORY;
}

/**
 * A thread that is started when it is first asked, so that no key waits for what it does. Questions are answered in their
 * order. One that ended for want of memory is not started again: `no-memory` is the answer from then on.
 */
export function threadFor<Question, Answer>(options: ThreadOptions): Thread<Question, Answer> {
  let worker: Worker | undefined;
  let isEnded = false;
  let refusal: PapersError | undefined;
  let waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }[] = [];

  const fail = (error: Error): void => {
    worker = undefined;
    for (const { reject } of waiting) reject(error);
    waiting = [];
  };

  const start = (): Worker => {
    const { script, workerData, mostMegabytes, purpose } = options;
    const started = new Worker(script, {
      eval: true,
      workerData,
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    started.on('message', (reply: Reply<Answer>) => {
      const asked = waiting.shift();
      if ('error' in reply) asked?.reject(new Error(reply.error));
      else asked?.resolve(reply.answer);
    });
    started.on('error', (error: Error) => {
      if (isOutOfMemory(error))
        refusal = new PapersError('no-memory', `there is too little memory ${purpose}`, {
          remedy: 'Everything else works',
        });
      fail(refusal ?? error);
    });
    started.on('exit', () => fail(new Error('the thread ended')));
    return started;
  };

  return {
    ask: (question) => {
      if (isEnded) return Promise.reject(new Error('the terminal UI was left'));
      if (refusal !== undefined) return Promise.reject(refusal);
      worker ??= start();
      worker.postMessage(question);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    end: async () => {
      isEnded = true;
      await worker?.terminate();
    },
  };
}

/** The other end, in the thread: answers each question. */
export function answerQuestions(answer: (question: never) => Promise<unknown>): void {
  // A thread has a priority of its own only there; elsewhere the keys would wait with it.
  if (process.platform === 'linux') setPriority(LESS_URGENT);
  const reply = async (question: unknown): Promise<Reply<unknown>> => {
    try {
      // The other end is told what may be asked.
      return { answer: await answer(question as never) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  let last = Promise.resolve();
  parentPort?.on('message', (question: unknown) => {
    last = last.then(async () => parentPort?.postMessage(await reply(question)));
  });
}
