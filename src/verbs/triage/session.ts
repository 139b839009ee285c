import type { Decision } from '../../domain/decision.ts';
import type { Diagnostic } from '../../domain/diagnostic.ts';
import type { Entry } from '../../domain/entry.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { FormatName } from '../../formats/format.ts';
import type { Clock } from '../../domain/ports.ts';
import { decide, unscreen } from '../decide.ts';
import { exportPapers } from '../export.ts';
import type { Library } from '../library.ts';
import { note as writeNote } from '../note.ts';
import { addToList, moveInList, removeFromList } from '../reading-lists.ts';
import { tag as tagPapers, type TagEdit } from '../tag.ts';
import { saveView } from '../views.ts';
import { damageError, DamageWatch } from './damage.ts';
import { createFinder, type FindRequest, type FoundPapers } from './find.ts';
import type { Lookout, Outlook, OutlookRequest } from './outlook.ts';
import { PapersInSight } from './papers-in-sight.ts';
import { Rankings } from './rankings.ts';
import type { Seek } from './seek.ts';
import { type Snapshot, STATUS_CODES } from './snapshot.ts';
import { MANY, snapshotWith, takeSnapshot } from './take-snapshot.ts';

/** A library as it became. */
export interface Arrival {
  readonly snapshot: Snapshot;
  /** Where a paper of the snapshot before is now; undefined when none has moved. */
  readonly moved?: (ordinal: number) => number | undefined;
  /** What is wrong with its files since then. Where that lost anything, the snapshot is the one before. */
  readonly problem?: Diagnostic;
}

/** What came of a change. It is on disk. */
export interface Outcome extends Arrival {
  /** How many papers changed, and how many were so already. */
  readonly changed: number;
  readonly unchanged: number;
}

/** What undo or redo did; no event when there was nothing to do. */
export interface Step extends Arrival {
  readonly event?: JournalEvent;
}

/** All that the terminal UI asks of a library. Papers are named by ordinals of the latest snapshot. */
export interface TriageSession {
  snapshot(): Snapshot;
  /** Undefined when the signal said that nobody waits for it any more. */
  find(request: FindRequest, signal: AbortSignal): Promise<FoundPapers | undefined>;
  decide(papers: readonly number[], decision: Decision | undefined): Promise<Outcome>;
  tag(papers: readonly number[], edit: TagEdit): Promise<Outcome>;
  /** Writes the note of a paper; an empty one takes it away. */
  note(paper: number, text: string): Promise<Outcome>;
  addToList(papers: readonly number[], list: string): Promise<Outcome>;
  removeFromList(papers: readonly number[], list: string): Promise<Outcome>;
  /** `position` counts from 1. */
  moveInList(papers: readonly number[], list: string, position: number): Promise<Outcome>;
  /** The change that undo would take back, where that is an import whose papers would go out of sight. */
  undoesImport(): JournalEvent | undefined;
  undo(): Promise<Step>;
  redo(): Promise<Step>;
  saveView(name: string, query: string): Promise<Arrival>;
  /** What takes longer to work out than a key may wait; undefined where papers came or went meanwhile. */
  outlook(request: OutlookRequest): Promise<Outlook | undefined>;
  exportText(papers: readonly number[], format: FormatName): Promise<string>;
  /** What was wrong with its files when it was opened. */
  problems(): readonly Diagnostic[];
  /** Takes in what other processes wrote; undefined when there was nothing. */
  refresh(): Arrival | undefined;
  /** Takes in settings that other processes wrote, which {@link refresh} then knows: saved views, or that the library became blind. */
  followSettings(): Promise<void>;
}

/** The papers that an event changed, by id; undefined for one that may change which papers there are, or what they say. */
function papersTouched(event: JournalEvent): readonly string[] | undefined {
  switch (event.op) {
    case 'decide':
    case 'unscreen':
    case 'tag':
      return event.papers;
    default:
      return undefined;
  }
}

/** What works in threads and processes of its own, so that no key waits for it. */
export interface TriageThreads {
  readonly lookout: Lookout;
  readonly seek: Seek;
  /** Brings the library up to date, where it is of an older schema: that writes all of it anew. */
  readonly upgrade: () => Promise<void>;
}

