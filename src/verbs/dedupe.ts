import { type DuplicatePair, findDuplicates } from '../domain/duplicates.ts';
import { type Entry, entriesOf } from '../domain/entry.ts';
import { PapersError } from '../domain/errors.ts';
import { gainedFrom } from '../domain/same-paper.ts';
import { pairKey } from '../domain/state.ts';
import type { Library } from './library.ts';

/** Set by hand on pairs such as those of the tests: what looks the same to a person comes to this or more. */
const LEAST_SCORE = 0.75;

export interface DuplicatesRequest {
  /** From 0 to 1; 0.75 when left out. */
  readonly leastScore?: number;
  /** Only pairs in which one of these is. */
  readonly among?: readonly Entry[];
  readonly progress?: (done: number, total: number) => void;
}

/** Pairs of papers of a library that are probably the same, the surest first, the one to keep before the other. */
export function duplicates(
  library: Library,
  { leastScore = LEAST_SCORE, among, progress }: DuplicatesRequest,
): DuplicatePair<Entry>[] {
  const { state } = library;
  const pairs = findDuplicates(entriesOf(library.papers, state), {
    distinct: state.distinct,
    leastScore,
    ...(progress !== undefined && { progress }),
  });
  const ids = among && new Set(among.map(({ id }) => id));
  return pairs.filter(({ papers: [first, second] }) => ids === undefined || ids.has(first.id) || ids.has(second.id));
}

function several(entries: readonly Entry[]): void {
  if (entries.length < 2)
    throw new PapersError('too-few-papers', 'name at least two papers', {
      kind: 'usage',
      remedy: 'The first is kept: papers dedupe --merge KEEP OTHER.',
    });
}

/** What a merge of papers came to. */
export interface MergedPapers {
  /** The paper as it is now, or would be but for a dry run. */
  readonly kept: Entry;
  readonly merged: readonly Entry[];
  /** What it gained of the others' fields. */
  readonly fields: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Makes several papers one: the first is kept, gains the fields that it lacks and every tag, decision, list and note of
 * the others, which go out of sight. One step of undo; on disk before the promise resolves. Throws `too-few-papers`.
 */
export async function mergePapers(library: Library, entries: readonly Entry[], dryRun: boolean): Promise<MergedPapers> {
  several(entries);
  const [first, ...others] = entries;
  const ids = new Set(entries.map(({ id }) => id));
  const { kept, merged, set } = await library.update((now) => {
    const papers = new Map(now.papers.filter(({ id }) => ids.has(id)).map((paper) => [paper.id, paper]));
    const paper = papers.get(first?.id ?? '');
    const rest = others.flatMap(({ id }) => papers.get(id) ?? []);
    if (paper === undefined || rest.length < others.length)
      throw new PapersError('unknown-paper', 'one of the papers is no longer there', {
        remedy: 'Look again: papers dedupe',
      });
    const gain = gainedFrom(paper, rest);
    const result = { kept: paper, merged: others, set: gain };
    if (dryRun) return { result };
    return { result, change: { op: 'same', paper: paper.id, papers: rest.map(({ id }) => id), set: gain } };
  });
  const shown = entriesOf(
    library.papers.filter(({ id }) => id === kept.id),
    library.state,
  );
  const [now] = shown;
  if (now === undefined) throw new PapersError('unknown-paper', `"${kept.id}" is no longer there`);
  return { kept: now, merged, fields: Object.keys(set), dryRun };
}

/** Remembers that no two of the papers are the same, as one step of undo; false when that was known. Throws `too-few-papers`. */
export async function tellApart(library: Library, entries: readonly Entry[], dryRun: boolean): Promise<boolean> {
  several(entries);
  const { distinct } = library.state;
  const known = entries.every((a) => entries.every((b) => a.id === b.id || distinct.has(pairKey(a.id, b.id))));
  if (!known && !dryRun) await library.commit({ op: 'distinct', papers: entries.map(({ id }) => id) });
  return !known;
}
