import { addToList, moveInList, removeFromList } from '../../verbs/reading-lists.ts';
import { PapersError } from '../../domain/errors.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { countOption } from '../count-option.ts';
import { reportChange } from '../report-change.ts';

async function membersOf(invocation: Invocation<'list add' | 'list rm'>) {
  const [list = '', ...papers] = invocation.words;
  const library = await invocation.openLibrary();
  const entries = await choosePapers(library, papers, invocation.options.query, invocation);
  return { library, list, entries, dryRun: invocation.options.dryRun === true };
}

export const listAdd: Command<'list add'> = async (invocation) => {
  const { library, list, entries, dryRun } = await membersOf(invocation);
  const change = await addToList(library, list, entries, dryRun);
  return reportChange(invocation.terminal, invocation.mode, `Put on "${list}"`, change);
};

export const listRemove: Command<'list rm'> = async (invocation) => {
  const { library, list, entries, dryRun } = await membersOf(invocation);
  const change = await removeFromList(library, list, entries, dryRun);
  return reportChange(invocation.terminal, invocation.mode, `Taken off "${list}"`, change);
};

export const listMove: Command<'list move'> = async (invocation) => {
  const [list = '', position, ...papers] = invocation.words;
  const to = countOption('position', position);
  if (to === undefined) throw new PapersError('bad-option', 'to which position?', { kind: 'usage' });
  const library = await invocation.openLibrary();
  const change = await moveInList(library, list, to, await choosePapers(library, papers, undefined, invocation));
  return reportChange(invocation.terminal, invocation.mode, `Moved on "${list}"`, change);
};
