import { type DecisionMark, type Status, statusOf } from './decision.ts';
import { type Paper, yearOf } from './paper.ts';
import { type LibraryState, UNTOUCHED } from './state.ts';

/** All that a library knows of one paper: what commands print as JSON, queries select from and exports write. */
export interface Entry extends Paper {
  readonly year?: number;
  readonly status: Status;
  readonly decision?: DecisionMark;
  readonly tags: readonly string[];
  /** Names of the reading lists it is on. */
  readonly lists: readonly string[];
  readonly note?: string;
}

/** Joins papers (edits already applied) with what the journal says of them, in the order of the papers. */
export function entriesOf(papers: readonly Paper[], state: LibraryState): Entry[] {
  const listsOf = new Map<string, string[]>();
  for (const [list, ids] of state.lists)
    for (const id of ids) {
      const lists = listsOf.get(id);
      if (lists === undefined) listsOf.set(id, [list]);
      else lists.push(list);
    }
  return papers.map((paper) => {
    const { decision, tags, note } = state.papers.get(paper.id) ?? UNTOUCHED;
    const year = yearOf(paper);
    return {
      ...paper,
      ...(year !== undefined && { year }),
      status: statusOf(decision),
      ...(decision !== undefined && { decision }),
      tags,
      lists: listsOf.get(paper.id) ?? [],
      ...(note !== undefined && { note }),
    };
  });
}
