import type { FoundPapers } from '../../verbs/triage/find.ts';
import type { OrderName } from '../../verbs/triage/orders.ts';
import { marksAmong } from '../marks.ts';
import { type Asked, currentPaper, type Next, only, type Shown, type State } from '../state.ts';

interface Wanted extends Asked {
  readonly like?: Shown['like'];
  readonly live?: boolean;
}

/** Asks for papers. What is shown stays until the answer comes. */
export function find(state: State, { query, order, like, live = false }: Wanted): Next {
  const asked = state.asked + 1;
  const request = { query, order, live, ...(like !== undefined && { like: like.id }) };
  return {
    state: { ...state, asked, searching: true, shown: { ...state.shown, query, order, like } },
    effects: [{ kind: 'find', asked, request }],
  };
}

/** Asks for what a query finds, in the order shown. */
export function search(state: State, query: string): Next {
  return find(state, { query, order: state.shown.like?.from.order ?? state.shown.order });
}

/** Puts the papers shown in another order. */
export function sortBy(state: State, order: OrderName): Next {
  const { shown } = state;
  const toTop = order === 'most promising' && shown.order !== order;
  return find({ ...state, toTop }, { ...shown, order });
}

/** Asks for the papers most like the one under the cursor; Esc goes back to those shown now. */
export function findAlike(state: State): Next {
  const { shown, snapshot } = state;
  const paper = currentPaper(state);
  const entry = paper === undefined ? undefined : snapshot.entry(paper);
  if (entry === undefined) return only(state);
  const { query, order } = shown;
  const like = { id: entry.id, title: entry.title, from: shown.like?.from ?? { query, order } };
  return find({ ...state, toTop: true }, { query: '', order: 'relevance', like });
}

/** A search that could not be answered: what was shown stays, under the name of what found it. */
export function notFound(state: State, asked: number, text: string): State {
  const message = { kind: 'error', text } as const;
  if (asked !== state.asked) return { ...state, message };
  const shown = { ...state.shown, ...state.found };
  return { ...state, searching: false, toTop: false, shown, message };
}

/** The answer to a search: marks of papers that are no longer shown can be had again with "the last marks". */
export function found(state: State, asked: number, answer: FoundPapers): State {
  if (asked !== state.asked) return state;
  const current = currentPaper(state);
  const { count } = state.snapshot;
  // Papers may have gone since the search began, when an import was taken back.
  const rows = answer.rows.every((ordinal) => ordinal < count)
    ? answer.rows
    : answer.rows.filter((ordinal) => ordinal < count);
  const place = current === undefined ? -1 : rows.indexOf(current);
  const typing = state.overlay?.kind === 'line' && state.overlay.purpose === 'search';
  const marks = marksAmong(state.marks, rows, count);
  return {
    ...state,
    searching: false,
    toTop: false,
    shown: { ...state.shown, ...answer, rows },
    found: { query: state.shown.query, order: state.shown.order, like: state.shown.like },
    // The best match is what one types for; otherwise one stays at the paper that one was at.
    cursor: typing || state.toTop || place === -1 ? 0 : place,
    scroll: 0,
    anchor: undefined,
    marks,
    lastMarks: marks.count < state.marks.count ? state.marks : state.lastMarks,
    ...(answer.remarks[0] !== undefined && { message: { kind: 'info', text: answer.remarks[0] } as const }),
  };
}
