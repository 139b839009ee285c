import type { JournalEvent, LabelChange } from './journal.ts';
import { type LibraryState, type PaperState } from './state.ts';

/** What is left of a paper's state when only one reviewer's own decision is to be seen. */
function own({ decision, decisions, settled, ...paper }: PaperState, reviewer: string): PaperState {
  const mark = decisions.get(reviewer);
  return mark === undefined
    ? { ...paper, decisions: new Map() }
    : { ...paper, decision: mark, decisions: new Map([[reviewer, mark]]) };
}

/** A map whose values are made when they are asked for, so that the map behind it may be large, or change. */
class Mapped<From, To> implements ReadonlyMap<string, To> {
  readonly #map: ReadonlyMap<string, From>;
  readonly #change: (value: From) => To;

  constructor(map: ReadonlyMap<string, From>, change: (value: From) => To) {
    this.#map = map;
    this.#change = change;
  }

  get size(): number {
    return this.#map.size;
  }

  has(key: string): boolean {
    return this.#map.has(key);
  }

  get(key: string): To | undefined {
    const value = this.#map.get(key);
    return value === undefined ? undefined : this.#change(value);
  }

  keys(): MapIterator<string> {
    return this.#map.keys();
  }

  *entries(): MapIterator<[string, To]> {
    for (const [key, value] of this.#map) yield [key, this.#change(value)];
  }

  *values(): MapIterator<To> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, To]> {
    return this.entries();
  }

  forEach(visit: (value: To, key: string, map: ReadonlyMap<string, To>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}

/** A library's state as a reviewer may see it who must not know what the others decided. */
export function blindState(state: LibraryState, reviewer: string): LibraryState {
  return { ...state, papers: new Mapped(state.papers, (paper) => own(paper, reviewer)) };
}

function isDecision({ op }: Pick<LabelChange, 'op'>): boolean {
  return op === 'decide' || op === 'unscreen';
}

/** A library's journal as the same reviewer may see it: without decisions of others, nor their being taken back. */
export function blindEvents(events: readonly JournalEvent[], reviewer: string): JournalEvent[] {
  const hidden = new Set<string>();
  return events.flatMap((event) => {
    if (event.by === reviewer) return event;
    if (event.op === 'undo' || event.op === 'redo') return hidden.has(event.event) ? [] : event;
    if (event.op === 'import')
      return event.labels === undefined
        ? event
        : { ...event, labels: event.labels.filter((label) => !isDecision(label)) };
    if (event.op !== 'decide' && event.op !== 'unscreen') return event;
    hidden.add(event.id);
    return [];
  });
}
