import { citationKeyOf } from '../domain/citation-key.ts';
import { type Diagnostic, isError } from '../domain/diagnostic.ts';
import type { LabelChange, RecordEdit } from '../domain/journal.ts';
import { applyEdit, createMatcher, gained, type MatchedBy } from '../domain/merge.ts';
import type { Paper, PaperRecord } from '../domain/paper.ts';
import { paperIdOf } from '../domain/paper-id.ts';
import type { Clock } from '../domain/ports.ts';
import { openSearchIndex } from '../library/search-index.ts';
import type { FormatName } from '../formats/format.ts';
import { labelChanges, type LabelledId } from './label-changes.ts';
import type { Library } from './library.ts';
import { type Input, type ReadFile, readRecords } from './read-records.ts';

export interface ImportRequest {
  readonly from?: FormatName;
  /** Import nothing when any record of any file is bad. */
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Put on every paper that the files name, new or known. */
  readonly tags?: readonly string[];
  /** Likewise, in the order of the files. */
  readonly list?: string;
  readonly clock: Clock;
}

/** A record that the library, or a file before it, had already. */
export interface MergedRecord {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  /** What made it the same paper. */
  readonly by: MatchedBy;
  /** What the known paper gained by it; empty when it had everything already. */
  readonly fields: readonly string[];
}

export interface ImportReport {
  readonly added: readonly { readonly id: string; readonly title: string }[];
  /** Known papers that gained something. */
  readonly merged: readonly MergedRecord[];
  /** Known papers that gained nothing. */
  readonly unchanged: readonly MergedRecord[];
  /** Records or files that could not be read: as many as there are errors among the messages. */
  readonly skipped: number;
  readonly messages: readonly Diagnostic[];
  readonly dryRun: boolean;
}

/** What an import is going to do, worked out against the library as it is at that moment. */
interface Plan {
  readonly papers: readonly Paper[];
  readonly edits: ReadonlyMap<string, RecordEdit>;
  readonly labels: readonly LabelChange[];
  readonly added: ImportReport['added'];
  readonly merged: readonly MergedRecord[];
  readonly unchanged: readonly MergedRecord[];
}

/** Later fields over earlier ones: an edit already holds the whole value of each field that it sets. */
function together(first: RecordEdit | undefined, second: RecordEdit): RecordEdit {
  return { ...first, ...second };
}

function planImport(library: Library, files: readonly ReadFile[], importId: string, request: ImportRequest): Plan {
  const { joined, state } = library;
  const aliases = joined.map((paper) => ({ ...paper, id: state.sameAs.get(paper.id) ?? paper.id }));
  const known = createMatcher([...aliases, ...library.papers]);
  const withdrawn = createMatcher(library.withdrawn);
  const fresh = new Map<string, Paper>();
  const current = new Map(library.papers.map((paper) => [paper.id, paper]));
  const taken = new Set(
    [...library.papers, ...library.withdrawn, ...joined].flatMap(({ id, citationKey }) => [
      `id ${id}`,
      `key ${citationKey}`,
    ]),
  );
  const edits = new Map<string, RecordEdit>();
  const merged: MergedRecord[] = [];
  const unchanged: MergedRecord[] = [];
  const labelled: LabelledId[] = [];
  const added = request.clock().toISOString();

  const add = (record: PaperRecord): Paper => {
    // A paper whose import was taken back comes again under the name that it had.
    const former = withdrawn.find(record)?.paper;
    const id = former?.id ?? paperIdOf(record, (name) => taken.has(`id ${name}`));
    const citationKey = former?.citationKey ?? citationKeyOf(record, (key) => taken.has(`key ${key}`));
    taken.add(`id ${id}`).add(`key ${citationKey}`);
    const paper = { id, citationKey, ...record, added, import: importId };
    fresh.set(id, paper);
    known.add(paper);
    return paper;
  };

  const merge = (paper: Paper, record: PaperRecord, by: MatchedBy): void => {
    const edit = gained(paper, record);
    const [source] = record.sources;
    const item = {
      id: paper.id,
      title: record.title,
      file: source?.file ?? '',
      line: source?.line ?? 0,
      by,
      fields: Object.keys(edit ?? {}),
    };
    if (edit === undefined) return void unchanged.push(item);
    merged.push(item);
    const changed = applyEdit(paper, edit);
    known.add(changed);
    if (fresh.has(paper.id)) fresh.set(paper.id, changed);
    else {
      current.set(paper.id, changed);
      edits.set(paper.id, together(edits.get(paper.id), edit));
    }
  };

  for (const { records } of files)
    for (const { record, labels } of records) {
      const match = known.find(record);
      const id = match?.paper.id ?? add(record).id;
      if (match !== undefined) merge(fresh.get(id) ?? current.get(id) ?? match.paper, record, match.by);
      labelled.push({ id, labels: labels ?? {} });
    }

  const papers = [...fresh.values()];
  return {
    papers,
    edits,
    labels: labelChanges(labelled, library.state, request),
    added: papers.map(({ id, title }) => ({ id, title })),
    merged,
    unchanged,
  };
}

/**
 * Reads files into a library: new papers are added, known ones gain what they lacked. Importing the same file again
 * changes nothing. All that was taken in is on disk before the promise resolves, and is one step of undo; the search index is left ready.
 */
export async function importPapers(
  library: Library,
  inputs: readonly Input[],
  request: ImportRequest,
): Promise<ImportReport> {
  const { from, strict = false, dryRun = false } = request;
  const files: ReadFile[] = [];
  for (const input of inputs) files.push(await readRecords(input, from));
  const messages = files.flatMap((file) => file.messages);
  const skipped = messages.filter(isError).length;
  if (strict && skipped > 0) return { added: [], merged: [], unchanged: [], skipped, messages, dryRun };

  const plan = await library.update((now, importId) => {
    const planned = planImport(now, files, importId, request);
    const { papers, edits, labels } = planned;
    const nothing = papers.length === 0 && edits.size === 0 && labels.length === 0;
    if (dryRun || nothing) return { result: planned };
    return {
      result: planned,
      papers,
      change: {
        op: 'import',
        files: inputs.map(({ file }) => file),
        added: papers.length,
        merged: Array.from(edits, ([paper, set]) => ({ paper, set })),
        ...(labels.length > 0 && { labels }),
      },
    };
  });
  if (!dryRun && plan.added.length + plan.merged.length > 0) await openSearchIndex(library);
  const { added, merged, unchanged } = plan;
  return { added, merged, unchanged, skipped, messages, dryRun };
}
