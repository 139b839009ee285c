import { join } from 'node:path';
import { blindEvents, blindState } from '../domain/blind.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import { PapersError } from '../domain/errors.ts';
import { foldJournal, type JournalFold } from '../domain/fold.ts';
import type { Change, JournalEvent } from '../domain/journal.ts';
import type { Paper } from '../domain/paper.ts';
import type { LibraryState } from '../domain/state.ts';
import { DamagedIndex } from '../search/segment/pages.ts';
import { crc32 } from './crc32.ts';
import { type CorpusView, viewCorpus } from './corpus-view.ts';
import { fileError, type FileSystem, realFiles } from './file-system.ts';
import { appendSealed } from './append.ts';
import type { EventIds } from './event-ids.ts';
import { IndexStore } from './index-store.ts';
import { readJournal } from './journal-file.ts';
import { damagedLine, doubtfulLine } from './json-line.ts';
import type { ImportPlan, Library, LibraryPorts } from './library.ts';
import { fileVersion, readLines } from './line-file.ts';
import { refuseLinks } from './links.ts';
import { quickSettings } from './quick-settings.ts';
import { SCHEMA, SEALED_SINCE, upgradeNotice } from './schema-version.ts';
import { lossOf, readSeen, writeSeen } from './seen.ts';
import type { Settings } from './settings.ts';
import { replaceFile } from './whole-file.ts';
import { wholeCorpus, type WholeCorpus } from './whole-corpus.ts';

/** What the journal said when it was read last. */
interface Journal {
  readonly fold: JournalFold;
  readonly messages: readonly Diagnostic[];
  readonly version: string;
  /** Bytes of its whole lines. */
  readonly size: number;
}

function readText(files: FileSystem, file: string): string {
  try {
    return files.readFileSync(file, 'utf8');
  } catch (error) {
    throw fileError(file, error);
  }
}

/** The settings of a library and its schema; the parser is only loaded for what is not as it was made. */
async function settingsOf(files: FileSystem, file: string): Promise<{ settings: Settings; schema: number }> {
  const text = readText(files, file);
  const quick = quickSettings(text);
  if (quick !== undefined) return { settings: quick, schema: SCHEMA };
  const { readSchema, readSettings } = await import('./settings.ts');
  return { settings: readSettings(file, text), schema: readSchema(file, text) };
}

