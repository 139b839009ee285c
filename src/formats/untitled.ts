import type { Diagnostic } from '../domain/diagnostic.ts';
import type { PaperRecord } from '../domain/paper.ts';

/** The title of a record whose source has none, so that no record is lost. Signs of brackets say that it is no title. */
export const UNTITLED = '[No title]';

/** What a reader says of a record that was kept without a title; undefined for any other. */
export function untitledMessage({ title, sources: [source] }: PaperRecord): Diagnostic | undefined {
  if (title !== UNTITLED || source === undefined) return undefined;
  return {
    reason: 'a record without a title',
    file: source.file,
    line: source.line,
    ruleId: 'no-title',
    fatal: false,
    note: `It was kept as "${UNTITLED}"; "papers edit" gives it one.`,
  };
}
