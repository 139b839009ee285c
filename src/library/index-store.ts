import { join } from 'node:path';
import { indexedPaper } from '../search/indexed-paper.ts';
import { PaperIndex } from '../search/paper-index.ts';
import { paperName } from '../search/paper-names.ts';
import { type IndexedPaper, SegmentBuilder } from '../search/segment/builder.ts';
import { DamagedIndex } from '../search/segment/pages.ts';
import type { Segment, SegmentParts } from '../search/segment/segment.ts';
import { readCorpusFrom, sumOf } from './corpus-lines.ts';
import type { EditedPaper } from './edited-paper.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { fileVersion } from './line-file.ts';
import { type Covered, type Manifest, manifestBytes, NOTHING, readManifest } from './manifest.ts';
import { KnownTexts } from './known-texts.ts';
import { type Opened, SegmentFiles } from './segment-files.ts';
import { replaceFile } from './whole-file.ts';

/** So many segments of one order of size become one of the next. */
const FAN = 4;
/** The part of the largest segment that the others have to have together, for all to become one. */
const WORTH_MERGING = 0.1;
/** More new papers than this are worth a set of all ids that are taken. */
const MANY_BYTES = 1024 * 1024;
/** So many papers are indexed before somebody is told. */
const TOLD_EVERY = 128;

type Kind = 'corpus' | 'edited';

/**
 * The index of a library in its cache: a manifest, and segments that never change. It follows the corpus: what was
 * appended becomes a segment, small segments become larger ones, and a corpus that changed in any other way is indexed
 * anew. A process that is killed leaves the manifest before it; files that no manifest names are swept away later. Where
 * the cache cannot be written to, the index lives in memory.
 */
export class IndexStore {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #cache: SegmentFiles;
  readonly #corpusFile: string;
  #manifest: Manifest = NOTHING;
  #segments: Record<Kind, Opened[]> = { corpus: [], edited: [] };
  #lineage = 0;
  /** The ids of all papers in the corpus, once a large part of it was indexed. */
  #taken: KnownTexts | undefined;
  readonly #isSealed: () => boolean;
  readonly #onProgress: (done: number, total: number) => void;

  /**
   * `isSealed` says that every line of the corpus should have a checksum; `onProgress` is told how many bytes of the new
   * part of the corpus are indexed, and once, at the end, that all are.
   */
  constructor(
    files: FileSystem,
    directory: string,
    corpusFile: string,
    isSealed: () => boolean,
    onProgress: (done: number, total: number) => void = () => undefined,
  ) {
    this.#isSealed = isSealed;
    this.#onProgress = onProgress;
    this.#files = files;
    this.#folder = join(directory, 'cache', 'index');
    this.#cache = new SegmentFiles(files, this.#folder);
    this.#corpusFile = corpusFile;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  get corpus(): readonly Segment[] {
    return this.#segments.corpus.map(({ segment }) => segment);
  }

  get edited(): readonly Segment[] {
    return this.#segments.edited.map(({ segment }) => segment);
  }

  /** The index of everything that was indexed, whatever is in sight. */
  whole(): PaperIndex {
    return new PaperIndex({ corpus: this.corpus, edited: [] }, { edits: new Map() });
  }

