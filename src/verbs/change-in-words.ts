import type { Decision } from '../domain/decision.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { percent } from '../domain/wording.ts';
import { papersCounted } from './papers-counted.ts';

const MOST_NAMED = 3;

function named(papers: readonly string[]): string {
  return papers.length <= MOST_NAMED ? papers.join(', ') : papersCounted(papers.length);
}

/** Names of which there may be hundreds: the first, and how many more there are. */
function few(names: readonly string[], between: string): string {
  const more = names.length - MOST_NAMED;
  return more > 1 ? `${names.slice(0, MOST_NAMED).join(between)}${between}and ${more} more` : names.join(between);
}

function decided(decision: Decision): string {
  return decision.kind === 'exclude' && decision.reason !== undefined ? `exclude (${decision.reason})` : decision.kind;
}

/** A change of the journal in a few words, which hold foreign text. */
export function changeInWords(event: JournalEvent): string {
  switch (event.op) {
    case 'import':
      return `import ${few(event.files, ', ')} (${event.added} added, ${event.merged.length} merged)`;
    case 'decide':
      return `${event.settles === true ? 'settle: ' : ''}${decided(event.decision)} ${named(event.papers)}`;
    case 'unscreen':
      return `unscreen ${named(event.papers)}`;
    case 'tag':
      return `tag ${few([...event.add.map((tag) => `+${tag}`), ...event.remove.map((tag) => `-${tag}`)], ' ')} on ${named(event.papers)}`;
    case 'note':
      return event.text === '' ? `take away the note on ${event.paper}` : `note on ${event.paper}`;
    case 'edit':
      return `edit ${Object.keys(event.set).join(', ')} of ${event.paper}`;
    case 'enrich':
      return event.merged.length === 0
        ? `refuse matches of ${named([...new Set(event.refused.map(({ paper }) => paper))])}`
        : `enrich ${named(event.merged.map(({ paper }) => paper))}`;
    case 'same':
      return `merge ${named(event.papers)} into ${event.paper}`;
    case 'distinct':
      return `tell ${named(event.papers)} apart`;
    case 'list-new':
      return `new reading list "${event.list}"`;
    case 'list-add':
      return `put ${named(event.papers)} on "${event.list}"`;
    case 'list-remove':
      return `take ${named(event.papers)} off "${event.list}"`;
    case 'list-move':
      return `move ${named(event.papers)} to ${event.to + 1} on "${event.list}"`;
    case 'list-rename':
      return `rename the reading list "${event.list}" to "${event.name}"`;
    case 'list-delete':
      return `delete the reading list "${event.list}"`;
    case 'plan':
      return `plan for ${percent(event.plan.recall)} recall with ${percent(event.plan.confidence)} confidence`;
    case 'undo':
    case 'redo':
      return event.op;
  }
}
