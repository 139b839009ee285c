import type { Status } from '../../domain/decision.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Count } from '../stats.ts';
import type { View } from '../views.ts';

/** The standings as {@link Snapshot.statuses} has them: the place of each here. */
export const STATUS_CODES = ['unscreened', 'included', 'maybe', 'excluded'] as const satisfies readonly Status[];

export const UNSCREENED = 0;

/** What people gave names to, for completion. */
export interface Names {
  /** Most used first. */
  readonly tags: readonly Count[];
  /** Reasons to exclude, most used first. */
  readonly reasons: readonly Count[];
  /** In the order in which they were made. */
  readonly lists: readonly Count[];
  readonly views: readonly View[];
}

/** A library as it stands at one moment. Papers are named by ordinals: their place in the order of import, from 0. */
export interface Snapshot {
  readonly count: number;
  /** By ordinal, as places in {@link STATUS_CODES}. */
  readonly statuses: Uint8Array;
  readonly counts: Readonly<Record<Status, number>>;
  /** Undefined for an ordinal that there is not. */
  entry(ordinal: number): Entry | undefined;
  ordinalOf(id: string): number | undefined;
  /** The papers of a reading list, in its order; none for a list that there is not. */
  onList(name: string): readonly number[];
  /** Made when it is asked for. */
  names(): Names;
}

/** How many papers have each standing. */
export function countStatuses(statuses: Uint8Array): Record<Status, number> {
  const counts = [0, 0, 0, 0];
  for (const code of statuses) counts[code] = (counts[code] ?? 0) + 1;
  const [unscreened = 0, included = 0, maybe = 0, excluded = 0] = counts;
  return { unscreened, included, maybe, excluded };
}
