import { kappaText, percent, pValueText } from '../../domain/wording.ts';
import { type NamedCount, sourceLines } from './flow.ts';
import { escapeMarkdown } from './markup.ts';
import type { ScreeningReport } from './report.ts';

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function indented(counts: readonly NamedCount[]): string[] {
  return counts.map(({ name, papers }) => row(`… ${escapeMarkdown(name)}`, papers));
}

function criteriaSection({ text, include, exclude }: ScreeningReport['criteria']): string[] {
  if (text === undefined && include.length + exclude.length === 0) return [];
  const list = (letter: string, items: readonly string[]) =>
    items.map((item, index) => `- ${letter}${index + 1}: ${escapeMarkdown(item)}`);
  return [
    '',
    '## Criteria',
    ...(text === undefined ? [] : ['', escapeMarkdown(text)]),
    ...(include.length + exclude.length === 0 ? [] : ['', ...list('I', include), ...list('E', exclude)]),
  ];
}

/** The report as Markdown: the flow as a table, the evidence, the methods paragraph. */
export function reportMarkdown(report: ScreeningReport): string {
  const { flow, stopping, recall, agreement, criteria, methods } = report;
  const lines = [
    '# Screening report',
    '',
    '## PRISMA 2020 flow',
    '',
    row('Records', 'n'),
    row('---', '---:'),
    row('Identified', flow.identified.records),
    ...indented(sourceLines(flow.identified.sources)),
    row('Duplicates removed', flow.duplicates),
    row('Screened', flow.screened),
    row('Excluded', flow.excluded.papers),
    ...indented(flow.excluded.reasons),
    row('Not screened', flow.notScreened.papers),
    ...indented([
      { name: 'put aside', papers: flow.notScreened.putAside },
      { name: 'not reached', papers: flow.notScreened.unscreened },
    ]),
    row('Included', flow.included),
    '',
    '## Stopping',
    '',
    `- Recall of at least ${percent(stopping.plan.recall)} with ${percent(stopping.plan.confidence)} confidence: ${stopping.evidence.reached ? 'reached' : 'not reached'} (${pValueText(stopping.evidence.pValue)})`,
    ...(recall === undefined
      ? []
      : [`- Estimated recall: ${percent(recall.estimate)}, between ${percent(recall.lower)} and 100%`]),
    `- Excluded in a row: ${stopping.excludedInARow}`,
    ...(agreement.length === 0 ? [] : ['', '## Agreement', '']),
    ...agreement.map(
      ({ reviewers, papers, agreed, kappa }) =>
        `- ${reviewers.map(escapeMarkdown).join(' and ')}: ${agreed} of ${papers} alike, Cohen's kappa ${kappaText(kappa)}`,
    ),
    ...criteriaSection(criteria),
    '',
    '## Methods',
    '',
    escapeMarkdown(methods),
  ];
  return `${lines.join('\n')}\n`;
}
