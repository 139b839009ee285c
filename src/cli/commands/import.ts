import { readableExtensions, readableFormat } from '../../verbs/formats.ts';
import { importPapers, type ImportReport, type MergedRecord } from '../../verbs/import.ts';
import { readTagEdit } from '../../verbs/tag.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { createProgressBar, type ProgressBar } from '../../terminal/progress.ts';
import type { Command } from '../command.ts';
import type { InputFile } from '../file-access.ts';
import { printDocument } from '../output.ts';
import { EXIT, reportDiagnostics } from '../problems.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';

const MOST_SHOWN = 10;

/** The inputs, telling the bar how much of them has been read. */
function watched(inputs: readonly InputFile[], bar: ProgressBar): InputFile[] {
  const total = inputs.reduce((sum, { size = 0 }) => sum + size, 0);
  let done = 0;
  return inputs.map((input) => ({
    ...input,
    chunks: async function* () {
      for await (const chunk of input.chunks()) {
        done += chunk.length;
        bar.update(done, total);
        yield chunk;
      }
    },
  }));
}

function mergedLine({ id, file, line, by, fields }: MergedRecord): string {
  const gained = fields.length === 0 ? 'nothing new' : fields.join(', ');
  return `  ${sanitiseLine(`${file}:${line}`)} is ${id} (same ${by}): ${gained}\n`;
}

async function reportImport({ stdout, stderr }: Terminal, report: ImportReport, total: number): Promise<void> {
  const { added, merged, unchanged, skipped, dryRun } = report;
  const counts = [
    `${added.length} added`,
    `${merged.length} merged`,
    `${unchanged.length} unchanged`,
    `${skipped} skipped`,
  ];
  await stdout.write(`${dryRun ? 'Would be ' : ''}${counts.join(', ')}\n`);
  const more = merged.length - MOST_SHOWN;
  await stderr.write(
    merged.slice(0, MOST_SHOWN).map(mergedLine).join('') + (more > 0 ? `  … and ${more} more merged\n` : ''),
  );
  if (!dryRun && stderr.isTerminal)
    await stderr.write(stderr.style('faint', `The library has ${papersCounted(total)}. Next: papers search WORDS\n`));
}

export const importCommand: Command<'import'> = async ({
  words,
  options,
  mode,
  terminal,
  clock,
  files,
  openOrCreateLibrary,
}) => {
  const from = readableFormat(options.from);
  const { add: tags } = readTagEdit((options.tag ?? []).map((tag) => `+${tag}`));
  const inputs = await files.inputs(words, readableExtensions);
  const library = await openOrCreateLibrary();
  const bar = createProgressBar(terminal.stderr, 'Reading', () => clock().getTime());
  const report = await importPapers(library, watched(inputs, bar), {
    clock,
    tags,
    strict: options.strict === true,
    dryRun: options.dryRun === true,
    ...(from !== undefined && { from }),
    ...(options.list !== undefined && { list: options.list }),
  });
  await bar.clear();
  const { messages, ...counts } = report;
  if (mode.kind === 'person') await reportImport(terminal, report, library.papers.length);
  else await printDocument(terminal, mode, counts);
  return Math.max(EXIT.done, await reportDiagnostics(terminal, messages));
};
