import type { JournalFold } from '../domain/fold.ts';
import { applyEdit, gained } from '../domain/merge.ts';
import type { Paper } from '../domain/paper.ts';
import { withOwnIds } from '../domain/union.ts';

/** The papers of a corpus, apart by whether they are to be seen. */
export interface Sight {
  readonly papers: readonly Paper[];
  readonly withdrawn: readonly Paper[];
}

/** How many papers of the corpus name each import. */
function papersByImport(corpus: readonly Paper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const paper of corpus) counts.set(paper.import, (counts.get(paper.import) ?? 0) + 1);
  return counts;
}

/** A paper with what another line of it has and it lacks, as when two reviewers imported it each on their own. */
function together(first: Paper | undefined, second: Paper): Paper {
  if (first === undefined) return second;
  const edit = gained(first, second);
  return edit === undefined ? first : applyEdit(first, edit);
}

/**
 * A paper is in sight when its import is in the journal and was not taken back. One whose import the journal does not
 * have is the rest of an import that was cut off, unless the journal is damaged or an import lacks papers that it
 * added: then either may be the other's, and it is better to see a paper too many. Papers come in the order of their
 * imports, whatever the order of the lines. Of two lines with one id the earlier import's counts, and gains what the
 * other has; where they are different papers, as after a merge of two copies, the later one has an id of its own.
 */
export function inSight(corpus: readonly Paper[], fold: JournalFold, journalDamaged: boolean): Sight {
  const counts = papersByImport(corpus);
  const finished = new Map(fold.events.flatMap((event) => (event.op === 'import' ? [[event.id, event.added]] : [])));
  const lacking = journalDamaged || [...finished].some(([id, added]) => (counts.get(id) ?? 0) < added);
  const isVisible = (paper: Paper): boolean =>
    !fold.state.withdrawnImports.has(paper.import) && (lacking || finished.has(paper.import));
  const seen = new Map<string, Paper>();
  for (const paper of withOwnIds(corpus.filter(isVisible))) seen.set(paper.id, together(seen.get(paper.id), paper));
  const papers = Array.from(seen.values(), (paper) => {
    const edit = fold.state.papers.get(paper.id)?.edit;
    return edit === undefined ? paper : applyEdit(paper, edit);
  });
  return { papers, withdrawn: corpus.filter((paper) => !isVisible(paper)) };
}
