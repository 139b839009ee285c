import { sanitiseLine } from '../../terminal/sanitise.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { merge as mergeLibraries, type MergeReport } from '../../verbs/merge.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';

function outOfSight(papers: number): string {
  return `  ${papersCounted(papers)} out of sight: the import was undone, here or there. Import the file again to see what it brought.`;
}

function lines({ papers, changes, renamed, conflicts, dryRun }: MergeReport): string[] {
  const would = dryRun ? 'Would take in' : 'Took in';
  const disagreements =
    dryRun || conflicts === undefined || conflicts === 0
      ? []
      : [`Reviewers disagree on ${conflicts === 1 ? '1 paper' : `${conflicts} papers`}: papers conflicts`];
  return [
    `${would} ${papers.added} papers (${papers.known} known) and ${changes.added} changes (${changes.known} known)`,
    ...(papers.withdrawn === 0 ? [] : [outOfSight(papers.withdrawn)]),
    ...renamed.map(({ from, to, title }) => `  its "${from}" is ${to} here: ${title}`),
    ...disagreements,
  ];
}

export const merge: Command<'merge'> = async ({ words, options, mode, terminal, clock, openLibrary }) => {
  const [folder = ''] = words;
  const library = await openLibrary();
  const merged = await mergeLibraries(library, folder, { clock, dryRun: options.dryRun === true });
  if (mode.kind === 'person')
    await terminal.stdout.write(
      lines(merged)
        .map((line) => `${sanitiseLine(line)}\n`)
        .join(''),
    );
  else await printDocument(terminal, mode, merged);
  return EXIT.done;
};
