import { kappaText, percent, pValueText } from '../../domain/wording.ts';
import { recallCurveChart } from './curve.ts';
import { flowDiagram } from './diagram.ts';
import { htmlPage } from './html-page.ts';
import { escapeMarkup } from './markup.ts';
import type { ScreeningReport } from './report.ts';

const STYLE = `
:root { --faint: #d0d7de; --main: #eef4fb; --aside: #f6f2ea; --curve: #0b62c4; }
@media (prefers-color-scheme: dark) { :root { --faint: #363c44; --main: #1d2a3a; --aside: #2d2920; --curve: #6cb0ff; } }
body { max-width: 50rem; }
svg { font: 14px sans-serif; }
.flow rect { stroke: var(--line); fill: var(--main); } .flow .aside rect { fill: var(--aside); }
.flow line { stroke: var(--line); stroke-width: 1.5; } .flow path { fill: var(--line); }
.flow .head, .flow .stage { font-weight: bold; }
.curve .grid { stroke: var(--faint); } .curve .random { stroke: var(--line); stroke-dasharray: 5 4; }
.curve .found { stroke: var(--curve); stroke-width: 2.5; fill: none; }
dt { font-weight: bold; } dd { margin: 0 0 .5rem 1.2rem; }
@media print { body { max-width: none; padding: 0; } }
`;

function definition(term: string, text: string): string {
  return `<dt>${escapeMarkup(term)}</dt><dd>${escapeMarkup(text)}</dd>`;
}

function evidence({ stopping, recall, agreement }: ScreeningReport): string[] {
  const { plan, evidence: test } = stopping;
  return [
    definition(
      `Recall of at least ${percent(plan.recall)} with ${percent(plan.confidence)} confidence`,
      `${test.reached ? 'reached' : 'not reached'} (${pValueText(test.pValue)})`,
    ),
    ...(recall === undefined
      ? []
      : [definition('Estimated recall', `${percent(recall.estimate)}, between ${percent(recall.lower)} and 100%`)]),
    definition('Excluded in a row', String(stopping.excludedInARow)),
    ...agreement.map(({ reviewers, papers, agreed, kappa }) =>
      definition(
        `Agreement of ${reviewers.join(' and ')}`,
        `${agreed} of ${papers} alike, Cohen's kappa ${kappaText(kappa)}`,
      ),
    ),
  ];
}

function criteriaSection({ text, include, exclude }: ScreeningReport['criteria']): string[] {
  if (text === undefined && include.length + exclude.length === 0) return [];
  const list = (letter: string, items: readonly string[]) =>
    items.map((item, index) => `<li>${letter}${index + 1}: ${escapeMarkup(item)}</li>`);
  return [
    '<h2>Criteria</h2>',
    ...(text === undefined ? [] : [`<p>${escapeMarkup(text)}</p>`]),
    `<ul>${[...list('I', include), ...list('E', exclude)].join('')}</ul>`,
  ];
}

/** The report as one HTML page that needs nothing else: no script, no font, no network. */
export function reportHtml(report: ScreeningReport): string {
  const { flow, screening, recall, criteria, methods, version } = report;
  const expected = screening.foundAt.length + (recall?.missed.estimate ?? 0);
  const body = [
    '<h2>PRISMA 2020 flow</h2>',
    flowDiagram(flow),
    '<h2>Recall curve</h2>',
    recallCurveChart(screening, expected),
    '<p>The dashed line is what a random order would have found.</p>',
    '<h2>Stopping</h2>',
    `<dl>${evidence(report).join('')}</dl>`,
    ...criteriaSection(criteria),
    '<h2>Methods</h2>',
    `<p>${escapeMarkup(methods)}</p>`,
  ];
  return htmlPage({ title: 'Screening report', version, style: STYLE, body });
}
