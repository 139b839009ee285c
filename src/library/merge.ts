import { join, resolve } from 'node:path';
import { PapersError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import { type LibraryLines, type Union, unionOf } from '../domain/union.ts';
import { readCorpus } from './corpus-lines.ts';
import { fileError, type FileSystem, realFiles } from './file-system.ts';
import { readJournal } from './journal-file.ts';
import type { Library } from './library.ts';
import { readLines } from './line-file.ts';
import { upgrade } from './upgrade.ts';
import { appendSealed } from './append.ts';
import { withLock } from './lock.ts';
import { readSettings } from './settings.ts';

/** The lines of a library's files, and what is wrong with the others. */
function linesOf(files: FileSystem, directory: string) {
  // The journal first: it is written last, so that an import in it has all its papers in the corpus.
  const journalFile = join(directory, 'journal.jsonl');
  const journalLines = readLines(files, journalFile);
  const corpusFile = join(directory, 'corpus.jsonl');
  const corpus = readCorpus(files, corpusFile);
  const journal = readJournal(journalFile, journalLines, false);
  return { papers: corpus.papers, events: journal.events, messages: [...corpus.messages, ...journal.messages] };
}

/** Throws where the settings cannot be read, or are those of a newer version. */
function checkSettings(files: FileSystem, file: string): void {
  try {
    readSettings(file, files.readFileSync(file, 'utf8'));
  } catch (error) {
    throw fileError(file, error);
  }
}

/** Reads another library, which has to be whole: what a damaged line said would be missing on this side for ever. */
function readOther(files: FileSystem, folder: string): LibraryLines & { readonly directory: string } {
  const directory = [resolve(folder), resolve(folder, '.papers')].find((one) =>
    files.existsSync(join(one, 'library.yaml')),
  );
  if (directory === undefined)
    throw new PapersError('no-library', 'there is no library in this folder', {
      file: folder,
      remedy: 'Name the folder of the other library, or the one that its .papers lies in.',
    });
  const settingsFile = join(directory, 'library.yaml');
  checkSettings(files, settingsFile);
  const { messages, ...lines } = linesOf(files, directory);
  const problem = messages.find(({ ruleId }) => ruleId === 'damaged-line');
  if (problem !== undefined)
    throw new PapersError('damaged-library', `${problem.reason}; nothing was taken in`, {
      ...(problem.file !== undefined && { file: problem.file }),
      ...(problem.line !== undefined && { line: problem.line }),
      remedy: 'Mend or delete that line of the other library, then merge again.',
    });
  return { ...lines, directory };
}

/**
 * Takes the papers and changes of another library in, by union of the lines. Everything is on disk before the promise
 * resolves; papers are written before the changes that speak of them, so that a merge cut off is finished by the next.
 * Throws `no-library`, `damaged-library`, `same-library` or `merge-clash`; then nothing is changed.
 */
export async function mergeLibrary(
  library: Library,
  folder: string,
  {
    clock,
    dryRun,
    files = realFiles,
  }: { readonly clock: Clock; readonly dryRun: boolean; readonly files?: FileSystem },
): Promise<Union> {
  const { directory, ...theirs } = readOther(files, folder);
  if (directory === resolve(library.directory))
    throw new PapersError('same-library', 'that is this library itself', { kind: 'usage', file: folder });
  return withLock(files, join(library.directory, 'lock'), { clock }, async () => {
    const union = unionOf(linesOf(files, library.directory), theirs);
    if (dryRun) return union;
    upgrade(files, library.directory);
    if (union.papers.length > 0) await appendSealed(files, library.directory, 'corpus', union.papers);
    if (union.events.length > 0) await appendSealed(files, library.directory, 'journal', union.events);
    library.refresh();
    return union;
  });
}
