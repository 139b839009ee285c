import type { JournalEvent } from '../../domain/journal.ts';
import type { Command, Invocation } from '../command.ts';
import { countOption } from '../count-option.ts';
import { describeChange } from '../describe-change.ts';
import { printItems } from '../output.ts';
import { EXIT } from '../problems.ts';

async function report(
  { mode, terminal }: Invocation<'undo'>,
  events: readonly JournalEvent[],
  did: string,
  nothing: string,
): Promise<number> {
  if (mode.kind !== 'person') await printItems(terminal, mode, events, ['id', 'at', 'by', 'op']);
  else if (events.length === 0) await terminal.stderr.write(`${nothing}\n`);
  else await terminal.stderr.write(events.map((event) => `${did}: ${describeChange(event)}\n`).join(''));
  return EXIT.done;
}

export const undo: Command<'undo'> = async (invocation) => {
  const steps = countOption('steps', invocation.words[0]) ?? 1;
  const library = await invocation.openLibrary();
  return report(invocation, await library.undo(steps), 'Undone', 'There is nothing to undo.');
};

export const redo: Command<'redo'> = async (invocation) => {
  const steps = countOption('steps', invocation.words[0]) ?? 1;
  const library = await invocation.openLibrary();
  return report(invocation, await library.redo(steps), 'Done again', 'There is nothing to redo.');
};
