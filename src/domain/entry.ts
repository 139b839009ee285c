import { type DecisionMark, type Status, statusOf } from './decision.ts';
import type { FieldOrigins } from './enrichment.ts';
import { type Paper, yearOf } from './paper.ts';
import { isInConflict, type LibraryState, type PaperState, UNTOUCHED } from './state.ts';

/** All that a library knows of one paper: what commands print as JSON, queries select from and exports write. */
export interface Entry extends Paper {
  readonly year?: number;
  readonly status: Status;
  readonly decision?: DecisionMark;
  /** Reviewers decided differently, and nobody has settled it. */
  readonly conflict?: true;
  readonly tags: readonly string[];
  /** Names of the reading lists it is on. */
  readonly lists: readonly string[];
  readonly note?: string;
  /** Where fields came from that the paper's sources did not give: by field. */
  readonly origins?: FieldOrigins;
}

/** Joins a paper (edits already applied) with what the journal says of it. */
export function entryOf(paper: Paper, known: PaperState, lists: readonly string[]): Entry {
  const { decision, tags, note, origins } = known;
  const year = yearOf(paper);
  return {
    ...paper,
    ...(year !== undefined && { year }),
    status: statusOf(decision),
    ...(decision !== undefined && { decision }),
    ...(isInConflict(known) && { conflict: true as const }),
    tags,
    lists,
    ...(note !== undefined && { note }),
    ...(origins !== undefined && { origins }),
  };
}

/** The names of the lists that each paper is on, in order of the lists. */
export function listsByPaper({ lists }: Pick<LibraryState, 'lists'>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [list, ids] of lists)
    for (const id of ids) {
      const known = names.get(id);
      if (known === undefined) names.set(id, [list]);
      else known.push(list);
    }
  return names;
}

/** The entries of papers (edits already applied), in their order. */
export function entriesOf(papers: readonly Paper[], state: LibraryState): Entry[] {
  const lists = listsByPaper(state);
  return papers.map((paper) => entryOf(paper, state.papers.get(paper.id) ?? UNTOUCHED, lists.get(paper.id) ?? []));
}
