import type { Decision, DecisionMark } from '../domain/decision.ts';
import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import type { Paper } from '../domain/paper.ts';
import { isInConflict } from '../domain/state.ts';
import { type Changed, commitFor } from './change.ts';
import type { Library } from './library.ts';

/** A paper on which reviewers decided differently, and nobody has settled it. */
export interface Conflict extends Pick<Paper, 'id' | 'title'> {
  /** The latest of each reviewer, in order of name. */
  readonly decisions: readonly DecisionMark[];
}

/** The disagreements of reviewers, in the order of import. Throws `library-blind`, since listing them would tell. */
export function conflicts(library: Library): Conflict[] {
  if (library.settings.blind === true)
    throw new PapersError('library-blind', 'the library is blind: reviewers must not see what others decided', {
      remedy: 'When all have finished, "papers config blind false" lets everyone see.',
    });
  return library.papers.flatMap(({ id, title }) => {
    const state = library.state.papers.get(id);
    if (state === undefined || !isInConflict(state)) return [];
    const decisions = [...state.decisions.values()].toSorted((a, b) => (a.by < b.by ? -1 : 1));
    return [{ id, title, decisions }];
  });
}

/**
 * Settles the disagreements on papers, as one step of undo: what reviewers decided stays, and this decision counts.
 * Papers on which nobody disagrees stay as they are. Throws `library-blind`.
 */
export function settleConflicts(
  library: Library,
  entries: readonly Entry[],
  decision: Decision,
  dryRun: boolean,
): Promise<Changed> {
  const open = new Set(conflicts(library).map(({ id }) => id));
  return commitFor(
    library,
    entries,
    ({ id }) => open.has(id),
    (papers) => ({ op: 'decide', papers, decision, settles: true }),
    dryRun,
  );
}
