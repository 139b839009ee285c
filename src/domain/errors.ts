import { type Diagnostic, placeOf } from './diagnostic.ts';

/** `usage`: the command was called wrongly (exit status 2). `failed`: it could not be done (exit status 1). */
export type ErrorKind = 'usage' | 'failed';

export interface PapersErrorOptions {
  readonly kind?: ErrorKind;
  /** What to do about it, as one sentence. */
  readonly remedy?: string;
  readonly file?: string;
  readonly line?: number;
  readonly cause?: unknown;
}

/** The one family of errors that a caller cannot go on from. `code` is stable and kebab-case: `library-not-found`. */
export class PapersError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  /** The message without its place. */
  readonly reason: string;
  readonly remedy: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;

  constructor(code: string, message: string, options: PapersErrorOptions = {}) {
    const place = placeOf(options);
    super(place === '' ? message : `${place}: ${message}`, { cause: options.cause });
    this.name = 'PapersError';
    this.code = code;
    this.kind = options.kind ?? 'failed';
    this.reason = message;
    this.remedy = options.remedy;
    this.file = options.file;
    this.line = options.line;
  }
}

/** The error as a problem among others, for work that goes on with the rest. */
export function asDiagnostic({ reason, file, line, code, remedy }: PapersError): Diagnostic {
  return { reason, file, line, ruleId: code, fatal: true, note: remedy };
}
