import type { Entry } from '../domain/entry.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { entryFields } from './entry-fields.ts';
import { type OutputMode, printItems } from './output.ts';
import { plainLine } from './plain-line.ts';

/** Prints papers: blocks on a terminal, a line each into a pipe, or JSON. */
export async function printEntries(terminal: Terminal, mode: OutputMode, entries: readonly Entry[]): Promise<void> {
  if (mode.kind !== 'person') return printItems(terminal, mode, entries, entryFields);
  const { stdout } = terminal;
  if (!stdout.isTerminal) return stdout.write(entries.map(plainLine).join(''));
  if (entries.length === 0) return terminal.stderr.write('No paper matches.\n');
  // Loaded for terminals alone: measuring text takes tables that cost more than all else in a short command.
  const { paperBlock } = await import('./paper-block.ts');
  return stdout.write(entries.map((entry) => paperBlock(stdout, { entry })).join(''));
}
