import { kappaText, percent } from '../../domain/wording.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { pad, truncate, widthOf } from '../../terminal/width.ts';
import { readQuery, select } from '../../verbs/select.ts';
import {
  type Count,
  screeningStats,
  type ScreeningStats,
  stats as countPapers,
  type Stats,
} from '../../verbs/stats.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../output.ts';
import { statusLabel, textWidth } from '../paper-block.ts';
import { EXIT } from '../problems.ts';
import { reportHints } from '../query-report.ts';

const BAR_WIDTH = 30;
const MOST_ROWS = 15;
const WIDEST_NAME = 30;

function bar(papers: number, most: number): string {
  return '█'.repeat(Math.max(papers > 0 ? 1 : 0, Math.round((papers / most) * BAR_WIDTH)));
}

function chart(stream: OutputStream, heading: string, counts: readonly Count[]): string[] {
  if (counts.length === 0) return [];
  const shown = counts
    .slice(0, MOST_ROWS)
    .map(({ name, papers }) => ({ name: truncate(sanitiseLine(name), WIDEST_NAME), papers }));
  const nameWidth = Math.max(...shown.map(({ name }) => widthOf(name)));
  const most = Math.max(...shown.map(({ papers }) => papers));
  const digits = String(most).length;
  const rows = shown.map(
    ({ name, papers }) =>
      `  ${pad(name, nameWidth)}  ${String(papers).padStart(digits)} ${stream.style('faint', bar(papers, most))}`,
  );
  const more =
    counts.length > shown.length ? [stream.style('faint', `  … and ${counts.length - shown.length} more`)] : [];
  return ['', stream.style('title', heading), ...rows, ...more];
}

function summary(stream: OutputStream, counted: Stats): string[] {
  const { papers, screened, progress, withAbstract, status } = counted;
  const width = Math.min(BAR_WIDTH, textWidth(stream) - 20);
  const done = Math.round(progress * width);
  const statuses = (['included', 'maybe', 'excluded', 'unscreened'] as const).map(
    (name) => `${statusLabel(stream, name)} ${status[name]}`,
  );
  return [
    `${papers} papers, ${withAbstract} with an abstract`,
    `${'█'.repeat(done)}${'░'.repeat(width - done)} ${screened}/${papers} screened (${Math.floor(progress * 100)}%)`,
    statuses.join('  '),
  ];
}

function screeningLines({ style }: OutputStream, { recall, agreement }: ScreeningStats): string[] {
  const estimate =
    recall === undefined
      ? []
      : [
          `recall about ${percent(recall.estimate)}, between ${percent(recall.lower)} and 100% ${style('faint', '(papers progress)')}`,
        ];
  const pairs = agreement.map(
    ({ reviewers, papers, agreed, kappa }) =>
      `${reviewers.map(sanitiseLine).join(' and ')} agree on ${agreed} of ${papers}, Cohen's kappa ${kappaText(kappa)}`,
  );
  return [...estimate, ...pairs];
}

export const stats: Command<'stats'> = async ({ words, mode, terminal, clock, openLibrary }) => {
  const reading = readQuery(words.join(' '), false);
  await reportHints(terminal, reading);
  const library = await openLibrary();
  const counted = countPapers(select(library, reading.node, clock()));
  // Recall is of everything there is to find: a query's selection has none.
  const screening = words.length === 0 ? screeningStats(library) : undefined;
  const { stdout } = terminal;
  if (mode.kind !== 'person') await printDocument(terminal, mode, { ...counted, ...screening });
  else
    await stdout.write(
      `${[
        ...summary(stdout, counted),
        ...(screening === undefined ? [] : screeningLines(stdout, screening)),
        ...chart(stdout, 'Tags', counted.tags),
        ...chart(stdout, 'Reasons to exclude', counted.reasons),
        ...chart(stdout, 'Reading lists', counted.lists),
        ...chart(stdout, 'Years', counted.years),
      ].join('\n')}\n`,
    );
  return EXIT.done;
};
