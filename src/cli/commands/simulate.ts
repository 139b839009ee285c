import type { Diagnostic } from '../../domain/diagnostic.ts';
import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { type ScreeningMetrics, simulateFile, type SimulationReport } from '../../verbs/simulate.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { printItems } from '../output.ts';
import { reportDiagnostics } from '../problems.ts';
import { recallPlot } from '../recall-plot.ts';

const FIELDS = ['file', 'records', 'included', 'model', 'version', 'metrics', 'random', 'curve', 'stopping', 'runs'];

const METRICS = [
  ['WSS@95', 'wss95'],
  ['WSS@100', 'wss100'],
  ['RRF@10', 'rrf10'],
  ['ATD', 'atd'],
  ['loss', 'loss'],
] as const satisfies readonly (readonly [label: string, metric: keyof ScreeningMetrics])[];

function table({ model, metrics, random }: SimulationReport): string[] {
  const rows = METRICS.map(
    ([label, metric]) =>
      `  ${label.padEnd(8)} ${metrics[metric].toFixed(4).padStart(8)} ${random[metric].toFixed(4).padStart(8)}`,
  );
  return [`  ${' '.repeat(8)} ${model.padStart(8)} ${'chance'.padStart(8)}`, ...rows];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`.padStart(8);
}

function stoppingTable({ stopping, runs }: SimulationReport): string[] {
  const rows = stopping.map(
    ({ rule, recall, saved, kept }) =>
      `  ${rule.padEnd(28)}${percent(recall)}${percent(saved)}  ${Math.round(kept * runs.length)} of ${runs.length}`,
  );
  return [`  ${'to stop at 95% recall'.padEnd(28)}  recall   saved  95% found`, ...rows];
}

function forPerson(stream: OutputStream, report: SimulationReport): string {
  const { file, records, included, runs } = report;
  const heading = `${sanitiseLine(file)}: ${records} records, ${included} to include, ${runs.length === 1 ? '1 run' : `mean of ${runs.length} runs`}`;
  return `${[stream.style('title', heading), ...table(report), '', ...stoppingTable(report), '', ...recallPlot(stream, report.curve)].join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function asCsv(reports: readonly SimulationReport[]): string {
  const rows = reports.flatMap(({ file, model, curve }) =>
    curve.map(({ read, recall }) => [quoted(file), model, read, recall].join(',')),
  );
  return `${['file,model,read,recall', ...rows].join('\n')}\n`;
}

export const simulate: Command<'simulate'> = async ({ words, options, mode, terminal, files }) => {
  if (options.csv === true && mode.kind !== 'person')
    throw new PapersError('bad-option', '--csv and --json exclude each other', {
      kind: 'usage',
      remedy: 'Give one of them.',
    });
  const seeds = countOption('--seeds', options.seeds) ?? 1;
  const reports: SimulationReport[] = [];
  const messages: Diagnostic[] = [];
  const inputs = await files.inputs(words, ['.csv', '.tsv', '.gz']);
  const bar = terminal.activity.bar('Replaying');
  for (const [index, input] of inputs.entries()) {
    const answer = await simulateFile(input, {
      model: options.model ?? 'ours',
      seeds,
      progress: (done) => bar.update(index + done, inputs.length),
    });
    for (const message of answer.messages) messages.push(message);
    if (answer.report === undefined) continue;
    reports.push(answer.report);
    if (mode.kind !== 'person' || options.csv === true) continue;
    bar.clear();
    await terminal.stdout.write(`${reports.length > 1 ? '\n' : ''}${forPerson(terminal.stdout, answer.report)}`);
  }
  bar.clear();
  if (options.csv === true) await terminal.stdout.write(asCsv(reports));
  else if (mode.kind !== 'person') await printItems(terminal, mode, reports, FIELDS);
  return reportDiagnostics(terminal, messages);
};
