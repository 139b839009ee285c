import type { Diagnostic } from '../../domain/diagnostic.ts';
import { LookUpFailure } from '../../enrich/failure.ts';
import type { ServiceName } from './services.ts';

/** A service that failed so often is left alone for the rest of the run. */
const MOST_FAILURES = 3;
/** After these, the next question would meet the same. */
const FINAL = new Set(['rate-limited', 'refused', 'connection', 'unknown-host', 'time-out']);

interface Failed {
  count: number;
  message: string;
  isOver: boolean;
}

/** What services did not answer in a run, so that one that is down does not keep the others from being asked. */
export class Failures {
  readonly #failed = new Map<ServiceName, Failed>();
  #unkept = 0;

  /** Takes in an error that a question met. Throws it again when it is none of a service. */
  add(service: ServiceName, error: unknown): void {
    if (!(error instanceof LookUpFailure)) throw error;
    if (error.kind === 'offline') {
      this.#unkept += 1;
      return;
    }
    const count = (this.#failed.get(service)?.count ?? 0) + 1;
    this.#failed.set(service, {
      count,
      message: error.message,
      isOver: FINAL.has(error.kind) || count >= MOST_FAILURES,
    });
  }

  /** True for a service that is not to be asked any more. */
  isOver(service: ServiceName): boolean {
    return this.#failed.get(service)?.isOver === true;
  }

  get messages(): Diagnostic[] {
    const failed = Array.from(this.#failed.values(), ({ message, isOver }): Diagnostic => ({
      reason: message,
      ruleId: 'look-up-failed',
      fatal: true,
      note: `${isOver ? 'It was not asked any further. ' : ''}Run it again later: what was answered is kept.`,
    }));
    if (this.#unkept === 0) return failed;
    const kept = `${this.#unkept === 1 ? 'One question has' : `${this.#unkept} questions have`} no answer that was kept`;
    return [...failed, { reason: kept, ruleId: 'offline', fatal: null, note: 'Without --offline they are asked.' }];
  }
}
