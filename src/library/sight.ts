import type { JournalFold } from '../domain/fold.ts';
import { applyEdit } from '../domain/merge.ts';
import { normalisedTitle } from '../domain/normalised-title.ts';
import type { Paper } from '../domain/paper.ts';
import { shortHash } from '../domain/short-hash.ts';

/** The papers of a corpus, apart by whether they are to be seen. */
export interface Sight {
  readonly papers: readonly Paper[];
  readonly withdrawn: readonly Paper[];
  /** Those that turned out to be another paper. */
  readonly joined: readonly Paper[];
}

/** How many papers of the corpus name each import. */
function papersByImport(corpus: readonly Paper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const paper of corpus) counts.set(paper.import, (counts.get(paper.import) ?? 0) + 1);
  return counts;
}

/**
 * A paper is in sight when its import is in the journal and was not taken back. One whose import the journal does not
 * have is the rest of an import that was cut off, unless the journal is damaged or an import lacks papers that it
 * added: then either may be the other's, and it is better to see a paper too many. Of two lines with one id the first
 * counts; where they are different papers, as after a merge of two copies, the second gets an id of its own.
 */
export function inSight(corpus: readonly Paper[], fold: JournalFold, journalDamaged: boolean): Sight {
  const counts = papersByImport(corpus);
  const finished = new Map(fold.events.flatMap((event) => (event.op === 'import' ? [[event.id, event.added]] : [])));
  const lacking = journalDamaged || [...finished].some(([id, added]) => (counts.get(id) ?? 0) < added);
  const seen = new Map<string, Paper>();
  const withdrawn: Paper[] = [];
  for (const paper of corpus) {
    const visible = !fold.state.withdrawnImports.has(paper.import) && (lacking || finished.has(paper.import));
    if (!visible) withdrawn.push(paper);
    else {
      const same = seen.get(paper.id);
      const other = same !== undefined && normalisedTitle(same.title) !== normalisedTitle(paper.title);
      const id = other ? `${paper.id}-${shortHash(normalisedTitle(paper.title))}` : paper.id;
      const edit = fold.state.papers.get(id)?.edit;
      if (!seen.has(id)) seen.set(id, { ...(edit === undefined ? paper : applyEdit(paper, edit)), id });
    }
  }
  const joined: Paper[] = [];
  for (const [id, into] of fold.state.sameAs) {
    const paper = seen.get(id);
    // Where the other is gone with its import, this one stands for itself again.
    if (paper === undefined || !seen.has(into)) continue;
    joined.push(paper);
    seen.delete(id);
  }
  return { papers: [...seen.values()], withdrawn, joined };
}
