import type { Outlook } from '../../verbs/triage/outlook.ts';
import { promisingAgain } from '../../verbs/triage/promising-rows.ts';
import type { Effect } from '../effect.ts';
import { currentPaper, type State } from '../state.ts';

function isWorthALook({ snapshot, shown }: State): boolean {
  return snapshot.counts.included > 0 || shown.order === 'most promising';
}

/** What is to be worked out once more, since decisions are others than before. */
export function lookAgain(before: State, after: State): readonly Effect[] {
  if (Buffer.compare(before.snapshot.statuses, after.snapshot.statuses) === 0 || !isWorthALook(after)) return [];
  return [{ kind: 'look', promising: after.shown.order === 'most promising' }];
}

/** What is to be worked out when the terminal UI begins. */
export function lookFirst(state: State): readonly Effect[] {
  return isWorthALook(state) ? [{ kind: 'look', promising: false }] : [];
}

/** What was worked out. The paper that is being read stays where it is, and so do marks, which are on papers. */
export function looked(state: State, { recall, promising }: Outlook): State {
  const { shown, snapshot, pending, anchor } = state;
  // A range that is being drawn is one of places, and those in it must not change.
  if (promising === undefined || shown.order !== 'most promising' || shown.like !== undefined || anchor !== undefined)
    return { ...state, recall };
  const current = currentPaper(state);
  const stays = (ordinal: number): boolean => ordinal === current || pending.has(ordinal);
  const rows = promisingAgain(shown.rows, promising.order, snapshot.statuses, stays);
  return { ...state, recall, shown: { ...shown, rows, why: promising.why } };
}
