import type { Entry } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { type Changed, commitFor } from './change.ts';
import type { Library } from './library.ts';

/** Tags to add and to take away. */
export interface TagEdit {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const LONGEST = 100;

/** A tag as it is kept: no white space around it, and nothing in it that the query language could not name. */
function checkedTag(text: string): string {
  const tag = text.normalize('NFC').trim();
  if (tag === '' || tag.length > LONGEST || /[,"\u0000-\u001F\u007F]/.test(tag) || /^[-+]/.test(tag))
    throw new PapersError('bad-tag', `"${text}" cannot be a tag`, {
      kind: 'usage',
      remedy: `A tag has 1 to ${LONGEST} characters, no comma, quote or line break, and does not begin with + or -.`,
    });
  return tag;
}

/** Reads `+icl -old` into an edit. Throws `bad-tag`. */
export function readTagEdit(words: readonly string[]): TagEdit {
  const add: string[] = [];
  const remove: string[] = [];
  for (const word of words) (word.startsWith('-') ? remove : add).push(checkedTag(word.slice(1)));
  return { add, remove: remove.filter((tag) => !add.includes(tag)) };
}

/** Tags and untags papers as one step of undo. Throws `bad-tag`. */
export function tag(
  library: Library,
  entries: readonly Entry[],
  { add, remove }: TagEdit,
  dryRun: boolean,
): Promise<Changed> {
  return commitFor(
    library,
    entries,
    ({ tags }) => add.some((name) => !tags.includes(name)) || remove.some((name) => tags.includes(name)),
    (papers) => ({ op: 'tag', papers, add, remove }),
    dryRun,
  );
}
