import type { Clock } from '../domain/ports.ts';
import type { Renamed, Union } from '../domain/union.ts';
import { mergeLibrary } from '../library/merge.ts';
import { conflicts } from './conflicts.ts';
import type { Library } from './library.ts';

/** What a merge took in from another library. */
export interface MergeReport {
  /** Lines of the corpus. */
  readonly papers: Union['counts'];
  /** Lines of the journal. */
  readonly changes: { readonly added: number; readonly known: number };
  /** Papers whose id another paper has here. */
  readonly renamed: readonly Renamed[];
  /** Disagreements of reviewers that there are now; absent in a blind library. */
  readonly conflicts?: number;
  readonly dryRun: boolean;
}

/** Takes another library in. Doing it again changes nothing, and both sides come to the same. */
export async function merge(
  library: Library,
  folder: string,
  { clock, dryRun }: { readonly clock: Clock; readonly dryRun: boolean },
): Promise<MergeReport> {
  const { counts, events, knownEvents, renamed } = await mergeLibrary(library, folder, { clock, dryRun });
  return {
    papers: counts,
    changes: { added: events.length, known: knownEvents },
    renamed,
    ...(library.settings.blind !== true && { conflicts: conflicts(library).length }),
    dryRun,
  };
}
