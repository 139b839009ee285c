import { PapersError } from '../../domain/errors.ts';
import { readTagEdit, tag as tagPapers } from '../../verbs/tag.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command } from '../command.ts';
import { reportChange } from '../report-change.ts';

function isTagWord(word: string): boolean {
  return word.length > 1 && (word.startsWith('+') || word.startsWith('-'));
}

export const tag: Command<'tag'> = async (invocation) => {
  const { words, options, mode, terminal, openLibrary } = invocation;
  const edits = words.filter(isTagWord);
  if (edits.length === 0)
    throw new PapersError('no-tags', 'which tags?', {
      kind: 'usage',
      remedy: 'Write +icl to add a tag, -icl to take it away.',
    });
  const edit = readTagEdit(edits);
  const library = await openLibrary();
  const papers = words.filter((word) => !isTagWord(word));
  const entries = await choosePapers(library, papers, options.query, invocation);
  return reportChange(terminal, mode, 'Tagged', await tagPapers(library, entries, edit, options.dryRun === true));
};
