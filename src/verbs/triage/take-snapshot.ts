import { statusOf } from '../../domain/decision.ts';
import type { Library } from '../library.ts';
import { byCount } from '../stats.ts';
import { views } from '../views.ts';
import type { PapersInSight } from './papers-in-sight.ts';
import { countStatuses, type Names, type Snapshot, STATUS_CODES } from './snapshot.ts';

/** More papers than this are found by going through all ids, not one by one. */
export const MANY = 2000;

function namesOf(library: Library): Names {
  // Only papers that the journal speaks of can have any, which spares looking at all the others.
  const touched = [...library.state.papers.values()];
  return {
    tags: byCount(touched.flatMap(({ tags }) => tags)),
    reasons: byCount(touched.flatMap(({ decision }) => (decision?.kind === 'exclude' ? (decision.reason ?? []) : []))),
    lists: Array.from(library.state.lists, ([name, members]) => ({ name, papers: members.length })),
    views: views(library),
  };
}

/** A snapshot of which the standings are known. */
export function snapshotWith(library: Library, papers: PapersInSight, statuses: Uint8Array): Snapshot {
  let names: Names | undefined;
  return {
    count: papers.count,
    statuses,
    counts: countStatuses(statuses),
    entry: (ordinal) => papers.entry(ordinal),
    ordinalOf: (id) => papers.ordinalOf(id),
    onList: (name) =>
      (library.state.lists.get(name) ?? [])
        .map((id) => papers.ordinalOf(id))
        .filter((ordinal) => ordinal !== undefined),
    names: () => (names ??= namesOf(library)),
  };
}

/** A snapshot of a library as it is now. */
export function takeSnapshot(library: Library, papers: PapersInSight): Snapshot {
  const { state } = library;
  const statuses = new Uint8Array(papers.count);
  const mark = (ordinal: number | undefined, id: string): void => {
    const decision = state.papers.get(id)?.decision;
    if (ordinal !== undefined && decision !== undefined) statuses[ordinal] = STATUS_CODES.indexOf(statusOf(decision));
  };
  if (state.papers.size <= MANY) for (const id of state.papers.keys()) mark(papers.ordinalOf(id), id);
  else
    library.ask((view) => {
      view.index.loadIds();
      papers.numbers.forEach((number, ordinal) => mark(ordinal, view.idOf(number)));
    });
  return snapshotWith(library, papers, statuses);
}
