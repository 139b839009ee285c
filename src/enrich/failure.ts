/** Why a service gave no answer. */
export type FailureKind =
  /** The answer is not among those kept, and nothing may be asked. */
  | 'offline'
  /** It asks for a longer pause than is worth waiting for. */
  | 'rate-limited'
  | 'time-out'
  /** There is no such host, as far as this machine can tell: most likely it is not connected. */
  | 'unknown-host'
  /** The connection could not be made, or broke. */
  | 'connection'
  | 'cut-off'
  | 'too-large'
  | 'wrong-type'
  /** A redirect that is not followed. */
  | 'redirect'
  /** The service does not take the question: a wrong key, a wrong address. */
  | 'refused'
  /** The service has an error of its own. */
  | 'server';

const PASSING: ReadonlySet<FailureKind> = new Set(['time-out', 'connection', 'cut-off', 'server']);

/** A question that was not answered. The message names no key and no address with one. */
export class LookUpFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LookUpFailure';
    this.kind = kind;
  }

  /** True where asking again may help. */
  get isPassing(): boolean {
    return PASSING.has(this.kind);
  }
}
