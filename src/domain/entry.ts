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

/** The names of the reading lists that each paper is on, by its id. */
export function membershipOf({ lists }: LibraryState): ReadonlyMap<string, readonly string[]> {
  const listsOf = new Map<string, string[]>();
  for (const [list, ids] of lists)
    for (const id of ids) {
      const names = listsOf.get(id);
      if (names === undefined) listsOf.set(id, [list]);
      else names.push(list);
    }
  return listsOf;
}

/** Joins a paper (edits already applied) with what the journal says of it. */
export function entryOf(paper: Paper, state: LibraryState, membership: ReturnType<typeof membershipOf>): Entry {
  const { decision, tags, note } = state.papers.get(paper.id) ?? UNTOUCHED;
  const year = yearOf(paper);
  return {
    ...paper,
    ...(year !== undefined && { year }),
    status: statusOf(decision),
    ...(decision !== undefined && { decision }),
    tags,
    lists: membership.get(paper.id) ?? [],
    ...(note !== undefined && { note }),
  };
}

/** Joins papers with what the journal says of them, in the order of the papers. */
export function entriesOf(papers: readonly Paper[], state: LibraryState): Entry[] {
  const membership = membershipOf(state);
  return papers.map((paper) => entryOf(paper, state, membership));
}
