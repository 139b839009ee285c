import type { FoundPapers } from '../../verbs/triage/find.ts';
import type { OrderName } from '../../verbs/triage/orders.ts';
import { marksAmong } from '../marks.ts';
import { currentPaper, type Next, type State } from '../state.ts';

/** Asks for papers. What is shown stays until the answer comes. */
export function find(
  state: State,
  { query, order, live = false }: { readonly query: string; readonly order: OrderName; readonly live?: boolean },
): Next {
  const asked = state.asked + 1;
  return {
    state: { ...state, asked, searching: true, shown: { ...state.shown, query, order } },
    effects: [{ kind: 'find', asked, request: { query, order, live } }],
  };
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
    shown: { ...state.shown, ...answer, rows },
    // The best match is what one types for; otherwise one stays at the paper that one was at.
    cursor: typing || place === -1 ? 0 : place,
    scroll: 0,
    anchor: undefined,
    marks,
    lastMarks: marks.count < state.marks.count ? state.marks : state.lastMarks,
    ...(answer.remarks[0] !== undefined && { message: { kind: 'info', text: answer.remarks[0] } as const }),
  };
}
