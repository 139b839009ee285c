import { sanitiseLine } from '../../terminal/sanitise.ts';
import { readingLists } from '../../verbs/reading-lists.ts';
import type { Command } from '../command.ts';
import { printItems } from '../output.ts';
import { EXIT } from '../problems.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';

export const listLs: Command<'list ls'> = async ({ mode, terminal, openLibrary }) => {
  const lists = readingLists(await openLibrary());
  const { stdout } = terminal;
  if (mode.kind !== 'person') await printItems(terminal, mode, lists, ['name', 'papers']);
  else if (stdout.isTerminal && lists.length === 0)
    await terminal.stderr.write('There are no reading lists yet: papers list new NAME makes one.\n');
  else
    for (const { name, papers } of lists)
      await stdout.write(
        stdout.isTerminal
          ? `${stdout.style('title', sanitiseLine(name))}  ${stdout.style('faint', papersCounted(papers.length))}\n`
          : `${sanitiseLine(name)}\t${papers.length}\n`,
      );
  return EXIT.done;
};
