import { join } from 'node:path';
import { PapersError } from '../../domain/errors.ts';
import { exportFormat, exportNotes, exportPapers, namedStyle } from '../../verbs/export.ts';
import { papersOnList } from '../../verbs/reading-lists.ts';
import { readQuery, select } from '../../verbs/select.ts';
import type { Command, Invocation } from '../command.ts';
import { EXIT } from '../problems.ts';
import { reportHints, reportNearMisses } from '../query-report.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';

async function chosen({ words, options, terminal, clock, openLibrary }: Invocation<'export'>) {
  if (options.list !== undefined && words.length > 0)
    throw new PapersError('bad-option', 'give a query or --list, not both', {
      kind: 'usage',
      remedy: 'A query can name a list: list:NAME.',
    });
  const library = await openLibrary();
  if (options.list !== undefined) return papersOnList(library, options.list);
  const reading = readQuery(words.join(' '), options.strict === true);
  await reportHints(terminal, reading);
  const entries = select(library, reading.node, clock());
  if (entries.length === 0) await reportNearMisses(terminal, library, reading);
  return entries;
}

/** The format: `--to`, or what `--json` and `--jsonl` say everywhere. */
function wantedFormat({ options, mode }: Invocation<'export'>): string | undefined {
  return mode.kind === 'person' ? options.to : (options.to ?? mode.kind);
}

/** The style that `--style` names, or the text of its file. */
async function citationStyle({ options, files }: Invocation<'export'>) {
  if (options.style === undefined || !options.style.endsWith('.csl')) return namedStyle(options.style);
  const parts: Uint8Array[] = [];
  for (const { chunks } of await files.inputs([options.style], [])) for await (const part of chunks()) parts.push(part);
  return { csl: Buffer.concat(parts).toString('utf8'), file: options.style };
}

async function writeNotes(invocation: Invocation<'export'>, folder: string): Promise<number> {
  const { options, terminal, files } = invocation;
  if (options.to !== undefined || options.output !== undefined)
    throw new PapersError('bad-option', 'give --notes, or --to and --output, not both', { kind: 'usage' });
  const notes = await exportNotes(await chosen(invocation), options.withoutAbstracts !== true);
  for (const { name, text } of notes) await files.write(join(folder, name), text, options.force === true);
  await terminal.stderr.write(`Wrote ${papersCounted(notes.length)} to ${folder}.\n`);
  return EXIT.done;
}

export const exportCommand: Command<'export'> = async (invocation) => {
  const { options, terminal, files } = invocation;
  if (options.notes !== undefined) return writeNotes(invocation, options.notes);
  const format = exportFormat(wantedFormat(invocation), options.output);
  const entries = await chosen(invocation);
  const style = await citationStyle(invocation);
  const title = options.title ?? options.list;
  const text = await exportPapers(entries, format, {
    ...(title !== undefined && { title }),
    ...(options.groupBy !== undefined && { groupBy: options.groupBy }),
    ...(options.dialect !== undefined && { dialect: options.dialect }),
    ascii: options.ascii === true,
    ...(style !== undefined && { style }),
    ...(options.markup !== undefined && { markup: options.markup }),
    abstracts: options.withoutAbstracts !== true,
  });
  if (options.output === undefined || options.output === '-') await terminal.stdout.write(text);
  else {
    await files.write(options.output, text, options.force === true);
    await terminal.stderr.write(`Wrote ${papersCounted(entries.length)} to ${options.output}.\n`);
  }
  return EXIT.done;
};
