import type { Terminal } from '../terminal/terminal.ts';
import type { Changed } from '../verbs/change.ts';
import { papersCounted } from '../verbs/papers-counted.ts';
import { entryFields } from './entry-fields.ts';
import { type OutputMode, printItems } from './output.ts';
import { plainLine } from './plain-line.ts';
import { EXIT } from './problems.ts';

/**
 * Says what a change of papers came to: JSON gives the papers as they are now, changed and unchanged; a person is told
 * on stderr; a dry run lists the papers that would change.
 */
export async function reportChange(
  terminal: Terminal,
  mode: OutputMode,
  did: string,
  change: Changed,
): Promise<number> {
  const { changed, unchanged, dryRun } = change;
  if (mode.kind !== 'person') {
    await printItems(terminal, mode, [...changed, ...unchanged], entryFields);
    return EXIT.done;
  }
  if (dryRun) await terminal.stdout.write(changed.map(plainLine).join(''));
  const so = unchanged.length === 0 ? '' : `; ${papersCounted(unchanged.length)} already so`;
  const hint = dryRun ? ' (dry run: nothing changed)' : changed.length > 0 ? ' ("papers undo" takes it back)' : '';
  await terminal.stderr.write(`${did}: ${papersCounted(changed.length)}${so}${terminal.stderr.style('faint', hint)}\n`);
  return EXIT.done;
}
