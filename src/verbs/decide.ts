import type { Decision } from '../domain/decision.ts';
import type { Entry } from '../domain/entry.ts';
import type { SuggestedBy } from '../domain/journal.ts';
import { UNTOUCHED } from '../domain/state.ts';
import { type Changed, commitFor } from './change.ts';
import type { Library } from './library.ts';

function same(current: Decision | undefined, decision: Decision): boolean {
  if (current === undefined || current.kind !== decision.kind) return false;
  return current.kind !== 'exclude' || decision.kind !== 'exclude' || current.reason === decision.reason;
}

/**
 * Decides on papers as one step of undo. Papers on which the reviewer decided the same already stay as they are. What
 * the arbiter of the library decides settles what others decided. `suggested` is the model that put the papers forward.
 */
export function decide(
  library: Library,
  entries: readonly Entry[],
  decision: Decision,
  dryRun: boolean,
  suggested?: SuggestedBy,
): Promise<Changed> {
  const settles = library.settings.arbiter === library.reviewer;
  return commitFor(
    library,
    entries,
    ({ id, decision: counting }) => {
      const { settled, decisions } = library.state.papers.get(id) ?? UNTOUCHED;
      return !same(settles ? settled : decisions.get(library.reviewer), decision) || counting?.kind !== decision.kind;
    },
    (papers) => ({
      op: 'decide',
      papers,
      decision,
      ...(settles && { settles }),
      ...(suggested !== undefined && { suggested }),
    }),
    dryRun,
  );
}

/** Takes back what the reviewer decided, as one step of undo; what nobody but others decided, too. */
export function unscreen(library: Library, entries: readonly Entry[], dryRun: boolean): Promise<Changed> {
  return commitFor(
    library,
    entries,
    (entry) => entry.decision !== undefined,
    (papers) => ({ op: 'unscreen', papers }),
    dryRun,
  );
}