/** Opens a library. Throws when the folder is none, is of a newer version, or leads elsewhere by links. Damaged lines are among its diagnostics. */
export async function openLibrary(directory: string, ports: LibraryPorts): Promise<Library> {
  const { clock, random, files = realFiles, onWait, onIndexing } = ports;
  const settingsFile = join(directory, 'library.yaml');
  const corpusFile = join(directory, 'corpus.jsonl');
  const journalFile = join(directory, 'journal.jsonl');
  const lockFile = join(directory, 'lock');
  refuseLinks(files, directory);
  let settingsVersion = fileVersion(files, settingsFile);
  let { settings, schema } = await settingsOf(files, settingsFile);
  const isSealed = (): boolean => schema >= SEALED_SINCE;

  // Before the files that it is about, which may grow in the meantime.
  let seen = readSeen(files, directory);
  const store = new IndexStore(files, directory, corpusFile, isSealed, onIndexing);
  const read = (): Journal => {
    const lines = readLines(files, journalFile);
    const { events, messages } = readJournal(journalFile, lines, isSealed());
    return { fold: foldJournal(events), messages, version: lines.version, size: lines.whole };
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
      journalDamaged: journal.messages.length > 0 || journal.size < seen.journal,
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

  /** Throws `no-library` when the folder is gone. */
  const needFolder = (): void => {
    if (!files.existsSync(directory))
      throw new PapersError('no-library', `the library is gone: there is no ${directory} any more`, {
        remedy: 'Bring the folder back, and go on',
      });
  };

  const refresh = (): boolean => {
    needFolder();
    seen = readSeen(files, directory);
    const isJournalNew = journal.version !== fileVersion(files, journalFile);
    if (isJournalNew) journal = read();
    const isCorpusNew = store.update();
    if (isJournalNew || isCorpusNew) changed();
    return isJournalNew || isCorpusNew;
  };

  const appendPapers = async (papers: readonly Paper[]): Promise<void> => {
    if (papers.length === 0) return;
    await appendSealed(files, directory, 'corpus', papers);
    store.update(true);
    changed();
  };

  const writeEvents = async (events: readonly JournalEvent[]): Promise<void> => {
    if (events.length === 0) return;
    const before = journal;
    const { after } = await appendSealed(files, directory, 'journal', events);
    seen = readSeen(files, directory);
    // Whoever looked while the disk was waited for has read them already.
    if (journal !== before) journal = read();
    else {
      for (const event of events) journal.fold.append(event);
      journal = { ...journal, version: fileVersion(files, journalFile), size: after };
    }
    changed();
  };

  const write = async (event: JournalEvent, papers: readonly Paper[]): Promise<JournalEvent> => {
    await appendPapers(papers);
    await writeEvents([event]);
    return event;
  };

  const sign = (id: string) => ({ id, at: clock().toISOString(), by: reviewer() });

  /** Does some work under the lock, on what the files say now. It is given what makes the ids of new events. */
  const locked = async <Result>(
    work: (newId: (after?: string) => string) => Result | Promise<Result>,
  ): Promise<Result> => {
    // Loaded when something is written, since it needs a part of Node that reading does not.
    const [{ createEventIds }, { withLock }] = await Promise.all([import('./event-ids.ts'), import('./lock.ts')]);
    eventIds ??= createEventIds(clock, random);
    const newId = eventIds;
    const older = schema < SCHEMA ? await import('./upgrade.ts') : undefined;
    return withLock(files, lockFile, { clock, onWait }, () => {
      if (older !== undefined) {
        older.upgrade(files, directory);
        schema = SCHEMA;
      }
      refresh();
      return work((last = journal.fold.events.at(-1)?.id) => newId(last));
    });
  };

  const step = (op: 'undo' | 'redo', steps: number) =>
    locked(async (newId) => {
      const by = reviewer();
      // Each step takes back what is the latest after the one before it, so that they are known beforehand.
      const done = (op === 'undo' ? journal.fold.undoable(by) : journal.fold.redoable(by)).slice(0, steps);
      let last = journal.fold.events.at(-1)?.id;
      const events = done.map(({ id }): JournalEvent => {
        const signed = sign(newId(last));
        last = signed.id;
        return { ...signed, op, event: id };
      });
      await writeEvents(events);
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
      const lines = damaged.map(({ line, reason, seal }) =>
        seal === undefined
          ? damagedLine(corpusFile, line, reason, covered.lines - 1, 'papers')
          : doubtfulLine(corpusFile, line, seal),
      );
      // A line that is damaged, or was changed by hand, is why a file is shorter.
      return [
        ...upgradeNotice(settingsFile, schema),
        ...(lines.length > 0 ? lines : lossOf(corpusFile, covered.size, seen.corpus)),
        ...(journal.messages.length > 0 ? journal.messages : lossOf(journalFile, journal.size, seen.journal)),
      ];
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
            locked(async () => {
              const event = await write({ ...sign(id), ...change }, []);
              store.settle();
              changed();
              return event;
            }),
        };
      }),
    get isOutdated() {
      return schema < SCHEMA;
    },
    upgrade: () => locked(() => undefined),
    commit: (change: Change) => locked((newId) => write({ ...sign(newId()), ...change }, [])),
    update: <Result>(plan: (now: Library, importId: string) => ImportPlan<Result>) =>
      locked(async (newId) => {
        const id = newId();
        const { result, papers = [], change } = plan(library, id);
        if (change !== undefined) await write({ ...sign(id), ...change }, papers);
        return result;
      }),
    nextUndo: () => journal.fold.undoable(reviewer())[0],
    undo: (steps) => step('undo', steps),
    redo: (steps) => step('redo', steps),
    refresh,
    followSettings: async () => {
      needFolder();
      const version = fileVersion(files, settingsFile);
      if (version === settingsVersion) return;
      ({ settings, schema } = await settingsOf(files, settingsFile));
      settingsVersion = version;
      changed();
    },
    set: async (name, value) => {
      const { readSettings, withSetting } = await import('./settings.ts');
      await locked(() => {
        const text = withSetting(settingsFile, readText(files, settingsFile), name, value);
        settings = readSettings(settingsFile, text);
        replaceFile(files, settingsFile, Buffer.from(text));
        writeSeen(files, directory, { ...readSeen(files, directory), settings: crc32(text) });
      });
    },
  };
  return library;
}
