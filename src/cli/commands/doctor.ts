import { placeOf } from '../../domain/diagnostic.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import type { HealthReport, Problem } from '../../verbs/doctor.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

function problemLines({ style }: OutputStream, { file, line, reason, advice, severity, fixed }: Problem): string[] {
  const kind = fixed
    ? style('included', 'repaired')
    : severity === 'note'
      ? style('hint', 'note')
      : style('error', 'problem');
  const place = sanitiseLine(placeOf({ file, line }));
  return [`${place}: ${kind}: ${sanitiseLine(reason)}`, ...(fixed ? [] : [`  ${sanitiseLine(advice)}`])];
}

function verdict({ library, problems, healthy }: HealthReport, fix: boolean): string {
  const open = problems.filter(({ severity, fixed }) => severity === 'problem' && !fixed);
  const count = `${open.length} ${open.length === 1 ? 'problem' : 'problems'}`;
  const place = sanitiseLine(library);
  if (healthy)
    return problems.some(({ fixed }) => fixed)
      ? `${place} is in good order now; what was taken out of a file is kept beside it.`
      : `${place} is in good order.`;
  return !fix && open.some(({ canFix }) => canFix)
    ? `${count} in ${place}; "papers doctor --fix" repairs what is safe.`
    : `${count} in ${place} that only you can mend.`;
}

export const doctor: Command<'doctor'> = async ({ options, mode, terminal, checkHealth }) => {
  const fix = options.fix === true;
  const report = await checkHealth(fix);
  const { stdout } = terminal;
  if (mode.kind !== 'person') await printDocument(terminal, mode, report);
  else
    await stdout.write(
      [...report.problems.flatMap((problem) => problemLines(stdout, problem)), verdict(report, fix), ''].join('\n'),
    );
  return report.healthy ? EXIT.done : EXIT.failed;
};
