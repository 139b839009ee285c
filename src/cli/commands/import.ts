import { readableExtensions, readableFormat } from '../../verbs/formats.ts';
import { importPapers, type ImportReport, type MergedRecord, type Outcome } from '../../verbs/import.ts';
import { readTagEdit } from '../../verbs/tag.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Command, Invocation } from '../command.ts';
import type { InputFile } from '../file-access.ts';
import { printDocument } from '../output.ts';
import { importWords } from '../remote-words.ts';
import { watched } from '../watched-inputs.ts';
import { EXIT, reportDiagnostics } from '../problems.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';

const MOST_SHOWN = 10;

/** Files and what is to be fetched, in the order in which they were named. */
async function inputsOf({ words, files, openOrCreateLibrary, network }: Invocation<'import'>) {
  const named = await importWords(words, files, readableExtensions);
  const remote = named.flatMap((word) => ('remote' in word ? [word.remote] : []));
  if (remote.length === 0)
    return {
      inputs: named.flatMap((word) => ('files' in word ? word.files : [])),
      library: await openOrCreateLibrary(),
    };
  const { checkRemote, remoteInputs } = await import('../../verbs/fetch.ts');
  for (const word of remote) checkRemote(word);
  const library = await openOrCreateLibrary();
  const lookUps = await network(library, { offline: false, refresh: false });
  const fetched = new Map(remoteInputs(remote, lookUps).map((input) => [input.file, input]));
  const inputs = named.flatMap((word): readonly InputFile[] => {
    if ('files' in word) return word.files;
    const input = fetched.get(word.remote);
    return input === undefined ? [] : [input];
  });
  return { inputs, library };
}

function mergedLine({ id, file, line, by, fields }: MergedRecord): string {
  const gained = fields.length === 0 ? 'nothing new' : fields.join(', ');
  return `  ${sanitiseLine(`${file}:${line}`)} is ${id} (same ${by}): ${gained}\n`;
}

async function reportImport(
  { stdout, stderr }: Terminal,
  { added, merged, unchanged, skipped, dryRun }: ImportReport,
  shown: readonly MergedRecord[],
  total: number,
): Promise<void> {
  const counts = [`${added} added`, `${merged} merged`, `${unchanged} unchanged`, `${skipped} skipped`];
  await stdout.write(`${dryRun ? 'Would be ' : ''}${counts.join(', ')}\n`);
  const more = merged - shown.length;
  await stderr.write(shown.map(mergedLine).join('') + (more > 0 ? `  … and ${more} more merged\n` : ''));
  if (!dryRun && stderr.isTerminal)
    await stderr.write(stderr.style('faint', `The library has ${papersCounted(total)}. Next: papers search WORDS\n`));
}

export const importCommand: Command<'import'> = async (invocation) => {
  const { options, mode, terminal, clock } = invocation;
  const from = readableFormat(options.from);
  const { add: tags } = readTagEdit((options.tag ?? []).map((tag) => `+${tag}`));
  const { inputs, library } = await inputsOf(invocation);
  // A person is shown a few of the records, so that the memory of an import does not grow with its files.
  const most = mode.kind === 'person' ? MOST_SHOWN : Infinity;
  const added: { readonly id: string; readonly title: string }[] = [];
  const merged: MergedRecord[] = [];
  const unchanged: MergedRecord[] = [];
  const keep = (outcome: Outcome): void => {
    if (outcome.kind === 'added') {
      if (added.length < most) added.push({ id: outcome.id, title: outcome.title });
    } else {
      const records = outcome.kind === 'merged' ? merged : unchanged;
      if (records.length < most) records.push(outcome.record);
    }
  };
  const bar = terminal.activity.bar('Reading');
  const report = await importPapers(library, watched(inputs, bar), {
    clock,
    tags,
    strict: options.strict === true,
    dryRun: options.dryRun === true,
    onRecord: keep,
    ...(from !== undefined && { from }),
    ...(options.list !== undefined && { list: options.list }),
    ...(options.as !== undefined && { as: options.as }),
    ...(options.foundIn !== undefined && { foundIn: options.foundIn }),
  });
  bar.clear();
  const { messages, skipped, dryRun } = report;
  if (mode.kind === 'person') {
    const total = library.ask((view) => view.index.visibleCount);
    await reportImport(terminal, report, merged, total);
  } else await printDocument(terminal, mode, { added, merged, unchanged, skipped, dryRun });
  return Math.max(EXIT.done, await reportDiagnostics(terminal, messages));
};
