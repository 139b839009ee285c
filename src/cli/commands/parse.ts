import { readableExtensions, readableFormat } from '../../verbs/formats.ts';
import { parse as parseFiles, type ParsedFile } from '../../verbs/parse.ts';
import type { Command } from '../command.ts';
import { parsedFields } from '../entry-fields.ts';
import { explainLines } from '../explain-lines.ts';
import { type OutputMode, printItems } from '../output.ts';
import { reportDiagnostics } from '../problems.ts';
import { watched } from '../watched-inputs.ts';

/** `--explain` as data: an account for each line, with the id of the paper that it went to. */
function accounts({ file, lines, papers }: ParsedFile): object[] {
  return lines.map(({ record, ...account }) => {
    const paper = record === undefined ? undefined : papers[record]?.id;
    return { file, ...account, ...(paper !== undefined && { paper }) };
  });
}

export const parse: Command<'parse'> = async ({ words, options, mode, terminal, files }) => {
  const from = readableFormat(options.from);
  const inputs = await files.inputs(words, readableExtensions);
  const bar = terminal.activity.bar('Reading');
  const parsed = await parseFiles(watched(inputs, bar), {
    ...(from !== undefined && { from }),
    strict: options.strict === true,
  });
  bar.clear();
  const dataMode: Exclude<OutputMode, { kind: 'person' }> = mode.kind === 'person' ? { kind: 'json' } : mode;
  if (options.explain !== true)
    await printItems(
      terminal,
      dataMode,
      parsed.flatMap(({ papers }) => papers),
      parsedFields,
    );
  else if (mode.kind === 'person')
    for (const file of parsed) await terminal.stdout.write(explainLines(terminal.stdout, file));
  else await printItems(terminal, mode, parsed.flatMap(accounts), ['file', 'line', 'role', 'paper', 'what']);
  return reportDiagnostics(
    terminal,
    parsed.flatMap(({ messages }) => messages),
  );
};
