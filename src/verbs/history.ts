import type { JournalEvent, LabelChange } from '../domain/journal.ts';
import type { Library } from './library.ts';

/** One change of the journal. */
export type HistoryItem = JournalEvent & {
  /** True when it has been taken back. */
  readonly undone: boolean;
};

function labelConcerns(label: LabelChange, paper: string): boolean {
  return 'papers' in label ? label.papers.includes(paper) : label.paper === paper;
}

function concerns(event: JournalEvent, paper: string, cameWith: string): boolean {
  switch (event.op) {
    case 'import':
      return (
        event.id === cameWith ||
        event.merged.some((merged) => merged.paper === paper) ||
        (event.labels ?? []).some((label) => labelConcerns(label, paper))
      );
    case 'enrich':
      return [...event.merged, ...event.refused].some((item) => item.paper === paper);
    case 'decide':
    case 'unscreen':
    case 'tag':
    case 'list-add':
    case 'list-remove':
    case 'list-move':
      return event.papers.includes(paper);
    case 'distinct':
      return event.papers.includes(paper);
    case 'same':
      return event.paper === paper || event.papers.includes(paper);
    case 'note':
    case 'edit':
      return event.paper === paper;
    default:
      return false;
  }
}

/** What was done, the latest first; only what was done to one paper where one is given. */
export function history(
  library: Library,
  paper: { readonly id: string; readonly import: string } | undefined,
): HistoryItem[] {
  const items = library.events.map((event) => ({ ...event, undone: library.isUndone(event.id) }));
  return items.filter((item) => paper === undefined || concerns(item, paper.id, paper.import)).toReversed();
}
