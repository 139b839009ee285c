import type { Entry } from '../domain/entry.ts';
import type { Change } from '../domain/journal.ts';
import type { Library } from './library.ts';

/** What a change of papers came to. */
export interface Changed {
  /** Those that changed (or would have, in a dry run), as they are now. */
  readonly changed: readonly Entry[];
  /** Those that were so already. */
  readonly unchanged: readonly Entry[];
  readonly dryRun: boolean;
}

/**
 * Commits one change for those papers that it is `needed` for; none when there are none, so that undo never meets a
 * step that did nothing. It is on disk before the promise resolves.
 */
export async function commitFor(
  library: Library,
  entries: readonly Entry[],
  needed: (entry: Entry) => boolean,
  changeOf: (papers: readonly string[]) => Change,
  dryRun: boolean,
): Promise<Changed> {
  const toChange = entries.filter(needed);
  const unchanged = entries.filter((entry) => !needed(entry));
  if (toChange.length === 0 || dryRun) return { changed: toChange, unchanged, dryRun };
  await library.commit(changeOf(toChange.map(({ id }) => id)));
  const changed = library.ask((view) =>
    toChange.flatMap(({ id }) => {
      const paper = view.withId(id);
      return paper === undefined ? [] : [view.entry(paper)];
    }),
  );
  return { changed, unchanged, dryRun };
}
