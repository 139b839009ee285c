import { type Decision, statusOf } from '../../domain/decision.ts';
import type { Entry } from '../../domain/entry.ts';
import type { JournalEvent, SuggestedBy } from '../../domain/journal.ts';
import type { FormatName } from '../../formats/format.ts';
import type { Clock } from '../../domain/ports.ts';
import { decide, unscreen } from '../decide.ts';
import { exportPapers } from '../export.ts';
import type { Library } from '../library.ts';
import { note as writeNote } from '../note.ts';
import { addToList, moveInList, removeFromList } from '../reading-lists.ts';
import { byCount } from '../stats.ts';
import { tag as tagPapers, type TagEdit } from '../tag.ts';
import { saveView, views } from '../views.ts';
import { createFinder, type FindRequest, type FoundPapers } from './find.ts';
import { type Lookout, type Outlook, type OutlookRequest, type Promising, sightOf, type TextOrder } from './outlook.ts';
import type { OrderName } from './orders.ts';
import { countStatuses, type Snapshot, STATUS_CODES, UNSCREENED } from './snapshot.ts';

/** A library as it became. */
export interface Arrival {
  readonly snapshot: Snapshot;
  /** Where a paper of the snapshot before is now; undefined when none has moved. */
  readonly moved?: (ordinal: number) => number | undefined;
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
  undo(): Promise<Step>;
  redo(): Promise<Step>;
  saveView(name: string, query: string): Promise<Arrival>;
  /** What takes longer to work out than a key may wait; undefined where papers came or went meanwhile. */
  outlook(request: OutlookRequest): Promise<Outlook | undefined>;
  exportText(papers: readonly number[], format: FormatName): Promise<string>;
  /** Takes in what other processes wrote; undefined when there was nothing. */
  refresh(): Arrival | undefined;
}

/** The papers of a library that are in sight, as ordinals stand for them. */
interface Papers {
  /** Numbers in the corpus, by ordinal. */
  readonly numbers: Uint32Array;
  /** Ordinals by number. */
  readonly ordinals: Int32Array;
  /** Of the numbers: they mean the same papers while it stays. */
  readonly lineage: number;
  /** Names what is in sight, as outlooks do. */
  readonly sight: string;
}

