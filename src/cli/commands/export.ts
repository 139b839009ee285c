import { dirname, isAbsolute, join, relative } from 'node:path';
import { PapersError } from '../../domain/errors.ts';
import {
  engineMapping,
  exportBytes,
  exportFormat,
  exportNotes,
  exportPapers,
  type FormatName,
  isBinary,
  namedStyle,
  type StringifyOptions,
} from '../../verbs/export.ts';
import { papersOnList } from '../../verbs/reading-lists.ts';
import { readQuery, select } from '../../verbs/select.ts';
import { chosenTemplate } from '../chosen-template.ts';
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

/** The format: `--to`, or what `--json` and `--jsonl` say everywhere; templates make Markdown. */
function wantedFormat({ options, mode }: Invocation<'export'>): string | undefined {
  if (options.to !== undefined) return options.to;
  if (mode.kind !== 'person') return mode.kind;
  return options.template === undefined ? undefined : 'markdown';
}

/** The style that `--style` names, or the text of its file. */
async function citationStyle({ options, files }: Invocation<'export'>) {
  if (options.style === undefined || !options.style.endsWith('.csl')) return namedStyle(options.style);
  return { csl: await files.text(options.style), file: options.style };
}

function wrongOptions(message: string, remedy: string): PapersError {
  return new PapersError('bad-option', message, { kind: 'usage', remedy });
}

async function writeNotes(invocation: Invocation<'export'>, folder: string): Promise<number> {
  const { options, terminal, files } = invocation;
  if (options.to !== undefined || options.output !== undefined || options.bibliography !== undefined)
    throw wrongOptions(
      'give --notes, or --to and --output, not both',
      'Notes are made by --template, a file for each paper.',
    );
  const template = await chosenTemplate(invocation);
  const notes = await exportNotes(await chosen(invocation), options.withoutAbstracts !== true, template);
  const bar = terminal.activity.bar('Writing');
  for (const [index, { name, text }] of notes.entries()) {
    await files.write(join(folder, name), text, options.force === true);
    bar.update(index + 1, notes.length);
  }
  bar.clear();
  await terminal.stderr.write(`Wrote ${papersCounted(notes.length)} to ${folder}.\n`);
  return EXIT.done;
}

function checkOptions({ options, terminal }: Invocation<'export'>, format: FormatName): void {
  if (isBinary(format) && (options.output ?? '-') === '-' && terminal.stdout.isTerminal)
    throw wrongOptions(`${format} is no text for a terminal`, 'Name a file with --output.');
  if (options.template !== undefined && format !== 'markdown')
    throw wrongOptions(`${format} is not made by templates`, 'Leave out --to, or give --to markdown.');
  if (options.bibliography !== undefined && format !== 'pandoc')
    throw wrongOptions('only a Pandoc document names a bibliography', 'Add --to pandoc.');
}

/** How a document calls a file that lies beside it. */
function seenFrom(output: string | undefined, file: string): string {
  return output === undefined || output === '-' || isAbsolute(file) ? file : relative(dirname(output), file);
}

async function textOptions(invocation: Invocation<'export'>): Promise<StringifyOptions> {
  const { options } = invocation;
  const { bibliography, dialect, groupBy, markup, output } = options;
  const style = await citationStyle(invocation);
  const template = await chosenTemplate(invocation);
  const title = options.title ?? options.list;
  return {
    ...(title !== undefined && { title }),
    ...(groupBy !== undefined && { groupBy }),
    ...(dialect !== undefined && { dialect }),
    ascii: options.ascii === true,
    ...(style !== undefined && { style }),
    ...(template !== undefined && { template }),
    ...(bibliography !== undefined && { bibliography: seenFrom(output, bibliography) }),
    ...(markup !== undefined && { markup }),
    abstracts: options.withoutAbstracts !== true,
  };
}

export const exportCommand: Command<'export'> = async (invocation) => {
  const { options, terminal, files } = invocation;
  if (options.notes !== undefined) return writeNotes(invocation, options.notes);
  const format = exportFormat(wantedFormat(invocation), options.output);
  checkOptions(invocation, format);
  const how = await textOptions(invocation);
  const mapping = options.mapping === undefined ? undefined : await engineMapping(format);
  const entries = await chosen(invocation);
  const text = await (isBinary(format) ? exportBytes : exportPapers)(entries, format, how);
  const write = async (file: string, what: string | Uint8Array): Promise<void> => {
    await files.write(file, what, options.force === true);
    await terminal.stderr.write(`Wrote ${papersCounted(entries.length)} to ${file}.\n`);
  };
  if (options.output === undefined || options.output === '-') await terminal.stdout.write(text);
  else await write(options.output, text);
  if (options.mapping !== undefined && mapping !== undefined)
    await files.write(options.mapping, mapping, options.force === true);
  // Pandoc takes a file that ends in .bib for BibLaTeX.
  if (options.bibliography !== undefined)
    await write(options.bibliography, await exportPapers(entries, 'bibtex', { dialect: 'biblatex', ...how }));
  return EXIT.done;
};
