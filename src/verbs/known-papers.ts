import type { KnownPapers } from '../domain/merge.ts';
import type { Paper } from '../domain/paper.ts';
import { KnownTexts } from '../library/known-texts.ts';
import type { CorpusView } from '../library/corpus-view.ts';
import { namesOf, paperName, titleName } from '../search/paper-names.ts';

/** More records than this are worth a set of all names that are taken. */
const MANY = 2000;

/**
 * The papers that an import knows: those of the library, in its index, and those of the batch that is being planned. An
 * import's own papers are out of sight until it is finished, but known to it.
 */
export class ImportedPapers {
  readonly #import: string;
  #view: CorpusView | undefined;
  #batch = new Map<string, Paper[]>();
  /** Papers of the library with what this import is going to add to them. */
  readonly #changed = new Map<string, Paper[]>();
  #names: KnownTexts | undefined;
  #asked = 0;

  constructor(importId: string) {
    this.#import = importId;
  }

  /** Begins a batch, against the library as it is now; the papers of the last one are in it if they were written. */
  begin(view: CorpusView, isWritten: boolean): void {
    this.#view = view;
    if (!isWritten) return;
    for (const name of this.#batch.keys()) this.#names?.add(name);
    this.#batch = new Map();
  }

  add(paper: Paper): void {
    this.#put(this.#batch, paper);
  }

  /** Takes in what a paper of the library is going to be. */
  change(paper: Paper): void {
    this.#put(this.#changed, paper);
  }

  #put(papers: Map<string, Paper[]>, paper: Paper): void {
    for (const name of namesOf(paper)) {
      const called = papers.get(name);
      if (called === undefined) papers.set(name, [paper]);
      else called.push(paper);
    }
  }

  /** Whether the index may know a name. A look into its tables costs more than most names are worth. */
  #mayKnow(view: CorpusView, name: string): boolean {
    if (this.#names === undefined) {
      this.#asked += 1;
      if (this.#asked < MANY) return true;
      const names = new KnownTexts();
      view.eachName((known) => void names.add(known));
      this.#names = names;
    }
    return this.#names.has(name);
  }

  #ever(name: string): { readonly view: CorpusView; readonly papers: readonly number[] } | undefined {
    const view = this.#view;
    return view === undefined || !this.#mayKnow(view, name) ? undefined : { view, papers: view.everCalled(name) };
  }

  *#known(name: string): Generator<Paper> {
    yield* this.#batch.get(name) ?? [];
    yield* this.#changed.get(name) ?? [];
    const ever = this.#ever(name);
    const view = this.#view;
    if (ever === undefined || view === undefined) return;
    // Names that an edit brought are in the index of what is in sight.
    for (const number of new Set([...view.index.called(name), ...ever.papers])) {
      const paper = view.paper(number);
      const other = view.joinedInto(number);
      // What is known of a paper that turned out to be another leads to that other.
      if (other !== undefined) yield { ...paper, id: view.idOf(other) };
      else if (view.index.isVisible(number) || paper.import === this.#import) yield paper;
    }
  }

  *#withdrawn(name: string): Generator<Paper> {
    const ever = this.#ever(name);
    for (const number of ever?.papers ?? []) {
      if (ever?.view.joinedInto(number) !== undefined) continue;
      const paper = ever?.view.paper(number);
      if (paper !== undefined && ever?.view.index.isVisible(number) === false && paper.import !== this.#import)
        yield paper;
    }
  }

  #finder(called: (name: string) => Iterable<Paper>): KnownPapers {
    return {
      withDoi: (doi) => called(paperName('doi', doi)),
      withArxiv: (arxiv) => called(paperName('arxiv', arxiv)),
      withTitle: (record) => called(titleName(record)),
    };
  }

  get known(): KnownPapers {
    return this.#finder((name) => this.#known(name));
  }

  /** Papers whose import was taken back, or never finished. */
  get withdrawn(): KnownPapers {
    return this.#finder((name) => this.#withdrawn(name));
  }

  #isTaken(name: string, has: (paper: Paper) => boolean): boolean {
    if (this.#batch.get(name)?.some(has) === true) return true;
    const ever = this.#ever(name);
    return ever?.papers.some((number) => has(ever.view.paper(number))) ?? false;
  }

  isIdTaken(id: string): boolean {
    return this.#isTaken(paperName('id', id), (paper) => paper.id === id) || this.#view?.withId(id) !== undefined;
  }

  isCitationKeyTaken(key: string): boolean {
    return this.#isTaken(paperName('citationKey', key), ({ citationKey }) => citationKey === key);
  }
}
