import type { Diagnostic } from '../domain/diagnostic.ts';
import { PapersError } from '../domain/errors.ts';
import { pointAt } from './caret.ts';
import type { Span } from './syntax-tree.ts';

/** A place in a query that is not what it seems to want to be. */
export interface Doubt {
  readonly place: Span;
  readonly problem: string;
  /** What is made of it all the same: `read as text`. */
  readonly reading: string;
  /** What was expected, as a sentence. */
  readonly advice: string;
}

export type OnDoubt = (doubt: Doubt) => void;

/** The doubt as a remark on the lenient reading; its column counts UTF-16 code units from 1. */
export function hintOf({ place, problem, reading, advice }: Doubt): Diagnostic {
  return { reason: `${problem}, ${reading}`, ruleId: 'query', fatal: null, column: place.start + 1, note: advice };
}

/** The doubt as an error that shows the query with a caret under the place, and what was expected. */
export function strictError(query: string, { place, problem, advice }: Doubt): PapersError {
  return new PapersError('bad-query', `${problem}\n${pointAt(query, place)} ${advice}`, {
    kind: 'usage',
    remedy: 'Text in quotes is looked for as it stands.',
  });
}