function papersOf(library: Library): Papers {
  return library.ask((view) => {
    const numbers = view.visible();
    const ordinals = new Int32Array(view.index.paperCount).fill(-1);
    let ordinal = 0;
    for (const number of numbers) ordinals[number] = ordinal++;
    return { numbers, ordinals, lineage: view.lineage, sight: sightOf(numbers) };
  });
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

/** More papers than this are found by going through all ids, not one by one. */
const MANY = 2000;

/** So many papers that were looked at are kept at hand. */
const MOST_KEPT = 2000;

/** A session over an open library; `lookout` is over one of its own. */
export function createTriageSession(library: Library, clock: Clock, lookout: Lookout): TriageSession {
  let promising: Promising | undefined;
  let readInOrder: OrderName | undefined;
  /** All papers in the orders that were asked for, as long as nothing that they are by has changed. */
  let sorted = new Map<TextOrder, Int32Array>();
  let papers = papersOf(library);
  let kept = new Map<number, Entry>();
  /** What papers are called, by ordinal: made ready while nobody waits, for when the corpus is written anew by others. */
  let calledBefore: ((ordinal: number) => string) | undefined;
  let current = take();
  let seen = version();

  /** Changes whenever anything was written. */
  function version(): string {
    return `${library.version} ${JSON.stringify(library.settings.views ?? [])}`;
  }

  function entry(ordinal: number): Entry | undefined {
    const number = papers.numbers[ordinal];
    if (number === undefined) return undefined;
    const known = kept.get(ordinal);
    if (known !== undefined) return known;
    const read = library.ask((view) => view.entry(number));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(ordinal, read);
    return read;
  }

  function decidedAt(ordinal: number): string | undefined {
    const number = papers.numbers[ordinal];
    if (number === undefined) return undefined;
    return library.state.papers.get(library.ask((view) => view.idOf(number)))?.decision?.at;
  }

  /** What papers are called, by ordinal, whatever becomes of the corpus. Each is read when it is asked for. */
  function called(): (ordinal: number) => string {
    const { numbers } = papers;
    return library.ask((view) => {
      view.index.loadIds();
      return (ordinal) => {
        const number = numbers[ordinal];
        return number === undefined ? '' : view.idOf(number);
      };
    });
  }

  function ordinalOf(id: string): number | undefined {
    const number = library.ask((view) => view.withId(id));
    const ordinal = number === undefined ? undefined : papers.ordinals[number];
    return ordinal === -1 ? undefined : ordinal;
  }

  function take(): Snapshot {
    const { state } = library;
    const statuses = new Uint8Array(papers.numbers.length);
    const mark = (ordinal: number | undefined, id: string): void => {
      const decision = state.papers.get(id)?.decision;
      if (ordinal !== undefined && decision !== undefined) statuses[ordinal] = STATUS_CODES.indexOf(statusOf(decision));
    };
    if (state.papers.size <= MANY) for (const id of state.papers.keys()) mark(ordinalOf(id), id);
    else
      library.ask((view) => {
        view.index.loadIds();
        papers.numbers.forEach((number, ordinal) => mark(ordinal, view.idOf(number)));
      });
    return snapshotWith(statuses);
  }

  function snapshotWith(statuses: Uint8Array): Snapshot {
    let names: ReturnType<Snapshot['names']> | undefined;
    return {
      count: papers.numbers.length,
      statuses,
      counts: countStatuses(statuses),
      entry,
      ordinalOf,
      onList: (name) => (library.state.lists.get(name) ?? []).map(ordinalOf).filter((ordinal) => ordinal !== undefined),
      names: () => {
        if (names !== undefined) return names;
        // Only papers that the journal speaks of can have any, which spares looking at all the others.
        const touched = [...library.state.papers.values()];
        names = {
          tags: byCount(touched.flatMap(({ tags }) => tags)),
          reasons: byCount(
            touched.flatMap(({ decision }) => (decision?.kind === 'exclude' ? (decision.reason ?? []) : [])),
          ),
          lists: Array.from(library.state.lists, ([name, members]) => ({ name, papers: members.length })),
          views: views(library),
        };
        return names;
      },
    };
  }

  /** Reads everything anew, for when others have written, or a change reached more than a few papers. */
  function arrive(): Arrival {
    seen = version();
    const [before, nameBefore] = [papers, calledBefore];
    papers = papersOf(library);
    sorted = new Map();
    kept = new Map();
    current = take();
    const isSame = before.lineage === papers.lineage;
    if (before.numbers.length !== papers.numbers.length || !isSame) calledBefore = undefined;
    if (isSame && before.numbers.every((number, ordinal) => papers.numbers[ordinal] === number))
      return { snapshot: current };
    promising = undefined;
    if (!isSame) {
      // The corpus was written anew: only what papers are called tells them apart.
      return { snapshot: current, moved: (ordinal) => ordinalOf(nameBefore?.(ordinal) ?? '') };
    }
    return {
      snapshot: current,
      moved: (ordinal) => {
        const number = before.numbers[ordinal];
        if (number === undefined) return undefined;
        const now = papers.ordinals[number] ?? -1;
        if (now !== -1) return now;
        // A paper that turned out to be another is that one.
        const joined = library.ask((view) => view.joinedInto(number));
        const other = joined === undefined ? -1 : (papers.ordinals[joined] ?? -1);
        return other === -1 ? undefined : other;
      },
    };
  }

  /** Takes in a change of some papers; everything, when others wrote meanwhile. */
  function arriveWith(changed: readonly number[], eventsBefore: number): Arrival {
    const isRewritten = library.ask((view) => view.lineage) !== papers.lineage;
    if (isRewritten || changed.length > MANY || library.events.length !== eventsBefore + 1) return arrive();
    seen = version();
    const statuses = current.statuses.slice();
    for (const ordinal of changed) kept.delete(ordinal);
    for (const ordinal of changed) statuses[ordinal] = STATUS_CODES.indexOf(entry(ordinal)?.status ?? 'unscreened');
    current = snapshotWith(statuses);
    return { snapshot: current };
  }

  const chosen = (ordinals: readonly number[]): Entry[] => ordinals.flatMap((ordinal) => entry(ordinal) ?? []);

  async function change(
    ordinals: readonly number[],
    commit: (
      entries: readonly Entry[],
    ) => Promise<{ readonly changed: readonly Entry[]; readonly unchanged: readonly Entry[] }>,
  ): Promise<Outcome> {
    const before = library.events.length;
    const { changed, unchanged } = await commit(chosen(ordinals));
    const counts = { changed: changed.length, unchanged: unchanged.length };
    if (library.events.length === before) return { snapshot: current, ...counts };
    return { ...arriveWith(ordinals, before), ...counts };
  }

  async function outlook(request: OutlookRequest): Promise<Outlook | undefined> {
    const seen = await lookout(request);
    if (seen.papers !== papers.sight) return undefined;
    promising = seen.promising ?? promising;
    return seen;
  }

  /** The model that put papers forward that are now decided on, where they are read in its order. */
  function suggestedBy(ordinals: readonly number[]): SuggestedBy | undefined {
    if (readInOrder !== 'most promising' || promising === undefined) return undefined;
    const forward = new Uint8Array(papers.numbers.length);
    for (const ordinal of promising.order) forward[ordinal] = 1;
    const isNext = (ordinal: number): boolean => current.statuses[ordinal] === UNSCREENED && forward[ordinal] === 1;
    return ordinals.every(isNext) ? promising.by : undefined;
  }

  async function latestPromising(): Promise<Promising | undefined> {
    promising ??= (await outlook({ promising: true }))?.promising;
    // Where papers came or went meanwhile the next look has them; until then they stay as they were imported.
    return promising;
  }

  async function sortedBy(order: TextOrder): Promise<Int32Array> {
    const orders = sorted;
    const known = orders.get(order);
    if (known !== undefined) return known;
    const found = (await outlook({ promising: false, sort: order }))?.sorted;
    if (found !== undefined) orders.set(order, found);
    return found ?? new Int32Array(0);
  }

  async function step(op: 'undo' | 'redo'): Promise<Step> {
    const before = library.events.length;
    const [event] = await library[op](1);
    if (event === undefined) return { ...(refresh() ?? { snapshot: current }) };
    const ids = papersTouched(event);
    if (ids === undefined) return { ...arrive(), event };
    return {
      ...arriveWith(
        ids.flatMap((id) => ordinalOf(id) ?? []),
        before,
      ),
      event,
    };
  }

  function refresh(): Arrival | undefined {
    calledBefore ??= called();
    library.refresh();
    return version() === seen ? undefined : arrive();
  }

  const find = createFinder(
    library,
    () => ({
      count: papers.numbers.length,
      ordinalOfNumber: (number) => papers.ordinals[number] ?? 0,
      statuses: current.statuses,
      ordinalOf,
      decidedAt,
      sorted: sortedBy,
      promising: latestPromising,
    }),
    clock,
  );

  return {
    snapshot: () => current,
    find: (request, signal) => {
      readInOrder = request.order;
      return find(request, signal);
    },
    decide: (ordinals, decision) =>
      change(ordinals, (papers) =>
        decision === undefined
          ? unscreen(library, papers, false)
          : decide(library, papers, decision, false, suggestedBy(ordinals)),
      ),
    tag: (ordinals, edit) => change(ordinals, (papers) => tagPapers(library, papers, edit, false)),
    note: (ordinal, text) =>
      change([ordinal], async (papers) => {
        const [paper] = papers;
        const written = paper !== undefined && (await writeNote(library, paper, text));
        return written ? { changed: papers, unchanged: [] } : { changed: [], unchanged: papers };
      }),
    addToList: (ordinals, list) => change(ordinals, (papers) => addToList(library, list, papers, false)),
    removeFromList: (ordinals, list) => change(ordinals, (papers) => removeFromList(library, list, papers, false)),
    moveInList: (ordinals, list, position) => change(ordinals, (papers) => moveInList(library, list, position, papers)),
    undo: () => step('undo'),
    redo: () => step('redo'),
    saveView: async (name, query) => {
      await saveView(library, name, query);
      return arrive();
    },
    outlook,
    exportText: (ordinals, format) => exportPapers(chosen(ordinals), format, {}),
    refresh,
  };
}
