import type { Entry } from '../domain/entry.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { entryFields } from './entry-fields.ts';
import { type OutputMode, printItems } from './output.ts';
import { paperBlock, plainLine } from './paper-lines.ts';

/** Prints papers: blocks on a terminal, a line each into a pipe, or JSON. */
export async function printEntries(terminal: Terminal, mode: OutputMode, entries: readonly Entry[]): Promise<void> {
  if (mode.kind !== 'person') return printItems(terminal, mode, entries, entryFields);
  const { stdout } = terminal;
  for (const entry of entries) await stdout.write(stdout.isTerminal ? paperBlock(stdout, { entry }) : plainLine(entry));
  if (entries.length === 0 && stdout.isTerminal) await terminal.stderr.write('No paper matches.\n');
}
