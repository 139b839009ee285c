import { sanitiseLine } from '../../terminal/sanitise.ts';
import { readQuery } from '../../verbs/select.ts';
import { deleteView, saveView, type View, views } from '../../verbs/views.ts';
import type { Command } from '../command.ts';
import { printDocument, printItems } from '../output.ts';
import { EXIT } from '../problems.ts';
import { reportHints } from '../query-report.ts';

function line({ name, query }: View): string {
  return `${sanitiseLine(name)}\t${sanitiseLine(query)}\n`;
}

export const viewLs: Command<'view ls'> = async ({ mode, terminal, openLibrary }) => {
  const saved = views(await openLibrary());
  if (mode.kind !== 'person') await printItems(terminal, mode, saved, ['name', 'query']);
  else await terminal.stdout.write(saved.map(line).join(''));
  return EXIT.done;
};

export const viewSave: Command<'view save'> = async ({ words: [name = '', ...query], mode, terminal, openLibrary }) => {
  const reading = readQuery(query.join(' '), false);
  const view = await saveView(await openLibrary(), name, query.join(' '));
  await reportHints(terminal, reading);
  if (mode.kind !== 'person') await printDocument(terminal, mode, view);
  else
    await terminal.stderr.write(`Saved: view:${sanitiseLine(/\s/.test(view.name) ? `"${view.name}"` : view.name)}\n`);
  return EXIT.done;
};

export const viewDelete: Command<'view delete'> = async ({ words: [name = ''], terminal, mode, openLibrary }) => {
  await deleteView(await openLibrary(), name);
  if (mode.kind === 'person') await terminal.stderr.write(`Forgot the view "${sanitiseLine(name)}".\n`);
  else await printDocument(terminal, mode, { name });
  return EXIT.done;
};