/** A session over an open library; the threads are over libraries of their own. */
export function createTriageSession(
  library: Library,
  clock: Clock,
  { lookout, seek, upgrade }: TriageThreads,
): TriageSession {
  let papers = new PapersInSight(library);
  let current = takeSnapshot(library, papers);
  let seen = version();
  const watch = new DamageWatch(library, papers.count);
  /** Set while something that was there before cannot be read. */
  let damage: Diagnostic | undefined;
  const rankings = new Rankings(lookout, () => ({ snapshot: current, sight: papers.sight }));

  /** Changes whenever anything was written. */
  function version(): string {
    const { views = [], blind = false } = library.settings;
    return `${library.version} ${JSON.stringify([views, blind])}`;
  }

  /** Reads everything anew, for when others have written, or a change reached more than a few papers. */
  function arrive(): Arrival {
    seen = version();
    const [before, now] = [papers, new PapersInSight(library)];
    papers = now;
    watch.accept(now.count);
    current = takeSnapshot(library, now);
    if (now.isSameAs(before)) {
      now.namesOf(before);
      rankings.textsChanged();
      return { snapshot: current };
    }
    rankings.papersMoved();
    return { snapshot: current, moved: (ordinal) => now.whereIs(before, ordinal) };
  }

  /** Takes in a change of some papers; everything, when others wrote meanwhile. */
  function arriveWith(changed: readonly number[], eventsBefore: number): Arrival {
    const isRewritten = library.ask((view) => view.lineage) !== papers.lineage;
    if (isRewritten || changed.length > MANY || library.events.length !== eventsBefore + 1) return arrive();
    seen = version();
    watch.accept(papers.count);
    papers.forget(changed);
    const statuses = current.statuses.slice();
    for (const ordinal of changed)
      statuses[ordinal] = STATUS_CODES.indexOf(papers.entry(ordinal)?.status ?? 'unscreened');
    current = snapshotWith(library, papers, statuses);
    return { snapshot: current };
  }

  /** Throws `damaged-library` when others have damaged it, so that nothing is written onto that. */
  function checkFiles(): void {
    library.refresh();
    const trouble = watch.trouble();
    if (trouble?.hasLost !== true) return;
    seen = version();
    papers.freeze();
    damage = trouble.problem;
    throw damageError(damage);
  }

  /** What is to be done before anything is written. */
  async function prepare(): Promise<void> {
    if (library.isOutdated) {
      // By which papers are found again when the corpus was written anew.
      papers.rememberNames();
      await upgrade();
    }
    checkFiles();
  }

  const chosen = (ordinals: readonly number[]): Entry[] => ordinals.flatMap((ordinal) => papers.entry(ordinal) ?? []);

  async function change(
    ordinals: readonly number[],
    commit: (
      entries: readonly Entry[],
    ) => Promise<{ readonly changed: readonly Entry[]; readonly unchanged: readonly Entry[] }>,
  ): Promise<Outcome> {
    const before = library.events.length;
    const entries = chosen(ordinals);
    await prepare();
    const { changed, unchanged } = await commit(entries);
    const counts = { changed: changed.length, unchanged: unchanged.length };
    if (library.events.length === before) return { snapshot: current, ...counts };
    return { ...arriveWith(ordinals, before), ...counts };
  }

  async function step(op: 'undo' | 'redo'): Promise<Step> {
    const before = library.events.length;
    await prepare();
    const [event] = await library[op](1);
    if (event === undefined) return { ...(refresh() ?? { snapshot: current }) };
    const ids = papersTouched(event);
    if (ids === undefined) return { ...arrive(), event };
    return {
      ...arriveWith(
        ids.flatMap((id) => papers.ordinalOf(id) ?? []),
        before,
      ),
      event,
    };
  }

  function refresh(): Arrival | undefined {
    papers.rememberNames();
    library.refresh();
    const isNew = version() !== seen;
    if (!isNew && damage === undefined) return undefined;
    seen = version();
    const trouble = watch.trouble();
    if (trouble?.hasLost === true) {
      papers.freeze();
      damage = trouble.problem;
      return isNew ? { snapshot: current, problem: damage } : undefined;
    }
    damage = undefined;
    return { ...arrive(), ...(trouble !== undefined && { problem: trouble.problem }) };
  }

  const find = createFinder(
    library,
    () => ({
      count: papers.count,
      sight: papers.sight,
      ordinalOfNumber: (number) => papers.ordinalOfNumber(number),
      statuses: current.statuses,
      ordinalOf: (id) => papers.ordinalOf(id),
      decidedAt: (ordinal) => library.state.papers.get(papers.idOf(ordinal) ?? '')?.decision?.at,
      sorted: (order) => rankings.sorted(order),
      promising: () => rankings.promising(),
    }),
    { now: clock, elsewhere: seek },
  );

  return {
    snapshot: () => current,
    find: async (request, signal) => {
      if (damage !== undefined) throw damageError(damage);
      rankings.readIn(request.order);
      return find(request, signal);
    },
    decide: (ordinals, decision) =>
      change(ordinals, (entries) =>
        decision === undefined
          ? unscreen(library, entries, false)
          : decide(library, entries, decision, false, rankings.suggested(ordinals)),
      ),
    tag: (ordinals, edit) => change(ordinals, (entries) => tagPapers(library, entries, edit, false)),
    note: (ordinal, text) =>
      change([ordinal], async (entries) => {
        const [entry] = entries;
        const written = entry !== undefined && (await writeNote(library, entry, text));
        return written ? { changed: entries, unchanged: [] } : { changed: [], unchanged: entries };
      }),
    addToList: (ordinals, list) => change(ordinals, (entries) => addToList(library, list, entries, false)),
    removeFromList: (ordinals, list) => change(ordinals, (entries) => removeFromList(library, list, entries, false)),
    moveInList: (ordinals, list, position) =>
      change(ordinals, (entries) => moveInList(library, list, position, entries)),
    undoesImport: () => {
      const event = library.nextUndo();
      return event?.op === 'import' && event.added > 0 ? event : undefined;
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    saveView: async (name, query) => {
      await prepare();
      await saveView(library, name, query);
      return arrive();
    },
    outlook: (request) => rankings.outlook(request),
    exportText: async (ordinals, format) => {
      if (damage !== undefined) throw damageError(damage);
      return exportPapers(chosen(ordinals), format, {});
    },
    problems: () => library.diagnostics,
    refresh,
    followSettings: () => library.followSettings(),
  };
}
