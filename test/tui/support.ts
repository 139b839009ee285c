import type { Entry } from '../../src/domain/entry.ts';
import type { InputEvent } from '../../src/tui/keys/decode.ts';
import { ACTIONS, type ActionName } from '../../src/tui/actions.ts';
import { createKeymap } from '../../src/tui/keymap.ts';
import { type Event, reduce } from '../../src/tui/reduce.ts';
import { settle } from '../../src/tui/reduce/settle.ts';
import { initialState, type Next, type State } from '../../src/tui/state.ts';
import { isMarked } from '../../src/tui/marks.ts';
import { countStatuses, type Names, type Snapshot, STATUS_CODES } from '../../src/verbs/triage/snapshot.ts';
import { anEntry } from '../support/entries.ts';

const NO_NAMES: Names = { tags: [], reasons: [], lists: [], views: [] };

/** A library at one moment, made of entries. */
export function aSnapshot(entries: readonly Entry[], names: Partial<Names> = {}): Snapshot {
  const statuses = Uint8Array.from(entries, ({ status }) => STATUS_CODES.indexOf(status));
  const ordinalOf = (id: string) => {
    const place = entries.findIndex((entry) => entry.id === id);
    return place === -1 ? undefined : place;
  };
  return {
    count: entries.length,
    statuses,
    counts: countStatuses(statuses),
    entry: (ordinal) => entries[ordinal],
    ordinalOf,
    onList: (name) => entries.flatMap(({ lists }, ordinal) => (lists.includes(name) ? [ordinal] : [])),
    names: () => ({ ...NO_NAMES, ...names }),
  };
}

/** So many papers, called p0, p1 and so on. */
export function someEntries(count: number, fields: Partial<Entry> = {}): Entry[] {
  return Array.from({ length: count }, (_, place) =>
    anEntry({
      id: `p${place}`,
      title: `Paper number ${place}`,
      abstract: `The abstract of paper ${place}.`,
      ...fields,
    }),
  );
}

/** A state that shows all papers of a snapshot. */
export function aState(snapshot: Snapshot, fields: Partial<State> = {}): State {
  const rows = Int32Array.from({ length: snapshot.count }, (_, ordinal) => ordinal);
  const start = initialState({
    size: { columns: 100, rows: 20 },
    keymap: createKeymap([], 'library.yaml'),
    formats: ['markdown', 'bibtex', 'csv', 'json', 'jsonl'],
    snapshot,
    query: '',
    order: 'relevance',
    rows,
  });
  return settle({ ...start, ...fields });
}

/** The key that an action has by default. */
export function keyOf(action: ActionName): InputEvent {
  return { kind: 'key', key: ACTIONS[action].keys[0] ?? '' };
}

/** Keys that write a text. */
export function typed(text: string): InputEvent[] {
  return Array.from(text, (character) => ({
    kind: 'key',
    key: character === ' ' ? 'space' : character,
    text: character,
  }));
}

/** What a state becomes by events, with all that they ask for. */
export function after(state: State, ...events: readonly (Event | InputEvent | ActionName)[]): Next {
  let next: Next = { state, effects: [] };
  for (const event of events) {
    const input = typeof event === 'string' ? keyOf(event) : event;
    const asEvent: Event =
      input.kind === 'key' || input.kind === 'paste' || input.kind === 'mouse' ? { kind: 'input', input } : input;
    const { state: became, effects } = reduce(next.state, asEvent);
    next = { state: became, effects: [...next.effects, ...effects] };
  }
  return next;
}

/** The ordinals that are marked. */
export function marked({ marks }: State): number[] {
  return Array.from(marks.flags.keys()).filter((ordinal) => isMarked(marks, ordinal));
}
