import { sanitiseBlock } from '../terminal/sanitise.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Library } from '../verbs/library.ts';
import type { Reading } from '../verbs/select.ts';
import { EXIT, reportDiagnostics } from './problems.ts';

/** Prints the hints of a query to stderr. */
export async function reportHints(terminal: Terminal, { hints }: Reading): Promise<void> {
  await reportDiagnostics(terminal, hints);
}

/** Prints how a query was read; the answer of `--explain`. */
export async function printExplanation(terminal: Terminal, reading: Reading): Promise<number> {
  await reportHints(terminal, reading);
  await terminal.stdout.write(`${sanitiseBlock(reading.explain())}\n`);
  return EXIT.done;
}

/** When a query found nothing: names the tags and lists in it that do not exist, with those that may have been meant. */
export async function reportNearMisses(terminal: Terminal, library: Library, { node }: Reading): Promise<void> {
  const { nearMisses } = await import('../verbs/near-misses.ts');
  await reportDiagnostics(terminal, await nearMisses(library, node));
}
