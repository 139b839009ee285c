import { type Decision, type DecisionMark } from './decision.ts';
import { type FieldOrigins, originsOf } from './enrichment.ts';
import type { Change, JournalEvent, LabelChange, RecordEdit } from './journal.ts';
import { addToList, joinInLists, moveInList, type ReadingLists, removeFromList, renameList } from './reading-lists.ts';
import { joinedState } from './same-paper.ts';
import { type LibraryState, pairKey, type PaperState, UNTOUCHED } from './state.ts';
import { changedTags } from './tags.ts';

/** A journal event that changes something, not one that takes back or does again. */
export type ChangeEvent = Extract<JournalEvent, Change>;

/** The fold of a journal, which grows with it. */
export interface JournalFold {
  readonly state: LibraryState;
  /** Events in order of their ULIDs, each once. */
  readonly events: readonly JournalEvent[];
  /** True for a change that is taken back at present. */
  isUndone(id: string): boolean;
  /** Changes of a reviewer that can be taken back, the latest first. */
  undoable(by: string): readonly ChangeEvent[];
  /** Changes of a reviewer that can be done again, the next first: those taken back since their last new change. */
  redoable(by: string): readonly ChangeEvent[];
  /** Takes in an event. Costs its own size when it is the latest and no undo or redo, else a fold of everything. */
  append(event: JournalEvent): void;
}

interface MutableState extends LibraryState {
  readonly papers: Map<string, PaperState>;
  readonly lists: ReadingLists;
  readonly withdrawnImports: Set<string>;
  readonly sameAs: Map<string, string>;
  readonly distinct: Set<string>;
}

function isChange(event: JournalEvent): event is ChangeEvent {
  return event.op !== 'undo' && event.op !== 'redo';
}

function update({ papers }: MutableState, id: string, change: (state: PaperState) => PaperState): void {
  papers.set(id, change(papers.get(id) ?? UNTOUCHED));
}

function edit(state: MutableState, id: string, set: RecordEdit, origins?: FieldOrigins): void {
  update(state, id, (paper) => ({
    ...paper,
    edit: { ...paper.edit, ...set },
    ...(origins !== undefined && { origins: { ...paper.origins, ...origins } }),
  }));
}

function refuse(state: MutableState, id: string, record: string): void {
  update(state, id, (paper) => ({ ...paper, refused: [...new Set([...(paper.refused ?? []), record])] }));
}

function decide(state: MutableState, id: string, mark: DecisionMark): void {
  update(state, id, ({ settled, ...paper }) => {
    const holds = settled?.kind === mark.kind;
    return {
      ...paper,
      decision: holds ? settled : mark,
      decisions: new Map(paper.decisions).set(mark.by, mark),
      ...(holds && { settled }),
    };
  });
}

