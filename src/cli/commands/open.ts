import { PapersError } from '../../domain/errors.ts';
import { pageOf } from '../../verbs/page-of.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command } from '../command.ts';
import { printItems } from '../output.ts';
import { EXIT } from '../problems.ts';

export const open: Command<'open'> = async (invocation) => {
  const { words, mode, terminal, openLibrary } = invocation;
  const entries = await choosePapers(await openLibrary(), words, undefined, invocation);
  const pages = entries.map((entry) => {
    const page = pageOf(entry);
    if (page !== undefined) return { id: entry.id, url: page };
    throw new PapersError('no-page', `nothing is known of where ${entry.id} is on the web`, {
      remedy: 'It has no link, DOI or arXiv id.',
    });
  });
  for (const { url } of pages)
    if (!(await terminal.browse(url)))
      throw new PapersError('no-browser', `no browser could be started for ${url}`, {
        remedy: 'Set $BROWSER to a program that opens links.',
      });
  if (mode.kind !== 'person') await printItems(terminal, mode, pages, ['id', 'url']);
  return EXIT.done;
};
