import { userInfo } from 'node:os';
import { PapersError } from '../domain/errors.ts';
import { findLibrary } from '../library/find.ts';
import { openLibrary as openFolder } from '../library/open.ts';
import type { Changed as ChangedEntries } from '../verbs/change.ts';
import { decide as decideOn, unscreen } from '../verbs/decide.ts';
import { readableFormat } from '../verbs/formats.ts';
import type { Library as OpenedLibrary } from '../verbs/library.ts';
import { note } from '../verbs/note.ts';
import { parse as parseInputs } from '../verbs/parse.ts';
import { resolvePapers } from '../verbs/resolve.ts';
import { search as find } from '../verbs/search.ts';
import { readQuery, select } from '../verbs/select.ts';
import { similar as alike } from '../verbs/similar.ts';
import { readTagEdit, tag as tagPapers } from '../verbs/tag.ts';
import type {
  Changed,
  Decision,
  Entry,
  Library,
  OpenOptions,
  Parsed,
  ParseOptions,
  SearchHit,
  SearchOptions,
  SimilarPaper,
} from './types.ts';

export { PapersError } from '../domain/errors.ts';
export type * from './types.ts';

const opened = new WeakMap<Library, OpenedLibrary>();

/** The library as it is now, with what other processes wrote. */
function current(library: Library): OpenedLibrary {
  const found = opened.get(library);
  if (found === undefined) throw new PapersError('no-library', 'not a library that openLibrary gave');
  found.refresh();
  return found;
}

/**
 * Opens a library: the folder named, or one that holds a `.papers`; else the one that the command line would take.
 * Throws a PapersError when there is none there, or it is damaged beyond reading.
 */
export async function openLibrary(folder?: string, { reviewer }: OpenOptions = {}): Promise<Library> {
  const directory = findLibrary({ cwd: process.cwd(), explicit: folder, env: process.env });
  if (directory === undefined)
    throw new PapersError('no-library', 'there is no library here', { remedy: 'Make one with "papers init".' });
  const library = await openFolder(directory, {
    clock: () => new Date(),
    random: Math.random,
    reviewer: userInfo().username,
    ...(reviewer !== undefined && { signAs: reviewer }),
  });
  const handle: Library = { directory, reviewer: library.reviewer, problems: library.diagnostics };
  opened.set(handle, library);
  return handle;
}

/** Reads papers out of a text or the bytes of a file, in any format that papers reads. Touches no library. */
export async function parse(
  content: string | Uint8Array,
  { file = '<text>', from }: ParseOptions = {},
): Promise<Parsed> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const chunks = async function* () {
    yield bytes;
  };
  const format = readableFormat(from);
  const files = await parseInputs([{ file, chunks }], { ...(format !== undefined && { from: format }) });
  return {
    papers: files.flatMap(({ papers }) => papers),
    problems: files.flatMap(({ messages }) => messages),
  };
}

/** Finds papers, best match first. The query is that of the command line. */
export function search(
  library: Library,
  query: string,
  { limit, match = 'all', relax = false }: SearchOptions = {},
): readonly SearchHit[] {
  const { node } = readQuery(query, false);
  const request = { node, now: new Date(), match, relax, highlight: false, ...(limit !== undefined && { limit }) };
  return find(current(library), request).hits;
}

/** The papers that a query selects, in the order of import; all of them without one. */
export function list(library: Library, query = ''): readonly Entry[] {
  return select(current(library), readQuery(query, false).node, new Date());
}

/** Papers by their names: ids, unique prefixes of ids, citation keys, arXiv ids or DOIs. Throws a PapersError for an unknown one. */
export function show(library: Library, names: readonly string[]): Promise<readonly Entry[]> {
  return resolvePapers(current(library), names, () => Promise.resolve());
}

/** The papers most like one, the most alike first. */
export async function similar(library: Library, name: string, limit = 10): Promise<readonly SimilarPaper[]> {
  const [paper] = await show(library, [name]);
  return paper === undefined ? [] : alike(current(library), paper, limit);
}

function ids({ changed, unchanged }: ChangedEntries): Changed {
  return { changed: changed.map(({ id }) => id), unchanged: unchanged.map(({ id }) => id) };
}

/** Tags and untags papers, as one step of undo; on disk when the promise resolves. */
export async function tag(
  library: Library,
  names: readonly string[],
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
): Promise<Changed> {
  const edit = readTagEdit([...add.map((name) => `+${name}`), ...remove.map((name) => `-${name}`)]);
  return ids(await tagPapers(current(library), await show(library, names), edit, false));
}

/** Decides on papers, or takes the decision back (`unscreen`), as one step of undo; on disk when the promise resolves. */
export async function decide(
  library: Library,
  names: readonly string[],
  decision: Decision | { readonly kind: 'unscreen' },
): Promise<Changed> {
  const entries = await show(library, names);
  if (decision.kind === 'unscreen') return ids(await unscreen(current(library), entries, false));
  return ids(await decideOn(current(library), entries, decision, false));
}

/** Writes a paper's note, in Markdown; an empty text takes it away. False when it was so already. */
export async function annotate(library: Library, name: string, text: string): Promise<boolean> {
  const [paper] = await show(library, [name]);
  return paper !== undefined && note(current(library), paper, text);
}

/** Takes back the reviewer's latest changes; gives how many it took back. */
export async function undo(library: Library, steps = 1): Promise<number> {
  return (await current(library).undo(steps)).length;
}
