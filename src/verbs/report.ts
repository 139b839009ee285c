import { type Entry, entriesOf } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { NO_CRITERIA } from '../domain/criteria.ts';
import { agreements } from '../screening/agreement.ts';
import { prismaFlow, type Source } from '../screening/prisma/flow.ts';
import { reportHtml } from '../screening/prisma/html.ts';
import { reportMarkdown } from '../screening/prisma/markdown.ts';
import { methodsParagraph } from '../screening/prisma/methods.ts';
import type { ScreeningReport } from '../screening/prisma/report.ts';
import { safeJson } from '../text/controls.ts';
import { conflicts } from './conflicts.ts';
import type { Library } from './library.ts';
import { progress } from './progress.ts';
import { screeningOrder, screeningSoFar } from './screening-order.ts';

export const REPORT_FORMATS = ['markdown', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Records of each file by its name, from the imports in force. An import all of whose papers came with another one before, as when
 * two reviewers import the same file and merge, is the same records again.
 */
function sourcesOf(library: Library, entries: readonly Entry[]): Source[] {
  const brought = new Set(entries.map((entry) => entry.import));
  const sources = new Map<string, Source>();
  for (const event of library.events) {
    if (event.op !== 'import' || library.isUndone(event.id)) continue;
    if (event.added > 0 && !brought.has(event.id)) continue;
    const files = event.identified ?? { [event.files.join(', ')]: event.added + event.merged.length };
    for (const [file, records] of Object.entries(files)) {
      const name = file.split(/[\\/]/).at(-1) ?? file;
      const { foundIn } = event;
      const key = JSON.stringify([name, foundIn]);
      const papers = (sources.get(key)?.papers ?? 0) + records;
      sources.set(key, { name, papers, ...(foundIn !== undefined && { foundIn }) });
    }
  }
  return [...sources.values()].filter(({ papers }) => papers > 0);
}

/** How many papers each model had suggested that were decided on then. */
function suggestedBy(library: Library): ScreeningReport['suggested'] {
  const papers = new Map<string, { readonly model: string; readonly version: string; readonly ids: Set<string> }>();
  for (const event of library.events) {
    if (event.op !== 'decide' || event.suggested === undefined || library.isUndone(event.id)) continue;
    const { model, version } = event.suggested;
    const found = papers.get(`${model} ${version}`) ?? { model, version, ids: new Set<string>() };
    for (const id of event.papers) found.ids.add(id);
    papers.set(`${model} ${version}`, found);
  }
  return Array.from(papers.values(), ({ model, version, ids }) => ({ model, version, papers: ids.size }));
}

/** The report of a library's screening, as data. `version` is that of the program. */
export function screeningReport(library: Library, version: string): ScreeningReport {
  const { papers, state, settings } = library;
  const entries = entriesOf(papers, state);
  const order = screeningOrder(library);
  const { plan, target, recall, excludedInARow } = progress(library);
  const { chosen, recall: wanted, confidence, inARow } = plan;
  const states = papers.flatMap(({ id }) => state.papers.get(id) ?? []);
  const facts = {
    version,
    flow: prismaFlow({
      sources: sourcesOf(library, entries),
      papers: entries.map(({ status, decision }) => ({
        status,
        ...(decision?.kind === 'exclude' && decision.reason !== undefined && { reason: decision.reason }),
      })),
    }),
    screening: screeningSoFar(order),
    atAStroke: order.atAStroke.length,
    suggested: suggestedBy(library),
    reviewers: [...new Set(states.flatMap(({ decisions }) => [...decisions.keys()]))].toSorted(),
    blind: settings.blind === true,
    agreement: agreements(states.map(({ decisions }) => decisions)),
    disagreements: {
      open: settings.blind === true ? 0 : conflicts(library).length,
      settled: states.filter(({ settled }) => settled !== undefined).length,
    },
    stopping: {
      plan: { recall: wanted, confidence, inARow },
      ...(chosen !== undefined && { chosen }),
      evidence: target,
      excludedInARow,
    },
    ...(recall !== undefined && { recall }),
    criteria: settings.criteria ?? NO_CRITERIA,
  };
  return { ...facts, methods: methodsParagraph(facts) };
}

/** The format of a report: the one named, else the one that the file's ending says, else Markdown. Throws `unknown-format`. */
export function reportFormat(name: string | undefined, file: string | undefined): ReportFormat {
  const endings: Readonly<Record<string, ReportFormat>> = { md: 'markdown', html: 'html', htm: 'html', json: 'json' };
  const ending = /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase();
  const format =
    name === undefined
      ? file === undefined || file === '-'
        ? 'markdown'
        : endings[ending ?? '']
      : REPORT_FORMATS.find((known) => known === name);
  if (format !== undefined) return format;
  throw new PapersError('unknown-format', `"${name ?? file}" names no format of a report`, {
    kind: 'usage',
    remedy: `Give --to with one of ${REPORT_FORMATS.join(', ')}.`,
  });
}

/** A report as a text in a format. */
export function reportText(report: ScreeningReport, format: ReportFormat): string {
  if (format === 'html') return reportHtml(report);
  return format === 'markdown' ? reportMarkdown(report) : `${safeJson(report, 2)}\n`;
}
