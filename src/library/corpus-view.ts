import type { DecisionMark } from '../domain/decision.ts';
import { statusOf } from '../domain/decision.ts';
import { type Entry, entryOf, listsByPaper } from '../domain/entry.ts';
import type { JournalEvent, RecordEdit } from '../domain/journal.ts';
import { applyEdit } from '../domain/merge.ts';
import type { Paper } from '../domain/paper.ts';
import { isInConflict, type LibraryState, UNTOUCHED } from '../domain/state.ts';
import { standIns } from '../search/paper-facts.ts';
import { PaperIndex, type Sight } from '../search/paper-index.ts';
import { paperName } from '../search/paper-names.ts';
import { DamagedIndex } from '../search/segment/pages.ts';
import { readPaper } from './corpus-file.ts';
import { LinesInPieces, readLineAt } from './corpus-lines.ts';
import { crc32 } from './crc32.ts';
import { type EditedPaper, editSum } from './edited-paper.ts';
import { closeRead, type FileSystem, fileError } from './file-system.ts';
import type { IndexStore } from './index-store.ts';
import { parsedLine } from './json-line.ts';
import { resolveRepeats } from './repeats.ts';

/** More segments of edited papers than this become one. */
const MOST_EDITED_SEGMENTS = 6;

/** The papers of a library by their numbers, read one at a time. Numbers are places in the corpus, and stay. */
export interface CorpusView {
  readonly index: PaperIndex;
  /** A paper as far as facts go: without texts, but as having those that it has. */
  readonly facts: (paper: number) => Entry;
  /** A paper with all that is known of it. */
  readonly entry: (paper: number) => Entry;
  /** The id of a paper. */
  idOf(paper: number): string;
  /** The paper of a line of the corpus, with its own id and what was edited. */
  edited(number: number, line: Paper): Paper;
  /** The paper in sight that has an id. */
  withId(id: string): number | undefined;
  /** Papers that are called by a name (see `paper-names.ts`), in sight or not, without regard to edits. */
  everCalled(name: string): readonly number[];
  /** The paper that one out of sight turned out to be. */
  joinedInto(number: number): number | undefined;
  /** Calls `visit` with every name that any paper is called by. */
  eachName(visit: (name: string) => void): void;
  /** A paper as it is with its edits, in sight or not. */
  paper(number: number): Paper;
  /** The same of many, each read when it is its turn: for what goes through all and keeps little. */
  papers(numbers: Iterable<number>): Generator<Paper>;
  /** Changes when a paper comes into sight or goes out of it, or is edited. */
  edition(): string;
  /** Numbers of the papers in sight, in the order of their imports. */
  visible(): Uint32Array;
  /** Stays while numbers mean the same papers. */
  readonly lineage: number;
  /** Closes the file that papers are read from. */
  close(): void;
}

/** What a view is made from. */
interface Sources {
  readonly files: FileSystem;
  readonly corpusFile: string;
  readonly store: IndexStore;
  readonly events: readonly JournalEvent[];
  readonly state: LibraryState;
  /** True when a line of the journal could not be used, so that an import may only seem not to have finished. */
  readonly journalDamaged: boolean;
}

/**
 * Numbers of the imports whose papers are in sight: those that the journal has and that were not taken back. An import
 * that it has not was cut off, unless the journal is damaged or an import lacks papers that it added: then either may be
 * the other's, and it is better to see a paper too many.
 */
function visibleImports({ store, events, state, journalDamaged }: Sources): boolean[] {
  const { imports, counts } = store.manifest;
  const have = new Map(imports.map((id, number) => [id, counts[number] ?? 0]));
  const finished = new Map(events.flatMap((event) => (event.op === 'import' ? [[event.id, event.added]] : [])));
  const lacking = journalDamaged || [...finished].some(([id, added]) => (have.get(id) ?? 0) < added);
  return imports.map((id) => !state.withdrawnImports.has(id) && (lacking || finished.has(id)));
}

