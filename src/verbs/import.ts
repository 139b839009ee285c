import { citationKeyOf } from '../domain/citation-key.ts';
import type { Decision } from '../domain/decision.ts';
import { type KeyPattern, readPattern } from '../domain/citation-key-pattern.ts';
import { type Diagnostic, isError } from '../domain/diagnostic.ts';
import type { FoundIn } from '../domain/found-in.ts';
import type { RecordEdit } from '../domain/journal.ts';
import { applyEdit, findMatch, gained, type MatchedBy } from '../domain/merge.ts';
import type { Paper, PaperRecord } from '../domain/paper.ts';
import { paperIdOf } from '../domain/paper-id.ts';
import type { Clock } from '../domain/ports.ts';
import type { FormatName, LabelledRecord } from '../formats/format.ts';
import type { CorpusView } from '../library/corpus-view.ts';
import { ImportedPapers } from './known-papers.ts';
import { labelChanges, type LabelledId } from './label-changes.ts';
import type { Library } from './library.ts';
import { type Input, readBatches } from './read-records.ts';

export interface ImportRequest {
  readonly from?: FormatName;
  /** Import nothing when any record of any file is bad. */
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Put on every paper that the files name, new or known. */
  readonly tags?: readonly string[];
  /** Likewise, in the order of the files. */
  readonly list?: string;
  /** Decide so on every paper that the files name and nobody decided on, whatever the files say of it. */
  readonly as?: Decision['kind'];
  /** Where the records were found, for the report of the review. */
  readonly foundIn?: FoundIn;
  readonly clock: Clock;
  /** Is told what becomes of each record, as it does. */
  readonly onRecord?: (outcome: Outcome) => void;
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

/** What became of a record: a new paper, a known paper that gained something, or one that gained nothing. */
export type Outcome =
  | { readonly kind: 'added'; readonly id: string; readonly title: string }
  | { readonly kind: 'merged' | 'unchanged'; readonly record: MergedRecord };

/** How many records became what. */
export interface ImportReport {
  readonly added: number;
  readonly merged: number;
  readonly unchanged: number;
  /** Records or files that could not be read: as many as there are errors among the messages. */
  readonly skipped: number;
  readonly messages: readonly Diagnostic[];
  readonly dryRun: boolean;
}

/** So many records are planned and written at a time: what an import has in memory. */
const BATCH = 4000;

/** Works out what records do to a library, a batch at a time. */
class Importer {
  readonly edits = new Map<string, RecordEdit>();
  readonly labelled: LabelledId[] = [];
  readonly counts = { added: 0, merged: 0, unchanged: 0 };
  /** How many records each file brought, for the numbers of a review: duplicates too, but nothing that is read again. */
  readonly identified = new Map<string, number>();
  readonly #papers: ImportedPapers;
  readonly #importId: string;
  readonly #request: ImportRequest;
  readonly #added: string;
  readonly #pattern: KeyPattern | undefined;
  /** Where papers of the library that gain something were read from before. */
  readonly #sourcesBefore = new Map<string, Paper['sources']>();
  /** The papers of the batch, by id. */
  #fresh = new Map<string, Paper>();

  constructor(importId: string, request: ImportRequest, citationKeys: string | undefined) {
    this.#importId = importId;
    this.#papers = new ImportedPapers(importId);
    this.#request = request;
    this.#added = request.clock().toISOString();
    this.#pattern = citationKeys === undefined ? undefined : readPattern(citationKeys);
  }

