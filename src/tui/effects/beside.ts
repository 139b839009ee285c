import type { TriagePorts } from '../ports.ts';
import type { Event } from '../reduce.ts';

/** What work has at hand that goes on beside the changes. */
export interface Beside {
  readonly ports: TriagePorts;
  readonly dispatch: (event: Event) => void;
  /** Resolves when the changes that were asked for before are done. */
  readonly settled: () => Promise<void>;
}
