import { papersOnList } from '../../verbs/reading-lists.ts';
import type { Command } from '../command.ts';
import { printEntries } from '../print-entries.ts';
import { EXIT } from '../problems.ts';

export const listShow: Command<'list show'> = async ({ words: [list = ''], mode, terminal, openLibrary }) => {
  await printEntries(terminal, mode, await papersOnList(await openLibrary(), list));
  return EXIT.done;
};
