import type { Arrival } from '../../verbs/triage/session.ts';
import type { MatchAnswer, MatchPair } from '../../verbs/triage/matches.ts';
import type { ActionName } from '../actions.ts';
import { layoutOf } from '../layout.ts';
import { matchLineCount } from '../lines/matches.ts';
import { type Message, type Next, only, type Overlay, type State } from '../state.ts';
import { arrive } from './changes.ts';
import { clamp } from './settle.ts';

type MatchesOverlay = Extract<Overlay, { kind: 'matches' }>;

/** Asks for the doubtful matches of the papers shown. */
export function openMatches(state: State): Next {
  const asked = state.matchesAsked + 1;
  const papers = [...state.shown.rows];
  const overlay = { kind: 'matches', asked, pairs: [], at: 0, scroll: 0, done: 0, of: papers.length } as const;
  return { state: { ...state, matchesAsked: asked, overlay }, effects: [{ kind: 'match', asked, papers }] };
}

/** Matches that were found so far: they come bit by bit. */
export function matched(
  state: State,
  { asked, pairs, done }: { readonly asked: number; readonly pairs: readonly MatchPair[]; readonly done: number },
): State {
  const { overlay } = state;
  if (overlay?.kind !== 'matches' || overlay.asked !== asked) return state;
  return { ...state, overlay: { ...overlay, pairs: [...overlay.pairs, ...pairs], done } };
}

function goTo(state: State, overlay: MatchesOverlay, at: number): Next {
  return only({ ...state, overlay: { ...overlay, at: clamp(at, overlay.pairs.length - 1), scroll: 0 } });
}

/** The answer is asked for, and the next match comes at once; of a paper that has its record no other is asked about. */
function answer(state: State, overlay: MatchesOverlay, isIt: boolean): Next {
  const { paper, found } = overlay.pairs[overlay.at] ?? {};
  if (paper === undefined || found === undefined) return only(state);
  const isSettled = (pair: MatchPair): boolean =>
    pair.paper.id === paper.id && (isIt || pair.found.match === found.match);
  const pairs = overlay.pairs.filter((pair) => !isSettled(pair));
  const at = overlay.pairs.slice(0, overlay.at).filter((pair) => !isSettled(pair)).length;
  const { state: next } = goTo(state, { ...overlay, pairs }, at);
  return { state: next, effects: [{ kind: 'answer', answer: { paper: paper.id, match: found.match, isIt } }] };
}

function scroll(state: State, overlay: MatchesOverlay, lines: number): Next {
  const { body } = layoutOf(state);
  const most = Math.max(0, matchLineCount(overlay, body.width) - body.height);
  return only({ ...state, overlay: { ...overlay, scroll: clamp(overlay.scroll + lines, most) } });
}

/** A key among the doubtful matches. */
export function onMatches(before: State, overlay: MatchesOverlay, action: ActionName): Next {
  const state = { ...before, message: undefined };
  const page = layoutOf(state).body.height - 1;
  switch (action) {
    case 'match-accept':
      return answer(state, overlay, true);
    case 'match-refuse':
      return answer(state, overlay, false);
    case 'match-skip':
      return goTo(state, overlay, overlay.at + 1);
    case 'match-before':
      return goTo(state, overlay, overlay.at - 1);
    case 'match-page-down':
      return scroll(state, overlay, page);
    case 'match-page-up':
      return scroll(state, overlay, -page);
    case 'match-undo': {
      const again = openMatches(state);
      return { state: again.state, effects: [{ kind: 'step', step: 'undo', isSure: false }, ...again.effects] };
    }
    case 'match-close':
      return {
        state: { ...state, overlay: undefined },
        effects: [{ kind: 'match', asked: state.matchesAsked, papers: [] }],
      };
    default:
      return only(state);
  }
}

function said({ isIt, match }: MatchAnswer, fields: readonly string[]): string {
  if (!isIt) return `${match} is not of it, and is not asked about again; u undoes`;
  return fields.length === 0 ? `${match} has nothing that the paper lacks.` : `Filled ${fields.join(', ')}; u undoes`;
}

/** An answer is on disk. */
export function answered(
  state: State,
  wanted: MatchAnswer,
  { arrival, fields }: { readonly arrival: Arrival | undefined; readonly fields: readonly string[] },
): State {
  const message: Message = { kind: 'info', text: said(wanted, fields) };
  return { ...(arrival === undefined ? state : arrive(state, arrival)), message };
}

/** An answer could not be written: it is asked about again. */
export function unanswered(state: State, text: string): Next {
  const message: Message = { kind: 'error', text };
  if (state.overlay?.kind !== 'matches') return only({ ...state, message });
  const again = openMatches(state);
  return { state: { ...again.state, message }, effects: again.effects };
}
