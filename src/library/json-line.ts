import type { Diagnostic } from '../domain/diagnostic.ts';
import { SEAL_WORDS, sealProblem, type SealProblem } from './sealed-line.ts';

/** What a reader makes of a line of JSON, or in words why it is none. */
export function parsedLine<Value>(line: string, read: (value: unknown) => Value | string): Value | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  return read(value);
}

/** The message about a line that cannot be used. */
export function damagedLine(file: string, line: number, reason: string, others: number, what: string): Diagnostic {
  return {
    reason,
    file,
    line,
    ruleId: 'damaged-line',
    fatal: false,
    note: `The other ${others} ${what} are used; mend the line, restore it from a backup, or let "papers doctor --fix" set it aside.`,
  };
}

/** The message about a line that is used, but is not as papers wrote it. */
export function doubtfulLine(file: string, line: number, problem: SealProblem): Diagnostic {
  return {
    reason: SEAL_WORDS[problem],
    file,
    line,
    ruleId: `${problem}-line`,
    fatal: false,
    note: 'It is used as it stands; look at it, then "papers doctor --fix" takes it as right.',
  };
}

/**
 * Reads each line of a file; `what` is the word for what its lines are. Lines that cannot be used are named, and those
 * whose checksum does not fit; `isSealed` says that every line should have one.
 */
export function readEach<Value>(
  file: string,
  lines: readonly string[],
  read: (value: unknown) => Value | string,
  { what, isSealed }: { readonly what: string; readonly isSealed: boolean },
): { readonly items: readonly Value[]; readonly messages: readonly Diagnostic[] } {
  const items: Value[] = [];
  const messages: Diagnostic[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const value = parsedLine(line, read);
    if (typeof value === 'string') {
      messages.push(damagedLine(file, index + 1, value, lines.length - 1, what));
      return;
    }
    items.push(value);
    const problem = sealProblem(line);
    if (problem === 'changed' || (problem === 'unsealed' && isSealed))
      messages.push(doubtfulLine(file, index + 1, problem));
  });
  return { items, messages };
}
