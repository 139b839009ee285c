import type { Diagnostic } from '../domain/diagnostic.ts';

/** What a reader makes of a line of JSON, or in words why it is none. */
export function parsed<Value>(line: string, read: (value: unknown) => Value | string): Value | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  return read(value);
}

/** The message about a line that cannot be used. */
export function damaged(file: string, line: number, reason: string, others: number, what: string): Diagnostic {
  return {
    reason,
    file,
    line,
    ruleId: 'damaged-line',
    fatal: false,
    note: `The other ${others} ${what} are used; mend the line, restore it from a backup, or delete it.`,
  };
}
