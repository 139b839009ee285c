import type { JournalEvent } from '../domain/journal.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';
import { changeInWords } from '../verbs/change-in-words.ts';

/** A change of the journal in a few words, safe to show. */
export function describeChange(event: JournalEvent): string {
  return sanitiseLine(changeInWords(event));
}