  /**
   * Follows the corpus; true when anything changed. `isOurs` says that what was covered before cannot have changed since,
   * because this process wrote all that came after it.
   */
  update(isOurs = false): boolean {
    const version = fileVersion(this.#files, this.#corpusFile);
    if (version === this.#manifest.covered.version) return false;
    if (this.#manifest === NOTHING && this.#load(version)) return true;
    if (!isOurs && !this.#isAsCovered()) {
      this.#forget();
      // Whoever wrote the corpus anew may have indexed it as well.
      if (this.#load(version)) return true;
      if (!this.#isAsCovered()) this.#forget();
    }
    this.#append(version);
    return true;
  }

  /** True when what is indexed is still what the corpus begins with. */
  #isAsCovered(): boolean {
    const { size, sum } = this.#manifest.covered;
    return size === 0 || sumOf(this.#files, this.#corpusFile, size) === sum;
  }

  /** Takes nothing of the index for good any more, and makes it anew. */
  rebuild(): void {
    this.#forget();
    this.#append(fileVersion(this.#files, this.#corpusFile));
  }

  /** Changes when the index was made anew, so that papers may have other numbers. */
  get lineage(): number {
    return this.#lineage;
  }

  #forget(): void {
    this.#lineage += 1;
    this.close();
    this.#taken = undefined;
    this.#manifest = NOTHING;
    this.#segments = { corpus: [], edited: [] };
  }

  /** Closes the files of the index. */
  close(): void {
    for (const { opened } of [...this.#segments.corpus, ...this.#segments.edited]) opened?.close();
  }

  get #manifestFile(): string {
    return join(this.#folder, 'manifest');
  }

  /** Reads the manifest and opens its segments; true when they are of this very corpus. */
  #load(version: string): boolean {
    try {
      const manifest = readManifest(this.#files.readFileSync(this.#manifestFile));
      if (manifest === undefined) return false;
      this.#segments = { corpus: [], edited: [] };
      this.#taken = undefined;
      for (const kind of ['corpus', 'edited'] as const)
        for (const file of manifest[kind]) this.#segments[kind].push(this.#cache.open(file));
      this.#manifest = manifest;
      return manifest.covered.version === version;
    } catch (error) {
      // No manifest, or one whose segments another process has just replaced, or damage: all are mended by building.
      if (!(error instanceof DamagedIndex) && errorCode(error) === '') throw error;
      this.#forget();
      return false;
    }
  }

  /** Indexes what the corpus has beyond what is covered. */
  #append(version: string): void {
    const imports = [...this.#manifest.imports];
    const counts = [...this.#manifest.counts];
    const damaged = [...this.#manifest.damaged];
    const importNumbers = new Map(imports.map((id, number) => [id, number]));
    const covered = this.#manifest.covered.size;
    const fresh = Number(/^\d+/.exec(version)?.[0] ?? 0) - covered;
    const isTaken = this.#takenIds(fresh);
    const isWhole = covered === 0;
    let builder = new SegmentBuilder();
    const doubtful: number[] = [];
    let papers = this.corpus.reduce((sum, segment) => sum + segment.papers, 0);
    const flush = (): void => {
      if (builder.papers === 0) return;
      const full = builder;
      this.#add('corpus', () => full.parts());
      // What is indexed as a whole is merged once, at its end.
      if (!isWhole) this.#mergeSmall();
      builder = new SegmentBuilder();
    };
    const end = readCorpusFrom(
      this.#files,
      this.#corpusFile,
      this.#manifest.covered,
      ({ paper, offset, line, seal }) => {
        if (typeof paper === 'string') {
          damaged.push({ line, reason: paper });
          return;
        }
        if (seal === 'changed' || (seal === 'unsealed' && this.#isSealed())) damaged.push({ line, reason: '', seal });
        let number = importNumbers.get(paper.import);
        if (number === undefined) {
          number = imports.push(paper.import) - 1;
          importNumbers.set(paper.import, number);
        }
        counts[number] = (counts[number] ?? 0) + 1;
        if (isTaken(paper.id)) doubtful.push(papers);
        builder.add(indexedPaper(paper, { offset, import: number }));
        papers += 1;
        if (papers % TOLD_EVERY === 0) this.#onProgress(Math.min(offset - covered, fresh - 1), fresh);
        if (builder.isFull) flush();
      },
    );
    flush();
    const repeats = [...this.#manifest.repeats, ...this.#trueRepeats(doubtful)];
    this.#save({ ...end, version }, { imports, counts, damaged, repeats });
    if (isWhole) this.settle();
    this.#onProgress(fresh, fresh);
  }

  /** Those papers whose id an earlier one has indeed: each is looked up whenever a library is opened. */
  #trueRepeats(papers: readonly number[]): number[] {
    const whole = this.whole();
    return papers.filter((number) => {
      const id = whole.idOf(number);
      return whole.called(paperName('id', id)).some((other) => other < number && whole.idOf(other) === id);
    });
  }

  /** Tells whether an id was there before, or may have been, and takes it. */
  #takenIds(newBytes: number): (id: string) => boolean {
    const before = this.whole();
    if (this.#taken === undefined && newBytes < MANY_BYTES) {
      const fresh = new Set<string>();
      return (id) => {
        const known = fresh.has(id) || before.called(paperName('id', id)).length > 0;
        fresh.add(id);
        return known;
      };
    }
    const taken = this.#taken ?? this.#everyId();
    this.#taken = taken;
    return (id) => taken.add(id);
  }

  #everyId(): KnownTexts {
    const ids = new KnownTexts();
    for (const segment of this.corpus) for (let row = 0; row < segment.papers; row += 1) ids.add(segment.idOf(row));
    return ids;
  }

  #add(kind: Kind, parts: () => SegmentParts): void {
    this.#segments[kind].push(this.#cache.write(parts));
  }

  /** Where there are many small segments at the end, makes one of them. */
  #mergeSmall(): void {
    const order = ({ segment }: Opened) => Math.floor(Math.log(segment.papers) / Math.log(FAN));
    for (;;) {
      const segments = this.#segments.corpus;
      const last = segments.at(-1);
      if (last === undefined) return;
      const from = segments.findLastIndex((one) => order(one) > order(last)) + 1;
      const small = segments.slice(from);
      if (small.length < FAN) return;
      this.#segments.corpus = [...segments.slice(0, from), this.#cache.merge(small)];
    }
  }

  /**
   * Makes one segment of all, if the smaller ones have enough papers together to be worth it: a question to one is
   * answered sooner, and takes less room, than one to several.
   */
  settle(): void {
    const segments = this.#segments.corpus;
    const sizes = segments.map(({ segment }) => segment.papers);
    const largest = Math.max(...sizes);
    const others = sizes.reduce((sum, papers) => sum + papers, 0) - largest;
    if (segments.length < 2 || others < largest * WORTH_MERGING) return;
    this.#segments.corpus = [this.#cache.merge(segments)];
    this.#save(this.#manifest.covered, this.#manifest);
  }

  /** Indexes edited papers; `isWhole` when they are all that there are, so that older segments of such papers can go. */
  addEdited(papers: readonly EditedPaper[], isWhole: boolean): void {
    const builder = new SegmentBuilder();
    for (const { number, paper, edit } of papers.toSorted((a, b) => a.number - b.number)) {
      const place: Pick<IndexedPaper, 'offset' | 'import' | 'edited'> = {
        offset: 0,
        import: 0,
        edited: { paper: number, edit },
      };
      builder.add(indexedPaper(paper, place));
    }
    if (isWhole) {
      for (const { opened } of this.#segments.edited) opened?.close();
      this.#segments.edited = [];
    }
    if (builder.papers > 0) this.#add('edited', () => builder.parts());
    this.#save(this.#manifest.covered, this.#manifest);
  }

  /** Makes what is open the index that other processes find. */
  #save(covered: Covered, rest: Pick<Manifest, 'imports' | 'counts' | 'damaged' | 'repeats'>): void {
    const kept = (kind: Kind) => this.#segments[kind].flatMap(({ file }) => file ?? []);
    const { imports, counts, damaged, repeats } = rest;
    this.#manifest = { covered, imports, counts, damaged, repeats, corpus: kept('corpus'), edited: kept('edited') };
    if ([...this.#segments.corpus, ...this.#segments.edited].some(({ file }) => file === undefined)) return;
    try {
      this.#files.mkdirSync(this.#folder, { recursive: true });
      replaceFile(this.#files, this.#manifestFile, manifestBytes(this.#manifest));
      this.#cache.sweep([...this.#manifest.corpus, ...this.#manifest.edited].map(({ file }) => file));
    } catch {
      // A library that cannot be written to, or a full disk, only makes the next command slower.
    }
  }
}
