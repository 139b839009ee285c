import { sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { pad, truncate, widthOf } from '../../terminal/width.ts';
import { readQuery, select } from '../../verbs/select.ts';
import { type Count, stats as countPapers, type Stats } from '../../verbs/stats.ts';
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

export const stats: Command<'stats'> = async ({ words, mode, terminal, clock, openLibrary }) => {
  const reading = readQuery(words.join(' '), false);
  await reportHints(terminal, reading);
  const counted = countPapers(select(await openLibrary(), reading.node, clock()));
  const { stdout } = terminal;
  if (mode.kind !== 'person') await printDocument(terminal, mode, counted);
  else
    await stdout.write(
      `${[
        ...summary(stdout, counted),
        ...chart(stdout, 'Tags', counted.tags),
        ...chart(stdout, 'Reasons to exclude', counted.reasons),
        ...chart(stdout, 'Reading lists', counted.lists),
        ...chart(stdout, 'Years', counted.years),
      ].join('\n')}\n`,
    );
  return EXIT.done;
};