  /** The papers that records add to a library. */
  plan(view: CorpusView, records: readonly LabelledRecord[]): readonly Paper[] {
    const isWritten = this.#request.dryRun !== true;
    this.#papers.begin(view, isWritten);
    if (isWritten) this.#fresh = new Map();
    for (const { record, labels } of records) {
      const match = findMatch(record, this.#papers.known);
      this.#count(record, match?.paper);
      if (match !== undefined) this.#merge(view, match.paper, record, match.by);
      const id = match?.paper.id ?? this.#add(record);
      if (labels !== undefined || this.#labelsAll) this.labelled.push({ id, labels: labels ?? {} });
    }
    return [...this.#fresh.values()];
  }

  get #labelsAll(): boolean {
    const { tags = [], list, as } = this.#request;
    return tags.length > 0 || list !== undefined || as !== undefined;
  }

  /** A record of a paper that the same source brought in an earlier import is read again, and no new one. */
  #count({ sources: [source] }: PaperRecord, known: Paper | undefined): void {
    if (source === undefined) return;
    const isOwn = known === undefined || known.import === this.#importId;
    const before = isOwn ? [] : (this.#sourcesBefore.get(known.id) ?? known.sources);
    const isAgain = before.some(({ file, format }) => file === source.file && format === source.format);
    if (!isAgain) this.identified.set(source.file, (this.identified.get(source.file) ?? 0) + 1);
  }

  #add(record: PaperRecord): string {
    // A paper whose import was taken back comes again under the name that it had.
    const former = findMatch(record, this.#papers.withdrawn)?.paper;
    const isFree = former !== undefined && !this.#fresh.has(former.id);
    const id = isFree ? former.id : paperIdOf(record, (name) => this.#papers.isIdTaken(name));
    const citationKey = isFree
      ? former.citationKey
      : citationKeyOf(record, (key) => this.#papers.isCitationKeyTaken(key), this.#pattern);
    const paper = { id, citationKey, ...record, added: this.#added, import: this.#importId };
    this.#fresh.set(id, paper);
    this.#papers.add(paper);
    this.counts.added += 1;
    this.#request.onRecord?.({ kind: 'added', id, title: record.title });
    return id;
  }

  #merge(view: CorpusView, match: Paper, record: PaperRecord, by: MatchedBy): void {
    const { id } = match;
    // The match may be by what another paper was known by that turned out to be this one.
    const number = view.withId(id);
    const known = number === undefined ? match : view.paper(number);
    const earlier = this.edits.get(id);
    const paper = this.#fresh.get(id) ?? (earlier === undefined ? known : applyEdit(known, earlier));
    const edit = gained(paper, record);
    const kind = edit === undefined ? 'unchanged' : 'merged';
    const [source] = record.sources;
    this.counts[kind] += 1;
    this.#request.onRecord?.({
      kind,
      record: {
        id,
        title: record.title,
        file: source?.file ?? '',
        line: source?.line ?? 0,
        by,
        fields: Object.keys(edit ?? {}),
      },
    });
    if (edit === undefined) return;
    const changed = applyEdit(paper, edit);
    // What it gained may be what the next record is known by.
    if (this.#fresh.has(id)) {
      this.#fresh.set(id, changed);
      this.#papers.add(changed);
    } else {
      if (earlier === undefined) this.#sourcesBefore.set(id, known.sources);
      this.edits.set(id, { ...earlier, ...edit });
      this.#papers.change(changed);
    }
  }
}

/** Reads everything before anything is written, for an import that takes all or nothing. */
async function readAll(inputs: readonly Input[], request: ImportRequest) {
  const records: LabelledRecord[] = [];
  const messages: Diagnostic[] = [];
  for (const input of inputs)
    for await (const batch of readBatches(input, request.from)) {
      for (const record of batch.records) records.push(record);
      for (const message of batch.messages) messages.push(message);
    }
  return [{ records, messages }];
}

/** A file that is named twice is one file. */
function eachOnce(inputs: readonly Input[]): Input[] {
  return [...new Map(inputs.toReversed().map((input) => [input.file, input])).values()].toReversed();
}

async function* readingAll(inputs: readonly Input[], request: ImportRequest) {
  for (const input of inputs) yield* readBatches(input, request.from);
}

/**
 * Reads files into a library: new papers are added, known ones gain what they lacked. Importing the same file again
 * changes nothing. Files pass through in batches, so that memory does not grow with them. All that was taken in is on
 * disk before the promise resolves, and is one step of undo; the search index is left ready.
 */
export async function importPapers(
  library: Library,
  named: readonly Input[],
  request: ImportRequest,
): Promise<ImportReport> {
  const { strict = false, dryRun = false } = request;
  const inputs = eachOnce(named);
  const messages: Diagnostic[] = [];
  const report = (counts: Importer['counts']): ImportReport => ({
    ...counts,
    skipped: messages.filter(isError).length,
    messages,
    dryRun,
  });
  const batches = strict ? await readAll(inputs, request) : readingAll(inputs, request);
  const session = await library.beginImport();
  const importer = new Importer(session.id, request, library.settings.citationKeys);
  let waiting: LabelledRecord[] = [];
  const flush = async (): Promise<void> => {
    const records = waiting;
    waiting = [];
    if (records.length === 0) return;
    if (dryRun) library.ask((view) => void importer.plan(view, records));
    else await session.add((view) => importer.plan(view, records));
  };
  for await (const batch of batches) {
    // One by one: a call takes only so many arguments.
    for (const message of batch.messages) messages.push(message);
    if (strict && messages.some(isError)) return report({ added: 0, merged: 0, unchanged: 0 });
    for (const record of batch.records) waiting.push(record);
    if (waiting.length >= BATCH) await flush();
  }
  await flush();
  const { counts, edits } = importer;
  const labels = labelChanges(importer.labelled, library.state, request);
  if (!dryRun && (counts.added > 0 || edits.size > 0 || labels.length > 0))
    await session.finish({
      op: 'import',
      files: inputs.map(({ file }) => file),
      added: counts.added,
      identified: Object.fromEntries(importer.identified),
      ...(request.foundIn !== undefined && { foundIn: request.foundIn }),
      merged: Array.from(edits, ([paper, set]) => ({ paper, set })),
      ...(labels.length > 0 && { labels }),
    });
  return report(counts);
}