/** Makes the view of a library's papers, and indexes edits that are not indexed yet. */
export function viewCorpus(sources: Sources): CorpusView {
  const { files, corpusFile, store, state } = sources;
  const whole = store.whole();
  let handle: number | undefined;

  const corpus = (): number => (handle ??= files.openSync(corpusFile, 'r'));
  const paperAt = (number: number, readLine: (offset: number) => string): Paper => {
    const offset = whole.offsetOf(number);
    let line: string;
    try {
      line = readLine(offset);
    } catch (error) {
      throw fileError(corpusFile, error);
    }
    const paper = parsedLine(line, readPaper);
    // The file changed behind the index in a way that neither its size nor its time shows.
    if (typeof paper === 'string') throw new DamagedIndex(paper);
    return paper;
  };
  const rawPaper = (number: number): Paper => paperAt(number, (offset) => readLineAt(files, corpus(), offset));

  const isImportVisible = visibleImports(sources);
  let hidden: Uint8Array | undefined;
  const hide = (number: number): void => {
    hidden ??= new Uint8Array(whole.paperCount);
    hidden[number] = 1;
  };
  if (isImportVisible.includes(false))
    whole.column('import').forEach((number, paper) => {
      if (isImportVisible[number] === false) hide(paper);
    });
  const repeats = resolveRepeats(store.manifest.repeats, {
    whole,
    rawPaper,
    isVisible: (number) => hidden?.[number] !== 1,
  });
  for (const number of repeats.hidden) hide(number);

  const numberOfId = (id: string, index: PaperIndex): number | undefined => {
    const renamed = repeats.numbers.get(id);
    if (renamed !== undefined) return renamed;
    return index.called(paperName('id', id)).find((number) => !repeats.ids.has(number) && index.idOf(number) === id);
  };

  // Papers that turned out to be another one; where that is gone with its import, they stand for themselves again.
  const basis = new PaperIndex({ corpus: store.corpus, edited: [] }, { edits: new Map(), ...(hidden && { hidden }) });
  const joined = new Map<number, number>();
  for (const [id, into] of state.sameAs) {
    const [number, other] = [numberOfId(id, basis), numberOfId(into, basis)];
    if (number !== undefined && other !== undefined) joined.set(number, other);
  }
  for (const number of joined.keys()) hide(number);

  const sight = (edits: ReadonlyMap<number, number>): Sight => ({ edits, ...(hidden !== undefined && { hidden }) });
  const unedited = new PaperIndex({ corpus: store.corpus, edited: [] }, sight(new Map()));
  /** What lies over the line of a paper: what other lines of it have, and over that what the journal says. */
  const editOf = (number: number, id: string): RecordEdit | undefined => {
    const [gains, edit] = [repeats.gains.get(number), state.papers.get(id)?.edit];
    return gains === undefined ? edit : { ...gains, ...edit };
  };
  const edits = new Map<number, number>();
  for (const [number, gains] of repeats.gains) edits.set(number, editSum(gains));
  for (const [id, { edit }] of state.papers) {
    const number = edit === undefined ? undefined : numberOfId(id, unedited);
    if (number !== undefined) edits.set(number, editSum(editOf(number, id)));
  }
  const idOf = (number: number): string => repeats.ids.get(number) ?? whole.idOf(number);
  const edited = (number: number, line: Paper): Paper => {
    const id = repeats.ids.get(number) ?? line.id;
    const edit = editOf(number, id);
    return edit === undefined ? { ...line, id } : { ...applyEdit(line, edit), id };
  };
  const editedPaper = (number: number): Paper => edited(number, rawPaper(number));
  const asEdited = (numbers: Iterable<number>): EditedPaper[] =>
    Array.from(numbers, (number) => ({ number, paper: editedPaper(number), edit: edits.get(number) ?? 0 }));
  const indexed = new Set(
    store.edited.flatMap((segment) => {
      const made = segment.column('edit');
      return Array.from(segment.column('paper')).filter((number, row) => edits.get(number) === made[row]);
    }),
  );
  const missing = [...edits.keys()].filter((number) => !indexed.has(number));
  if (missing.length > 0) {
    const isWhole = store.edited.length >= MOST_EDITED_SEGMENTS;
    store.addEdited(asEdited(isWhole ? edits.keys() : missing), isWhole);
  }

  const index = new PaperIndex({ corpus: store.corpus, edited: store.edited }, sight(edits));
  let lists: ReadonlyMap<string, readonly string[]> | undefined;
  const listsOf = (id: string): readonly string[] => (lists ??= listsByPaper(state)).get(id) ?? [];
  const visible = (): Uint32Array => {
    const { imports } = store.manifest;
    const papers = index.visible();
    if (imports.every((id, at) => at === 0 || (imports[at - 1] ?? '') < id)) return papers;
    const column = index.column('import');
    const importOf = (number: number): string => imports[column[number] ?? 0] ?? '';
    return papers.toSorted((a, b) => (importOf(a) < importOf(b) ? -1 : Number(importOf(a) > importOf(b))) || a - b);
  };
  let columns: { year: Uint16Array; facts: Uint16Array; added: Float64Array } | undefined;

  return {
    index,
    edited,
    idOf,
    withId: (id) => numberOfId(id, index),
    everCalled: (name) => whole.called(name),
    joinedInto: (number) => joined.get(number),
    eachName: (visit) => {
      for (const segment of [...store.corpus, ...store.edited]) {
        const rows = segment.names();
        while (rows.next()) visit(rows.key);
      }
    },
    paper: editedPaper,
    *papers(numbers) {
      let lines: LinesInPieces | undefined;
      const readLine = (offset: number) => (lines ??= new LinesInPieces(files, corpus())).at(offset);
      for (const number of numbers) yield edited(number, paperAt(number, readLine));
    },
    edition: () => `${store.lineage} ${crc32(new Uint8Array(visible().buffer))} ${crc32(JSON.stringify([...edits]))}`,
    visible,
    lineage: store.lineage,
    close: () => {
      if (handle !== undefined) closeRead(files, handle);
      handle = undefined;
    },
    entry: (number) => {
      const paper = editedPaper(number);
      return entryOf(paper, state.papers.get(paper.id) ?? UNTOUCHED, listsOf(paper.id));
    },
    facts: (number) => {
      // Who asks for the facts of one paper asks for those of many.
      if (columns === undefined) whole.loadIds();
      columns ??= { year: index.column('year'), facts: index.column('facts'), added: index.column('added') };
      const id = idOf(number);
      const known = state.papers.get(id) ?? UNTOUCHED;
      const decision: DecisionMark | undefined = known.decision;
      const year = columns.year[number] ?? 0;
      return {
        id,
        citationKey: '',
        title: '',
        sources: [],
        import: '',
        added: new Date(columns.added[number] ?? 0).toISOString(),
        ...standIns(columns.facts[number] ?? 0),
        ...(year !== 0 && { year }),
        status: statusOf(decision),
        ...(decision !== undefined && { decision }),
        ...(isInConflict(known) && { conflict: true as const }),
        tags: known.tags,
        lists: listsOf(id),
        ...(known.note !== undefined && { note: known.note }),
      };
    },
  };
}
