import { readQuery, select } from '../../verbs/select.ts';
import { sortEntries } from '../../verbs/sort.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { printEntries } from '../print-entries.ts';
import { EXIT } from '../problems.ts';
import { printExplanation, reportHints, reportNearMisses } from '../query-report.ts';

export const ls: Command<'ls'> = async ({ words, options, mode, terminal, clock, openLibrary }) => {
  const reading = readQuery(words.join(' '), options.strict === true);
  if (options.explain === true) return printExplanation(terminal, reading);
  const limit = countOption('--limit', options.limit);
  await reportHints(terminal, reading);
  const library = await openLibrary();
  const sorted = sortEntries(select(library, reading.node, clock()), options.sort ?? 'added');
  await printEntries(terminal, mode, (options.reverse === true ? sorted.toReversed() : sorted).slice(0, limit));
  if (sorted.length === 0) await reportNearMisses(terminal, library, reading);
  return EXIT.done;
};
