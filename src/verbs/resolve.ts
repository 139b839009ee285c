import { type Entry, entriesOf } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { arxivIdIn, normaliseDoi } from '../domain/identifiers.ts';
import { foldText } from '../text/fold.ts';
import type { Library } from './library.ts';

const MOST_NAMED = 5;

function named(entries: readonly Entry[]): string {
  const shown = entries.slice(0, MOST_NAMED).map(({ id, title }) => `  ${id}  ${title}`);
  if (entries.length > MOST_NAMED) shown.push(`  … and ${entries.length - MOST_NAMED} more`);
  return shown.join('\n');
}

function ambiguous(name: string, candidates: readonly Entry[]): PapersError {
  return new PapersError('ambiguous-paper', `"${name}" could be ${candidates.length} papers`, {
    remedy: `Write more of the id:\n${named(candidates)}`,
  });
}

async function unknown(name: string, entries: readonly Entry[]): Promise<PapersError> {
  const { nearest } = await import('../search/names.ts');
  const near = nearest(
    entries.map((entry) => ({ entry, names: [entry.id, entry.citationKey, entry.title] })),
    name,
    MOST_NAMED,
  );
  return new PapersError('unknown-paper', `no paper is called "${name}"`, {
    remedy:
      near.length === 0
        ? 'A paper is named by its id, a unique prefix of one, its citation key, arXiv id or DOI; "papers ls" shows the ids.'
        : `Did you mean\n${named(near.map(({ entry }) => entry))}`,
  });
}

/** What a name may be compared with, the surest first; the first kind that any paper answers to decides. */
const KINDS: readonly ((name: string) => (entry: Entry) => boolean)[] = [
  (name) => (entry) => entry.id === name,
  (name) => (entry) => entry.citationKey === name,
  (name) => {
    const arxiv = arxivIdIn(name);
    return (entry) => arxiv !== undefined && entry.arxiv === arxiv;
  },
  (name) => {
    const doi = normaliseDoi(name);
    return (entry) => doi !== undefined && entry.doi === doi;
  },
  (name) => {
    const folded = foldText(name);
    return (entry) => foldText(entry.id) === folded || foldText(entry.citationKey) === folded;
  },
  (name) => {
    const folded = foldText(name);
    return (entry) => entry.id.startsWith(folded);
  },
];

async function resolveOne(name: string, entries: readonly Entry[]): Promise<Entry> {
  for (const kind of KINDS) {
    const found = entries.filter(kind(name));
    if (found.length > 1) throw ambiguous(name, found);
    if (found[0] !== undefined) return found[0];
  }
  throw await unknown(name, entries);
}

/**
 * The papers that names stand for, in the order of the names, each once. A name is an id, a citation key, an arXiv id,
 * a DOI or a unique prefix of an id. Throws `unknown-paper` or `ambiguous-paper`, naming the nearest candidates.
 */
export async function resolvePapers(library: Library, names: readonly string[]): Promise<readonly Entry[]> {
  const entries = entriesOf(library.papers, library.state);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const found = new Set<Entry>();
  for (const name of names) found.add(byId.get(name) ?? (await resolveOne(name, entries)));
  return [...found];
}
