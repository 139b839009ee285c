import type { Entry } from '../../domain/entry.ts';
import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import { editForm, editPaper, readEditForm, readEditWords } from '../../verbs/edit.ts';
import { choosePapers, readAll } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

/** What to change, as the user gives it: on the command line, one field of it from a pipe, or in the editor. */
async function given({ terminal }: Invocation<'edit'>, words: readonly string[], entry: Entry) {
  if (words.length > 0) {
    const fields = Object.entries(readEditWords(words));
    const piped = fields.filter(([, value]) => value === '-');
    if (piped.length > 1)
      throw new PapersError('bad-edit', 'only one field can come from standard input', { kind: 'usage' });
    const text = piped.length === 0 ? '' : await readAll(terminal.stdin.chunks());
    return Object.fromEntries(fields.map(([field, value]) => [field, value === '-' ? text.trim() : value]));
  }
  if (!terminal.stdin.isTerminal)
    throw new PapersError('no-edit', 'what is to be changed?', {
      kind: 'usage',
      remedy: 'Write field=value, such as year=2023; at a terminal your editor opens on a form.',
    });
  const before = editForm(entry);
  const after = await terminal.edit(before);
  if (after === undefined)
    throw new PapersError('editor-failed', 'the editor could not be run, or gave up; the paper stays as it was', {
      remedy: 'Set $EDITOR to your editor, or give the values: papers edit PAPER field=value.',
    });
  return readEditForm(before, after);
}

export const edit: Command<'edit'> = async (invocation) => {
  const { words, mode, terminal, openLibrary } = invocation;
  const [name = '', ...changes] = words;
  const library = await openLibrary();
  const [entry] = await choosePapers(library, [name], undefined, invocation);
  if (entry === undefined) return EXIT.done;
  const { fields } = await editPaper(library, entry, await given(invocation, changes, entry));
  if (mode.kind !== 'person') await printDocument(terminal, mode, { id: entry.id, fields });
  else
    await terminal.stderr.write(
      fields.length === 0
        ? `${sanitiseLine(entry.id)} is so already.\n`
        : `Changed ${fields.join(', ')} of ${sanitiseLine(entry.id)} ("papers undo" takes it back).\n`,
    );
  return EXIT.done;
};
