/**
 * A problem as data: what, where, how bad, what to do. A vfile message is one, so that readers built on unified hand
 * theirs on as they are.
 */
export interface Diagnostic {
  /** What was found and what was expected, as one sentence for a person. */
  readonly reason: string;
  /** Where: file as the user named it, line and column counted from 1. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Stable name of the rule, kebab-case: `no-abstract`. */
  readonly ruleId?: string | undefined;
  /** true: something was lost or refused (an error); false or undefined: to look at (a warning); null: for information. */
  readonly fatal?: boolean | null | undefined;
  /** What to do about it. */
  readonly note?: string | undefined;
}

/** True for a problem that makes the command's exit status 1. */
export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.fatal === true;
}

/** `file:line:column` as far as known, `column 5` for a place in a query; empty when nothing is known. */
export function placeOf({ file, line, column }: Pick<Diagnostic, 'file' | 'line' | 'column'>): string {
  if (file === undefined && line === undefined && column !== undefined) return `column ${column}`;
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
