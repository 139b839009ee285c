import { deleteList, newList, renameList } from '../../verbs/reading-lists.ts';
import type { Command, Invocation } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

async function done({ mode, terminal }: Invocation<'list new'>, did: string, list: string): Promise<number> {
  if (mode.kind !== 'person') await printDocument(terminal, mode, { list });
  else await terminal.stderr.write(`${did} ${terminal.stderr.style('faint', '("papers undo" takes it back)')}\n`);
  return EXIT.done;
}

export const listNew: Command<'list new'> = async (invocation) => {
  const [list = ''] = invocation.words;
  await newList(await invocation.openLibrary(), list);
  return done(invocation, `Made the reading list "${list}".`, list);
};

export const listRename: Command<'list rename'> = async (invocation) => {
  const [list = '', name = ''] = invocation.words;
  await renameList(await invocation.openLibrary(), list, name);
  return done(invocation, `Renamed "${list}" to "${name}".`, name);
};

export const listDelete: Command<'list delete'> = async (invocation) => {
  const [list = ''] = invocation.words;
  await deleteList(await invocation.openLibrary(), list);
  return done(invocation, `Deleted the reading list "${list}"; its papers stay.`, list);
};
