import { join } from 'node:path';
import { blindEvents, blindState } from '../domain/blind.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import { foldJournal, type JournalFold } from '../domain/fold.ts';
import type { Change, JournalEvent } from '../domain/journal.ts';
import type { Paper } from '../domain/paper.ts';
import type { LibraryState } from '../domain/state.ts';
import { DamagedIndex } from '../search/segment/pages.ts';
import { type CorpusView, viewCorpus } from './corpus-view.ts';
import { fileError, type FileSystem, realFiles } from './file-system.ts';
import type { EventIds } from './event-ids.ts';
import { IndexStore } from './index-store.ts';
import { readJournal } from './journal-file.ts';
import { damagedLine } from './json-line.ts';
import type { ImportPlan, Library, LibraryPorts } from './library.ts';
import { appendLines, fileVersion, readLines } from './line-file.ts';
import { withLock } from './lock.ts';
import { quickSettings } from './quick-settings.ts';
import type { Settings } from './settings.ts';
import { replaceFile } from './whole-file.ts';
import { wholeCorpus, type WholeCorpus } from './whole-corpus.ts';

/** What the journal said when it was read last. */
interface Journal {
  readonly fold: JournalFold;
  readonly messages: readonly Diagnostic[];
  readonly version: string;
}

function readText(files: FileSystem, file: string): string {
  try {
    return files.readFileSync(file, 'utf8');
  } catch (error) {
    throw fileError(file, error);
  }
}

async function settingsOf(files: FileSystem, file: string): Promise<Settings> {
  const text = readText(files, file);
  return quickSettings(text) ?? (await import('./settings.ts')).readSettings(file, text);
}

/** Opens a library. Throws when the folder is none, or is of a newer version. Damaged lines are among its diagnostics. */
export async function openLibrary(directory: string, ports: LibraryPorts): Promise<Library> {
  const { clock, random, files = realFiles } = ports;
  const settingsFile = join(directory, 'library.yaml');
  const corpusFile = join(directory, 'corpus.jsonl');
  const journalFile = join(directory, 'journal.jsonl');
  const lockFile = join(directory, 'lock');
  let settings = await settingsOf(files, settingsFile);

  const store = new IndexStore(files, directory, corpusFile);
  const read = (): Journal => {
    const lines = readLines(files, journalFile);
    const { events, messages } = readJournal(journalFile, lines);
    return { fold: foldJournal(events), messages, version: lines.version };
  };

  // The journal first: it is written last, so that an import in it has all its papers in the corpus.
  let journal = read();
  store.update();
  let eventIds: EventIds | undefined;
  let current: CorpusView | undefined;
  let whole: WholeCorpus | undefined;

  const changed = (): void => {
    current?.close();
    current = undefined;
    whole = undefined;
  };

  const reviewer = (): string => ports.signAs ?? settings.reviewer ?? ports.reviewer;

  const state = (): LibraryState =>
    settings.blind === true ? blindState(journal.fold.state, reviewer()) : journal.fold.state;

  const view = (): CorpusView =>
    (current ??= viewCorpus({
      files,
      corpusFile,
      store,
      events: journal.fold.events,
      state: state(),
      journalDamaged: journal.messages.length > 0,
    }));

  const ask = <Result>(question: (asked: CorpusView) => Result): Result => {
    try {
      return question(view());
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error;
      changed();
      store.rebuild();
      return question(view());
    }
  };

  const readWhole = (): WholeCorpus => (whole ??= ask((asked) => wholeCorpus(files, corpusFile, asked)));

  const refresh = (): boolean => {
    const isJournalNew = journal.version !== fileVersion(files, journalFile);
    if (isJournalNew) journal = read();
    const isCorpusNew = store.update();
    if (isJournalNew || isCorpusNew) changed();
    return isJournalNew || isCorpusNew;
  };

  const appendPapers = (papers: readonly Paper[]): void => {
    if (papers.length === 0) return;
    appendLines(
      files,
      corpusFile,
      papers.map((paper) => JSON.stringify(paper)),
    );
    store.update(true);
    changed();
  };

  const write = (event: JournalEvent, papers: readonly Paper[]): JournalEvent => {
    appendPapers(papers);
    appendLines(files, journalFile, [JSON.stringify(event)]);
    journal.fold.append(event);
    journal = { ...journal, version: fileVersion(files, journalFile) };
    changed();
    return event;
  };

  const sign = (id: string) => ({ id, at: clock().toISOString(), by: reviewer() });

  /** Does some work under the lock, on what the files say now. It is given what makes the ids of new events. */
  const locked = async <Result>(work: (newId: () => string) => Result): Promise<Result> => {
    // Loaded when something is written, since it needs a part of Node that reading does not.
    const { createEventIds } = await import('./event-ids.ts');
    eventIds ??= createEventIds(clock, random);
    const newId = eventIds;
    return withLock(files, lockFile, clock, () => {
      refresh();
      return work(() => newId(journal.fold.events.at(-1)?.id));
    });
  };

  const step = (op: 'undo' | 'redo', steps: number) =>
    locked((newId) => {
      const by = reviewer();
      const done: JournalEvent[] = [];
      for (let count = 0; count < steps; count += 1) {
        const [change] = op === 'undo' ? journal.fold.undoable(by) : journal.fold.redoable(by);
        if (change === undefined) break;
        write({ ...sign(newId()), op, event: change.id }, []);
        done.push(change);
      }
      return done;
    });

  const library: Library = {
    directory,
    get settings() {
      return settings;
    },
    get reviewer() {
      return reviewer();
    },
    get diagnostics() {
      const { damaged, covered } = store.manifest;
      const lines = damaged.map(({ line, reason }) =>
        damagedLine(corpusFile, line, reason, covered.lines - 1, 'papers'),
      );
      return [...lines, ...journal.messages];
    },
    get papers() {
      return readWhole().papers;
    },
    get withdrawn() {
      return readWhole().withdrawn;
    },
    get state() {
      return state();
    },
    get events() {
      const { events } = journal.fold;
      return settings.blind === true ? blindEvents(events, reviewer()) : events;
    },
    isUndone: (event) => journal.fold.isUndone(event),
    get version() {
      return `${store.manifest.covered.version} ${journal.version}`;
    },
    ask,
    beginImport: () =>
      locked((newId) => {
        const id = newId();
        return {
          id,
          add: (plan) => locked(() => appendPapers(ask(plan))),
          finish: (change) =>
            locked(() => {
              const event = write({ ...sign(id), ...change }, []);
              store.settle();
              changed();
              return event;
            }),
        };
      }),
    commit: (change: Change) => locked((newId) => write({ ...sign(newId()), ...change }, [])),
    update: <Result>(plan: (now: Library, importId: string) => ImportPlan<Result>) =>
      locked((newId) => {
        const id = newId();
        const { result, papers = [], change } = plan(library, id);
        if (change !== undefined) write({ ...sign(id), ...change }, papers);
        return result;
      }),
    undo: (steps) => step('undo', steps),
    redo: (steps) => step('redo', steps),
    refresh,
    set: async (name, value) => {
      const { readSettings, withSetting } = await import('./settings.ts');
      await locked(() => {
        const text = withSetting(settingsFile, readText(files, settingsFile), name, value);
        settings = readSettings(settingsFile, text);
        replaceFile(files, settingsFile, Buffer.from(text));
      });
    },
  };
  return library;
}
