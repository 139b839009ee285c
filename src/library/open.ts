import { join } from 'node:path';
import type { Diagnostic } from '../domain/diagnostic.ts';
import { foldJournal, type JournalFold } from '../domain/fold.ts';
import type { Change, JournalEvent } from '../domain/journal.ts';
import type { Paper } from '../domain/paper.ts';
import { cacheIn } from './cache.ts';
import { readCorpus } from './corpus-file.ts';
import { fileError, type FileSystem, realFiles } from './file-system.ts';
import type { EventIds } from './event-ids.ts';
import { readJournal } from './journal-file.ts';
import type { ImportPlan, Library, LibraryPorts } from './library.ts';
import { appendLines, fileVersion, readLines } from './line-file.ts';
import { withLock } from './lock.ts';
import { quickSettings } from './quick-settings.ts';
import type { Settings } from './settings.ts';
import { inSight, type Sight } from './sight.ts';
import { replaceFile } from './whole-file.ts';

/** What the files said when they were read last. */
interface Contents {
  readonly corpus: readonly Paper[];
  readonly fold: JournalFold;
  readonly messages: readonly Diagnostic[];
  /** True when a line of the journal could not be used, so that an import may only seem not to have finished. */
  readonly journalDamaged: boolean;
  readonly versions: { readonly corpus: string; readonly journal: string };
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

  const read = (): Contents => {
    // The journal first: it is written last, so that an import in it has all its papers in the corpus.
    const journalLines = readLines(files, journalFile);
    const corpusLines = readLines(files, corpusFile);
    const journal = readJournal(journalFile, journalLines);
    const corpus = readCorpus(corpusFile, corpusLines);
    return {
      corpus: corpus.papers,
      fold: foldJournal(journal.events),
      messages: [...corpus.messages, ...journal.messages],
      journalDamaged: journal.messages.length > 0,
      versions: { corpus: corpusLines.version, journal: journalLines.version },
    };
  };

  let contents = read();
  let eventIds: EventIds | undefined;
  let sight: Sight | undefined;

  const seen = (): Sight => (sight ??= inSight(contents.corpus, contents.fold, contents.journalDamaged));

  const refresh = (): boolean => {
    const { versions } = contents;
    if (versions.corpus === fileVersion(files, corpusFile) && versions.journal === fileVersion(files, journalFile))
      return false;
    contents = read();
    sight = undefined;
    return true;
  };

  const write = (event: JournalEvent, papers: readonly Paper[]): JournalEvent => {
    if (papers.length > 0)
      appendLines(
        files,
        corpusFile,
        papers.map((paper) => JSON.stringify(paper)),
      );
    appendLines(files, journalFile, [JSON.stringify(event)]);
    contents.fold.append(event);
    contents = {
      ...contents,
      corpus: papers.length > 0 ? [...contents.corpus, ...papers] : contents.corpus,
      versions: { corpus: fileVersion(files, corpusFile), journal: fileVersion(files, journalFile) },
    };
    sight = undefined;
    return event;
  };

  const sign = (id: string) => ({ id, at: clock().toISOString(), by: settings.reviewer ?? ports.reviewer });

  /** Does some work under the lock, on what the files say now. It is given what makes the ids of new events. */
  const locked = async <Result>(work: (newId: () => string) => Result): Promise<Result> => {
    // Loaded when something is written, since it needs a part of Node that reading does not.
    const { createEventIds } = await import('./event-ids.ts');
    eventIds ??= createEventIds(clock, random);
    const newId = eventIds;
    return withLock(files, lockFile, clock, () => {
      refresh();
      return work(() => newId(contents.fold.events.at(-1)?.id));
    });
  };

  const step = (op: 'undo' | 'redo', steps: number) =>
    locked((newId) => {
      const by = settings.reviewer ?? ports.reviewer;
      const done: JournalEvent[] = [];
      for (let count = 0; count < steps; count += 1) {
        const [change] = op === 'undo' ? contents.fold.undoable(by) : contents.fold.redoable(by);
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
    get diagnostics() {
      return contents.messages;
    },
    get papers() {
      return seen().papers;
    },
    get withdrawn() {
      return seen().withdrawn;
    },
    get joined() {
      return seen().joined;
    },
    get state() {
      return contents.fold.state;
    },
    get events() {
      return contents.fold.events;
    },
    isUndone: (event) => contents.fold.isUndone(event),
    get textVersion() {
      const last = contents.fold.events.findLast(
        ({ op }) => op === 'import' || op === 'edit' || op === 'same' || op === 'undo' || op === 'redo',
      );
      return `${contents.versions.corpus} ${last?.id ?? ''} ${contents.messages.length}`;
    },
    cache: cacheIn(files, directory),
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
