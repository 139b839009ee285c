import type { Entry } from '../../domain/entry.ts';
import { PapersError } from '../../domain/errors.ts';
import { note as writeNote } from '../../verbs/note.ts';
import { choosePapers, readAll } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

/** The note as the user gives it: on the command line, through a pipe, or in the editor. */
async function noteText(
  { terminal, options }: Invocation<'note'>,
  words: readonly string[],
  entry: Entry,
): Promise<string> {
  if (words.length > 0) return words.join(' ');
  if (!terminal.stdin.isTerminal) return readAll(terminal.stdin.chunks());
  const edited = await terminal.edit(options.append === true ? '' : (entry.note ?? ''));
  if (edited === undefined)
    throw new PapersError('editor-failed', 'the editor could not be run, or gave up; the note stays as it was', {
      remedy: 'Set $EDITOR to your editor, or give the text: papers note PAPER TEXT.',
    });
  return edited;
}

export const note: Command<'note'> = async (invocation) => {
  const { words, options, mode, terminal, openLibrary } = invocation;
  const [name = '', ...text] = words;
  const library = await openLibrary();
  const [entry] = await choosePapers(library, [name], undefined, invocation);
  if (entry === undefined) return EXIT.done;
  const given = await noteText(invocation, text, entry);
  const whole = options.append === true && entry.note !== undefined ? `${entry.note}\n\n${given}` : given;
  const written = await writeNote(library, entry, whole);
  if (mode.kind !== 'person') await printDocument(terminal, mode, { id: entry.id, note: whole.trimEnd() });
  else await terminal.stderr.write(written ? `Noted on ${entry.id}.\n` : `The note on ${entry.id} is so already.\n`);
  return EXIT.done;
};
