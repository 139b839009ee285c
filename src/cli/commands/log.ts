import { sanitiseLine } from '../../terminal/sanitise.ts';
import { type HistoryItem, history } from '../../verbs/history.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { describeChange } from '../describe-change.ts';
import { printItems } from '../output.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { EXIT } from '../problems.ts';

function logLine({ isTerminal, style }: OutputStream, item: HistoryItem): string {
  const { at, by, undone } = item;
  const what = describeChange(item);
  if (!isTerminal) return `${[at, sanitiseLine(by), undone ? 'undone' : 'done', what].join('\t')}\n`;
  const when = style('faint', `${at.slice(0, 16).replace('T', ' ')} ${sanitiseLine(by)}`);
  return `${when}  ${undone ? style('faint', `${what} (undone)`) : what}\n`;
}

export const log: Command<'log'> = async (invocation) => {
  const { words, options, mode, terminal, openLibrary } = invocation;
  const limit = countOption('--limit', options.limit);
  const library = await openLibrary();
  const [paper] = words.length === 0 ? [] : await choosePapers(library, words, undefined, invocation);
  const items = history(library, paper).slice(0, limit);
  if (mode.kind === 'person') await terminal.stdout.write(items.map((item) => logLine(terminal.stdout, item)).join(''));
  else await printItems(terminal, mode, items, [...new Set(items.flatMap((item) => Object.keys(item)))]);
  return EXIT.done;
};
