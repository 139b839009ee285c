import { kappaText, percent } from '../../domain/wording.ts';
import { barSigns, filledBar } from '../../terminal/filled-bar.ts';
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
import { bar, sparkline } from '../bars.ts';
import { printDocument } from '../output.ts';
import { statusLabel, textWidth } from '../paper-block.ts';
import { EXIT } from '../problems.ts';
import { reportHints } from '../query-report.ts';

const MOST_ROWS = 15;
const WIDEST_NAME = 30;
const DAY_MS = 86_400_000;

/** How the charts are drawn. */
interface Canvas {
  readonly stream: OutputStream;
  readonly unicode: boolean;
}

/** A bar for each count; of more than there is room for, the first or the last. */
function chart(
  { stream, unicode }: Canvas,
  heading: string,
  counts: readonly Count[],
  keep: 'first' | 'last',
): string[] {
  if (counts.length === 0) return [];
  const kept = keep === 'first' ? counts.slice(0, MOST_ROWS) : counts.slice(-MOST_ROWS);
  const shown = kept.map(({ name, papers }) => ({ name: truncate(sanitiseLine(name), WIDEST_NAME), papers }));
  const nameWidth = Math.max(...shown.map(({ name }) => widthOf(name)));
  const most = Math.max(...shown.map(({ papers }) => papers));
  const digits = String(most).length;
  const width = Math.max(1, textWidth(stream) - nameWidth - digits - 5);
  const rows = shown.map(
    ({ name, papers }) =>
      `  ${pad(name, nameWidth)}  ${String(papers).padStart(digits)} ${stream.style('faint', bar(papers / most, width, unicode))}`,
  );
  const left = counts.length - shown.length;
  const more =
    left === 0
      ? []
      : [
          stream.style(
            'faint',
            `  … ${keep === 'first' ? 'and ' : ''}${left} ${keep === 'first' ? 'more' : 'earlier'}`,
          ),
        ];
  return [
    '',
    stream.style('title', heading),
    ...(keep === 'last' ? more : []),
    ...rows,
    ...(keep === 'first' ? more : []),
  ];
}

/** Counts from the first name to the last, those without any as none. */
function filled(counts: readonly Count[], numberOf: (name: string) => number): number[] {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = numberOf(first.name);
  const numbers = Array.from({ length: numberOf(last.name) - from + 1 }, () => 0);
  for (const { name, papers } of counts) numbers[numberOf(name) - from] = papers;
  return numbers;
}

/** A line of columns from the first count to the last; nothing of one alone. */
function course(
  { stream, unicode }: Canvas,
  heading: string,
  counts: readonly Count[],
  numberOf: (name: string) => number,
): string[] {
  const numbers = filled(counts, numberOf);
  const [first, last] = [counts[0]?.name ?? '', counts.at(-1)?.name ?? ''];
  if (numbers.length < 2) return [];
  const line = sparkline(numbers, Math.max(1, textWidth(stream) - first.length - last.length - 4), unicode);
  const ends = (text: string): string => stream.style('faint', text);
  return ['', stream.style('title', heading), `  ${ends(first)} ${line} ${ends(last)}`];
}

function summary({ stream, unicode }: Canvas, counted: Stats): string[] {
  const { papers, screened, progress, withAbstract, status } = counted;
  const told = `${screened}/${papers} screened (${Math.floor(progress * 100)}%)`;
  const statuses = (['included', 'maybe', 'excluded', 'unscreened'] as const).map(
    (name) => `${statusLabel(stream, name)} ${status[name]}`,
  );
  return [
    `${papers} papers, ${withAbstract} with an abstract`,
    `${filledBar(progress, Math.max(1, textWidth(stream) - told.length - 1), barSigns(unicode))} ${told}`,
    statuses.join('  '),
  ];
}

/** The number of a day, from its date. */
function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

function charts(canvas: Canvas, counted: Stats): string[] {
  return [
    ...course(canvas, 'Decisions by day', counted.decided, dayOf),
    ...chart(canvas, 'Tags', counted.tags, 'first'),
    ...chart(canvas, 'Reasons to exclude', counted.reasons, 'first'),
    ...chart(canvas, 'Reading lists', counted.lists, 'first'),
    ...(counted.years.length > MOST_ROWS ? course(canvas, 'All years', counted.years, Number) : []),
    ...chart(canvas, 'Years', counted.years, 'last'),
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
  if (mode.kind !== 'person') await printDocument(terminal, mode, { ...counted, ...screening });
  else {
    const canvas = { stream: terminal.stdout, unicode: terminal.drawsUnicode };
    const told = screening === undefined ? [] : screeningLines(terminal.stdout, screening);
    await terminal.stdout.write(`${[...summary(canvas, counted), ...told, ...charts(canvas, counted)].join('\n')}\n`);
  }
  return EXIT.done;
};
