import { type Diagnostic, isError, placeOf } from '../domain/diagnostic.ts';
import { PapersError } from '../domain/errors.ts';
import { safeJson, sanitiseBlock, sanitiseLine } from '../terminal/sanitise.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Exit statuses, the same for every command. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const MOST_SHOWN = 20;

function diagnosticLine(terminal: Terminal, diagnostic: Diagnostic): string {
  const { style } = terminal.stderr;
  const kind = isError(diagnostic)
    ? style('error', 'error')
    : diagnostic.fatal === null
      ? style('hint', 'note')
      : style('warning', 'warning');
  const place = sanitiseLine(placeOf(diagnostic));
  const reason = sanitiseLine(diagnostic.reason);
  const stop = /[.!?]$/.test(reason) ? '' : '.';
  const advice = diagnostic.note === undefined ? '' : `${stop} ${style('faint', sanitiseLine(diagnostic.note))}`;
  return `${place === '' ? '' : `${place}: `}${kind}: ${reason}${advice}\n`;
}

/** A problem as a line of JSON: `{ "error": … }`, or `{ "warning": … }` for what a person should only look at. */
function jsonLine(diagnostic: Diagnostic): string {
  const { ruleId: code = 'problem', reason: message, note: remedy, file, line, column } = diagnostic;
  const told = { code, message, remedy, file, line, column };
  return `${safeJson(isError(diagnostic) ? { error: told } : { warning: told })}\n`;
}

/** Prints problems to stderr, the first twenty and how many more, or all as JSON; gives the exit status that they ask for. */
export async function reportDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): Promise<number> {
  const status = diagnostics.some(isError) ? EXIT.failed : EXIT.done;
  if (terminal.jsonProblems) {
    if (diagnostics.length > 0) await terminal.stderr.write(diagnostics.map(jsonLine).join(''));
    return status;
  }
  const worstFirst = [...diagnostics.filter(isError), ...diagnostics.filter((diagnostic) => !isError(diagnostic))];
  const shown = worstFirst.slice(0, MOST_SHOWN).map((diagnostic) => diagnosticLine(terminal, diagnostic));
  const more = worstFirst.length - shown.length;
  if (more > 0) shown.push(`${terminal.stderr.style('faint', `… and ${more} more`)}\n`);
  if (shown.length > 0) await terminal.stderr.write(shown.join(''));
  return status;
}

/** Prints an error for a person, or as JSON, to stderr; gives the exit status. A stack trace only with `debug`. */
export async function reportError(terminal: Terminal, error: unknown, debug: boolean): Promise<number> {
  const known = error instanceof PapersError ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const code = known?.code ?? 'unexpected';
  const remedy = known === undefined ? 'This is a bug in papers; --debug shows where.' : known.remedy;
  if (terminal.jsonProblems)
    await terminal.stderr.write(
      `${safeJson({ error: { code, message, remedy, file: known?.file, line: known?.line } })}\n`,
    );
  else {
    const { style } = terminal.stderr;
    const advice = remedy === undefined ? '' : `${sanitiseBlock(remedy)}\n`;
    await terminal.stderr.write(`${style('error', 'papers:')} ${sanitiseBlock(message)}\n${advice}`);
  }
  if (debug && error instanceof Error) await terminal.stderr.write(`${error.stack ?? ''}\n`);
  return known?.kind === 'usage' ? EXIT.usage : EXIT.failed;
}