/** What is left when a reviewer takes back what they settled, else what they decided, else everything. */
function withoutDecision({ decision, settled, decisions, ...paper }: PaperState, by: string): PaperState {
  const settledBy = settled?.by === by;
  if (!settledBy && !decisions.has(by)) return { ...paper, decisions: new Map() };
  const left = settledBy ? decisions : new Map([...decisions].filter(([reviewer]) => reviewer !== by));
  const kept = settledBy ? undefined : settled;
  const counts = kept ?? [...left.values()].toSorted((a, b) => byName(a.at, b.at)).at(-1);
  return {
    ...paper,
    decisions: left,
    ...(counts !== undefined && { decision: counts }),
    ...(kept !== undefined && { settled: kept }),
  };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function applyLabel(state: MutableState, change: LabelChange, by: string, at: string): void {
  switch (change.op) {
    case 'decide': {
      const decision: Decision = change.decision;
      for (const paper of change.papers) {
        const mark = { ...decision, by, at };
        if (change.settles === true) update(state, paper, (known) => ({ ...known, decision: mark, settled: mark }));
        else decide(state, paper, mark);
      }
      break;
    }
    case 'unscreen':
      for (const paper of change.papers) update(state, paper, (known) => withoutDecision(known, by));
      break;
    case 'tag':
      for (const paper of change.papers)
        update(state, paper, (known) => ({ ...known, tags: changedTags(known.tags, change) }));
      break;
    case 'note':
      update(state, change.paper, ({ note, ...rest }) => (change.text === '' ? rest : { ...rest, note: change.text }));
      break;
    case 'list-add':
      addToList(state.lists, change.list, change.papers);
      break;
  }
}

/** Joins papers into one: what was said of them is said of it, and it takes their places in the lists. */
function join(state: MutableState, kept: string, papers: readonly string[]): void {
  const others = papers.filter((paper) => paper !== kept);
  for (const paper of others) {
    update(state, kept, (known) => joinedState(known, state.papers.get(paper) ?? UNTOUCHED));
    // Those that were joined into this one before go with it.
    for (const [former, into] of state.sameAs) if (into === paper) state.sameAs.set(former, kept);
    state.sameAs.set(paper, kept);
  }
  joinInLists(state.lists, kept, others);
}

/** The event with the papers that it names as they are known at that point: what is said of one that was joined is said of the other. */
function redirected<Event extends Change>(event: Event, sameAs: ReadonlyMap<string, string>): Event {
  if (sameAs.size === 0) return event;
  const now = (id: string): string => sameAs.get(id) ?? id;
  return {
    ...event,
    ...('paper' in event && { paper: now(event.paper) }),
    ...('papers' in event && { papers: [...new Set(event.papers.map(now))] }),
    ...('merged' in event && { merged: event.merged.map((gain) => ({ ...gain, paper: now(gain.paper) })) }),
    ...('refused' in event && { refused: event.refused.map((no) => ({ ...no, paper: now(no.paper) })) }),
    ...('labels' in event && { labels: event.labels?.map((label) => redirected(label, sameAs)) }),
  };
}

function apply(state: MutableState, given: ChangeEvent): void {
  const event = redirected(given, state.sameAs);
  switch (event.op) {
    case 'same':
      edit(state, event.paper, event.set);
      join(state, event.paper, event.papers);
      break;
    case 'distinct':
      for (const first of event.papers)
        for (const second of event.papers) if (first < second) state.distinct.add(pairKey(first, second));
      break;
    case 'import':
      for (const { paper, set } of event.merged) edit(state, paper, set);
      for (const label of event.labels ?? []) applyLabel(state, label, event.by, event.at);
      break;
    case 'edit': {
      const { by, at } = event;
      const written = Object.keys(event.set).map((field) => [field, { from: 'edit', by, at }]);
      edit(state, event.paper, event.set, Object.fromEntries(written));
      break;
    }
    case 'enrich':
      for (const gain of event.merged) edit(state, gain.paper, gain.set, originsOf(gain, event.by, event.at));
      for (const { paper, record } of event.refused) refuse(state, paper, record);
      break;
    case 'list-new':
      addToList(state.lists, event.list, []);
      break;
    case 'list-remove':
      removeFromList(state.lists, event.list, event.papers);
      break;
    case 'list-move':
      moveInList(state.lists, event.list, event.papers, event.to);
      break;
    case 'list-rename':
      renameList(state.lists, event.list, event.name);
      break;
    case 'list-delete':
      state.lists.delete(event.list);
      break;
    case 'plan':
      break;
    default:
      applyLabel(state, event, event.by, event.at);
  }
}

/**
 * Each event once, in the order of their ids. Of two different ones of one id, which no library makes by itself, one
 * counts that does not depend on which comes first.
 */
function eachOnce(lines: Iterable<JournalEvent>): JournalEvent[] {
  const events = new Map<string, JournalEvent>();
  for (const event of lines) {
    const known = events.get(event.id);
    if (known === undefined || JSON.stringify(event) < JSON.stringify(known)) events.set(event.id, event);
  }
  return [...events.values()].toSorted((a, b) => byName(a.id, b.id));
}

/**
 * Folds a journal. The order of the lines does not matter and a line that is there twice counts once, so that journals
 * merged by union of their lines mean the same on every side. A change is in force unless the latest undo or redo that
 * names it is an undo.
 */
export function foldJournal(lines: Iterable<JournalEvent>): JournalFold {
  const events: JournalEvent[] = [];
  const known = new Set<string>();
  const undone = new Set<string>();
  const undoneBy = new Map<string, ChangeEvent[]>();
  const state: MutableState = {
    papers: new Map(),
    lists: new Map(),
    withdrawnImports: new Set(),
    sameAs: new Map(),
    distinct: new Set(),
  };

  const refold = (): void => {
    const changes = new Map(events.filter(isChange).map((event) => [event.id, event]));
    undone.clear();
    undoneBy.clear();
    for (const event of events) {
      const change = isChange(event) ? event : changes.get(event.event);
      if (change === undefined) continue;
      const { by } = change;
      const before = (undoneBy.get(by) ?? []).filter(({ id }) => id !== change.id);
      if (event.op === 'undo') undone.add(change.id);
      else if (event.op === 'redo') undone.delete(change.id);
      undoneBy.set(by, event.op === 'undo' ? [change, ...before] : event.op === 'redo' ? before : []);
    }
    state.papers.clear();
    state.lists.clear();
    state.withdrawnImports.clear();
    state.sameAs.clear();
    state.distinct.clear();
    for (const event of events) {
      if (!isChange(event)) continue;
      if (!undone.has(event.id)) apply(state, event);
      else if (event.op === 'import') state.withdrawnImports.add(event.id);
    }
  };

  for (const event of eachOnce(lines)) events.push(event);
  for (const { id } of events) known.add(id);
  refold();

  return {
    state,
    events,
    isUndone: (id) => undone.has(id),
    undoable: (by) =>
      events
        .filter(isChange)
        .filter((event) => event.by === by && !undone.has(event.id))
        .toReversed(),
    redoable: (by) => undoneBy.get(by) ?? [],
    append: (event) => {
      if (known.has(event.id)) return;
      const isLatest = byName(events.at(-1)?.id ?? '', event.id) < 0;
      known.add(event.id);
      events.push(event);
      if (isLatest && isChange(event)) {
        undoneBy.delete(event.by);
        apply(state, event);
        return;
      }
      if (!isLatest) events.sort((a, b) => byName(a.id, b.id));
      refold();
    },
  };
}
