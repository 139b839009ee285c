import type { Decision } from '../domain/decision.ts';
import type { Entry } from '../domain/entry.ts';
import type { Library } from './library.ts';
import { type Changed, commitFor } from './change.ts';

function same(entry: Entry, decision: Decision): boolean {
  const { decision: current } = entry;
  if (current === undefined || current.kind !== decision.kind) return false;
  return current.kind !== 'exclude' || decision.kind !== 'exclude' || current.reason === decision.reason;
}

/** Decides on papers as one step of undo. Papers on which the same was decided already stay as they are. */
export function decide(
  library: Library,
  entries: readonly Entry[],
  decision: Decision,
  dryRun: boolean,
): Promise<Changed> {
  return commitFor(
    library,
    entries,
    (entry) => !same(entry, decision),
    (papers) => ({ op: 'decide', papers, decision }),
    dryRun,
  );
}

/** Takes decisions back as one step of undo. */
export function unscreen(library: Library, entries: readonly Entry[], dryRun: boolean): Promise<Changed> {
  return commitFor(
    library,
    entries,
    (entry) => entry.decision !== undefined,
    (papers) => ({ op: 'unscreen', papers }),
    dryRun,
  );
}
