/** Waits so many milliseconds; rejects with the signal's reason when it is called off. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Requests to one service: one after another, no closer than it asks for. */
export interface Pace {
  /** Does a request when its turn has come. */
  take<Result>(request: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** From now on no closer than so many milliseconds. */
  slowTo(ms: number): void;
}

export function createPace(interval: number, now: () => number, sleep: Sleep): Pace {
  let least = interval;
  let last = -Infinity;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    take: (request, signal) => {
      const turn = queue.then(async () => {
        signal?.throwIfAborted();
        const wait = last + least - now();
        if (wait > 0) await sleep(wait, signal);
        last = now();
        return request();
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    slowTo: (ms) => {
      least = Math.max(least, ms);
    },
  };
}

/** How long an answer asks to wait, in milliseconds: `Retry-After` has seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The time between requests that an answer's limit leaves, in milliseconds: `X-Rate-Limit-Limit: 50` in `X-Rate-Limit-Interval: 1s`. */
export function limitedInterval(limit: string | undefined, interval: string | undefined): number | undefined {
  const seconds = /^(\d+)s$/.exec(interval?.trim() ?? '')?.[1];
  const count = Number(limit);
  return seconds === undefined || !(count > 0) ? undefined : (Number(seconds) * 1000) / count;
}
