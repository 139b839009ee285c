import { type Entry, entriesOf } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { type Changed, commitFor } from './change.ts';
import type { Library } from './library.ts';

/** A reading list with the ids of its papers, in its order. */
export interface ReadingList {
  readonly name: string;
  readonly papers: readonly string[];
}

function checkedName(text: string): string {
  const name = text.normalize('NFC').trim();
  if (name === '' || /[,"\u0000-\u001F\u007F]/.test(name))
    throw new PapersError('bad-list-name', `"${text}" cannot be the name of a reading list`, {
      kind: 'usage',
      remedy: 'A name has at least one character, and no comma, quote or line break.',
    });
  return name;
}

/** All reading lists, in the order in which they were made. */
export function readingLists(library: Library): ReadingList[] {
  return [...library.state.lists].map(([name, papers]) => ({ name, papers }));
}

/** The reading list of a name. Throws `unknown-list`, naming the nearest. */
export async function readingList(library: Library, name: string): Promise<ReadingList> {
  const papers = library.state.lists.get(name.normalize('NFC').trim());
  if (papers !== undefined) return { name, papers };
  const { nearest } = await import('../search/names.ts');
  const names = [...library.state.lists.keys()];
  const near = nearest(
    names.map((list) => ({ list, names: [list] })),
    name,
    3,
  );
  const known =
    names.length === 0 ? 'There are none yet: "papers list new NAME" makes one.' : `The lists are ${names.join(', ')}.`;
  throw new PapersError('unknown-list', `no reading list is called "${name}"`, {
    remedy: near.length === 0 ? known : `Did you mean ${near.map(({ list }) => `"${list}"`).join(' or ')}?`,
  });
}

/** The papers of a reading list, in its order. Throws `unknown-list`. */
export async function papersOnList(library: Library, name: string): Promise<Entry[]> {
  const { papers } = await readingList(library, name);
  const byId = new Map(library.papers.map((paper) => [paper.id, paper]));
  return entriesOf(
    papers.flatMap((id) => byId.get(id) ?? []),
    library.state,
  );
}

/** Makes an empty reading list. Throws `list-exists` or `bad-list-name`. */
export async function newList(library: Library, text: string): Promise<void> {
  const list = checkedName(text);
  if (library.state.lists.has(list)) throw listExists(list);
  await library.commit({ op: 'list-new', list });
}

/** Puts papers at the end of a reading list, which is made if it is new. Those on it already stay where they are. */
export function addToList(
  library: Library,
  text: string,
  entries: readonly Entry[],
  dryRun: boolean,
): Promise<Changed> {
  const list = checkedName(text);
  return commitFor(
    library,
    entries,
    ({ lists }) => !lists.includes(list),
    (papers) => ({ op: 'list-add', list, papers }),
    dryRun,
  );
}

/** Takes papers off a reading list. Throws `unknown-list`. */
export async function removeFromList(
  library: Library,
  text: string,
  entries: readonly Entry[],
  dryRun: boolean,
): Promise<Changed> {
  const { name: list } = await readingList(library, text);
  return commitFor(
    library,
    entries,
    ({ lists }) => lists.includes(list),
    (papers) => ({ op: 'list-remove', list, papers }),
    dryRun,
  );
}

/** Moves papers of a reading list, in the order given, so that the first of them is at `position` (from 1). Throws `not-on-list`. */
export async function moveInList(
  library: Library,
  text: string,
  position: number,
  entries: readonly Entry[],
): Promise<Changed> {
  const { name: list } = await readingList(library, text);
  const missing = entries.filter(({ lists }) => !lists.includes(list));
  if (missing.length > 0)
    throw new PapersError('not-on-list', `"${list}" does not have ${missing.map(({ id }) => id).join(', ')}`, {
      remedy: `"papers list add" puts papers on a list.`,
    });
  return commitFor(
    library,
    entries,
    () => true,
    (papers) => ({ op: 'list-move', list, papers, to: position - 1 }),
    false,
  );
}

/** Gives a reading list another name. Throws `unknown-list`, `list-exists` or `bad-list-name`. */
export async function renameList(library: Library, text: string, newName: string): Promise<void> {
  const { name: list } = await readingList(library, text);
  const name = checkedName(newName);
  if (name === list) return;
  if (library.state.lists.has(name)) throw listExists(name);
  await library.commit({ op: 'list-rename', list, name });
}

/** Deletes a reading list; its papers stay. Throws `unknown-list`. */
export async function deleteList(library: Library, text: string): Promise<void> {
  const { name: list } = await readingList(library, text);
  await library.commit({ op: 'list-delete', list });
}

function listExists(name: string): PapersError {
  return new PapersError('list-exists', `there is a reading list "${name}" already`, {
    remedy: 'Choose another name.',
  });
}
