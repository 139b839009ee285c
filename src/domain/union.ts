import { PapersError } from './errors.ts';
import { foldJournal } from './fold.ts';
import { firstFree } from './first-free.ts';
import type { JournalEvent, LabelChange } from './journal.ts';
import { titleKey } from './merge.ts';
import type { Paper } from './paper.ts';
import { shortHash } from './short-hash.ts';

/** The lines of a library's two files, as they stand in them. */
export interface LibraryLines {
  readonly papers: readonly Paper[];
  readonly events: readonly JournalEvent[];
}

/** A paper of the other library whose id another paper has here. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/** The lines that one copy of a library lacks of another, under the ids that its papers have or get here. */
export interface Union extends LibraryLines {
  /** Of the other library's papers: each is one of these. Those withdrawn came with an import that was taken back on either side. */
  readonly counts: { readonly added: number; readonly known: number; readonly withdrawn: number };
  readonly knownEvents: number;
  readonly renamed: readonly Renamed[];
}

/** A line of a corpus is the same line on both sides when the same import brought the same title. */
function lineKey(paper: Paper): string {
  return `${paper.import} ${titleKey(paper)}`;
}

/** Papers with the ids under which the library shows them: where two papers have one, the later import's gets its own. */
export function withOwnIds(papers: readonly Paper[]): Paper[] {
  const first = new Map<string, Paper>();
  return inOrderOfImport(papers).map((paper) => {
    const same = first.get(paper.id);
    const isOther = same !== undefined && titleKey(same) !== titleKey(paper);
    const id = isOther ? `${paper.id}-${shortHash(titleKey(paper))}` : paper.id;
    if (!first.has(id)) first.set(id, paper);
    return isOther ? { ...paper, id } : paper;
  });
}

/** The same whatever the order of the lines, so that copies merged by git show the same. */
export function inOrderOfImport<Line extends Paper>(papers: readonly Line[]): readonly Line[] {
  const isInOrder = papers.every((paper, index) => index === 0 || (papers[index - 1]?.import ?? '') <= paper.import);
  return isInOrder ? papers : papers.toSorted((a, b) => (a.import < b.import ? -1 : Number(a.import > b.import)));
}

function renameIn(event: JournalEvent, ids: ReadonlyMap<string, string>): JournalEvent {
  const name = (id: string): string => ids.get(id) ?? id;
  const label = <Change extends LabelChange>(change: Change): Change =>
    'papers' in change ? { ...change, papers: change.papers.map(name) } : { ...change, paper: name(change.paper) };
  switch (event.op) {
    case 'import':
      return {
        ...event,
        merged: event.merged.map(({ paper, set }) => ({ paper: name(paper), set })),
        ...(event.labels !== undefined && { labels: event.labels.map(label) }),
      };
    case 'enrich':
      return {
        ...event,
        merged: event.merged.map((gain) => ({ ...gain, paper: name(gain.paper) })),
        refused: event.refused.map((no) => ({ ...no, paper: name(no.paper) })),
      };
    case 'decide':
    case 'unscreen':
    case 'tag':
    case 'list-add':
    case 'list-remove':
    case 'list-move':
      return { ...event, papers: event.papers.map(name) };
    case 'distinct':
      return { ...event, papers: event.papers.map(name) };
    case 'same':
      return { ...event, paper: name(event.paper), papers: event.papers.map(name) };
    case 'note':
    case 'edit':
      return { ...event, paper: name(event.paper) };
    default:
      return event;
  }
}

function sameEvent(a: JournalEvent, b: JournalEvent): boolean {
  return a.op === b.op && a.at === b.at && a.by === b.by;
}

/**
 * What is to be added to one library so that it has all of another, by union of their lines. Doing it again adds
 * nothing. A paper whose id a different paper has here gets an id of its own, in its line and in the changes that speak
 * of it. Throws `merge-clash` for two different changes under one id, which no library makes by itself.
 */
export function unionOf(ours: LibraryLines, theirs: LibraryLines): Union {
  const own = withOwnIds(ours.papers);
  const idOfLine = new Map(own.map((paper) => [lineKey(paper), paper.id]));
  const titleOfId = new Map(own.map((paper) => [paper.id, titleKey(paper)]));
  const ownerOfKey = new Map(own.map(({ citationKey, id }) => [citationKey, id]));
  const ids = new Map<string, string>();
  const papers: Paper[] = [];
  const renamed: Renamed[] = [];

  for (const paper of withOwnIds(theirs.papers)) {
    const known = idOfLine.get(lineKey(paper));
    if (known !== undefined) {
      ids.set(paper.id, known);
      continue;
    }
    const key = titleKey(paper);
    const isFree = (id: string): boolean => (titleOfId.get(id) ?? key) === key;
    const candidate = (number: number): string =>
      number === 1
        ? paper.id
        : number === 2
          ? `${paper.id}-${shortHash(key)}`
          : `${paper.id}-${shortHash(key)}-${number}`;
    const id = ids.get(paper.id) ?? candidate(firstFree((number) => !isFree(candidate(number))));
    if (id !== paper.id) renamed.push({ from: paper.id, to: id, title: paper.title });
    ids.set(paper.id, id);
    titleOfId.set(id, key);
    const owner = ownerOfKey.get(paper.citationKey) ?? id;
    const citationKey = owner === id ? paper.citationKey : `${paper.citationKey}-${shortHash(key)}`;
    ownerOfKey.set(citationKey, id);
    papers.push({ ...paper, id, citationKey });
  }

  const knownEvents = new Map(ours.events.map((event) => [event.id, event]));
  const events = theirs.events.flatMap((event) => {
    const known = knownEvents.get(event.id);
    if (known === undefined) return renameIn(event, ids);
    if (sameEvent(known, event)) return [];
    throw new PapersError('merge-clash', `both libraries have a change ${event.id}, and they are different ones`, {
      remedy:
        'Nothing was changed. Give the line of one journal another id, such as the same with another last letter.',
    });
  });
  const { withdrawnImports } = foldJournal([...ours.events, ...events]).state;
  const inForce = (lines: readonly Paper[]): number =>
    lines.filter((paper) => !withdrawnImports.has(paper.import)).length;
  const [added, all] = [inForce(papers), inForce(theirs.papers)];
  return {
    papers,
    events,
    counts: { added, known: all - added, withdrawn: theirs.papers.length - all },
    knownEvents: theirs.events.length - events.length,
    renamed,
  };
}
