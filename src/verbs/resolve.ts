import { type Entry, entriesOf } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { arxivIdIn, normaliseDoi } from '../domain/identifiers.ts';
import { type NameKind, paperName } from '../search/paper-names.ts';
import { foldText } from '../text/fold.ts';
import type { Library } from './library.ts';

type View = Parameters<Parameters<Library['ask']>[0]>[0];

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

/** The papers that are kept for those that went by a name before they turned out to be the same. */
function keptFor(name: string, view: View): readonly Entry[] {
  const doi = normaliseDoi(name);
  const arxiv = arxivIdIn(name);
  const names = [
    paperName('id', name),
    paperName('citationKey', name),
    ...(doi === undefined ? [] : [paperName('doi', doi)]),
    ...(arxiv === undefined ? [] : [paperName('arxiv', arxiv)]),
  ];
  const kept = names.flatMap((former) => view.everCalled(former)).map((number) => view.joinedInto(number));
  return [...new Set(kept)].flatMap((number) => (number === undefined ? [] : [view.entry(number)]));
}

/** True where the paper has the name itself, so that nobody wonders why it was meant. */
function goesBy(name: string, { id, citationKey, doi, arxiv }: Entry): boolean {
  const folded = foldText(name);
  return (
    foldText(id).startsWith(folded) ||
    foldText(citationKey) === folded ||
    (doi !== undefined && normaliseDoi(name) === doi) ||
    (arxiv !== undefined && arxivIdIn(name) === arxiv)
  );
}

/** The papers that a name may stand for, by what it may be, the surest first; the first kind that any answers to decides. */
function* readings(name: string, view: View): Generator<readonly Entry[]> {
  const called = (kind: NameKind, text: string) =>
    view.index.called(paperName(kind, text)).map((paper) => view.entry(paper));
  const byId = view.withId(name);
  if (byId !== undefined) yield [view.entry(byId)];
  const [sameId, sameKey] = [called('id', name), called('citationKey', name)];
  yield sameKey.filter(({ citationKey }) => citationKey === name);
  const arxiv = arxivIdIn(name);
  if (arxiv !== undefined) yield called('arxiv', arxiv);
  const doi = normaliseDoi(name);
  if (doi !== undefined) yield called('doi', doi);
  const byFolded = new Map([...sameId, ...sameKey].map((entry) => [entry.id, entry]));
  yield [...byFolded.values()];
  yield keptFor(name, view);
  yield view.index.calledStartingWith(paperName('id', name)).map((paper) => view.entry(paper));
}

function resolveOne(name: string, view: View): Entry | undefined {
  for (const found of readings(name, view)) {
    if (found.length > 1) throw ambiguous(name, found);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

/**
 * The papers that names stand for, in the order of the names, each once. A name is an id, a citation key, an arXiv id,
 * a DOI or a unique prefix of an id, also that of a paper that was merged into another: `onMerged` is told the kept one.
 * Throws `unknown-paper` or `ambiguous-paper`, naming the nearest candidates.
 */
export async function resolvePapers(
  library: Library,
  names: readonly string[],
  onMerged: (name: string, kept: Entry) => Promise<void>,
): Promise<readonly Entry[]> {
  const found = library.ask((view) => names.map((name) => resolveOne(name, view)));
  const missing = names[found.indexOf(undefined)];
  if (missing !== undefined) throw await unknown(missing, entriesOf(library.papers, library.state));
  for (const [index, entry] of found.entries()) {
    const name = names[index];
    if (entry !== undefined && name !== undefined && !goesBy(name, entry)) await onMerged(name, entry);
  }
  const byId = new Map(found.flatMap((entry) => (entry === undefined ? [] : [[entry.id, entry]])));
  return [...byId.values()];
}
