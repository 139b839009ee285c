import { reportFormat, reportText, screeningReport } from '../../verbs/report.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

export const report: Command<'report'> = async ({ options, mode, terminal, files, version, openLibrary }) => {
  const { to, output } = options;
  const format = reportFormat(mode.kind === 'person' ? to : 'json', output);
  const made = screeningReport(await openLibrary(), version);
  if (output !== undefined && output !== '-') {
    await files.write(output, reportText(made, format), options.force === true);
    await terminal.stderr.write(`Wrote the report to ${output}.\n`);
  } else if (mode.kind === 'person') await terminal.stdout.write(reportText(made, format));
  else await printDocument(terminal, mode, made);
  return EXIT.done;
};
