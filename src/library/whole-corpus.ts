import type { Paper } from '../domain/paper.ts';
import { inOrderOfImport } from '../domain/union.ts';
import { readCorpusFrom } from './corpus-lines.ts';
import type { CorpusView } from './corpus-view.ts';
import type { FileSystem } from './file-system.ts';

/** All papers of a corpus, apart by whether they are in sight. */
export interface WholeCorpus {
  /** With edits applied. */
  readonly papers: readonly Paper[];
  readonly withdrawn: readonly Paper[];
}

/** Reads a corpus as a whole, for what needs every paper anyway. It is the one that the view is of. */
export function wholeCorpus(files: FileSystem, file: string, view: CorpusView): WholeCorpus {
  const papers: Paper[] = [];
  const withdrawn: Paper[] = [];
  let number = 0;
  readCorpusFrom(files, file, { size: 0, sum: 0, lines: 0 }, ({ paper }) => {
    if (typeof paper === 'string' || number >= view.index.paperCount) return;
    if (view.index.isVisible(number)) papers.push(view.edited(number, paper));
    else withdrawn.push(paper);
    number += 1;
  });
  return { papers: inOrderOfImport(papers), withdrawn };
}
