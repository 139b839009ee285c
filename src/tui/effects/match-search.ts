import type { Effect } from '../effect.ts';
import { errorInWords } from '../error-words.ts';
import type { Beside } from './beside.ts';

type Match = Extract<Effect, { kind: 'match' }>;

/** So many papers are looked through within a key's time; how far it is is said every so many. */
const MATCHED_AT_ONCE = 10;
const PROGRESS = 500;

/** Looks for doubtful matches of papers, a few papers at a time, so that keys come in between. A new search calls off the one before. */
export class MatchSearch {
  readonly #beside: Beside;
  #latest = new AbortController();

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  run(match: Match): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    void this.#search(match, this.#latest.signal);
  }

  async #search({ asked, papers }: Match, signal: AbortSignal): Promise<void> {
    const { ports, dispatch, settled } = this.#beside;
    try {
      await settled();
      for (let done = 0; done < papers.length && !signal.aborted;) {
        const some = papers
          .slice(done, done + MATCHED_AT_ONCE)
          .flatMap((paper) => ports.session.snapshot().entry(paper) ?? []);
        const pairs = await (await ports.matching()).of(some);
        done = Math.min(papers.length, done + MATCHED_AT_ONCE);
        await new Promise(setImmediate);
        if (!signal.aborted && (pairs.length > 0 || done === papers.length || done % PROGRESS === 0))
          dispatch({ kind: 'matched', asked, pairs, done });
      }
    } catch (error) {
      if (!signal.aborted) dispatch({ kind: 'said', message: { kind: 'error', text: errorInWords(error) } });
    }
  }
}
