import type { Entry } from '../domain/entry.ts';
import type { SuggestedBy } from '../domain/journal.ts';
import { lastSuggestions } from '../library/suggestions-file.ts';
import type { Library } from './library.ts';

/**
 * The model that put papers forward that are now decided on: when all of them are among its last suggestions, and none
 * was decided on before. It goes into the journal with the decision.
 */
export function suggestionTaken(library: Library, entries: readonly Entry[]): SuggestedBy | undefined {
  const last = lastSuggestions(library.directory);
  if (last === undefined || entries.length === 0) return undefined;
  const { model, version, papers } = last;
  const isTaken = entries.every(
    ({ id, status }) => (status === 'unscreened' || status === 'maybe') && papers.includes(id),
  );
  return isTaken ? { model, version } : undefined;
}
