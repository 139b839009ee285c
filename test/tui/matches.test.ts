import { describe, expect, it } from 'vitest';
import { listRows } from '../../src/tui/components/list-lines.ts';
import { overlayLines } from '../../src/tui/components/overlay-lines.ts';
import type { State } from '../../src/tui/state.ts';
import type { MatchPair } from '../../src/verbs/triage/matches.ts';
import { after, aSnapshot, aState, someEntries } from './support.ts';

function aPair(id: string, match: string): MatchPair {
  const [entry] = someEntries(1, { id });
  if (entry === undefined) throw new Error('there is one');
  const record = { title: `\u001B[31m${entry.title} again` };
  const found = { id, title: entry.title, match, services: ['crossref'], score: 0.8, reasons: [], record };
  return { paper: entry, found };
}

/** Three doubtful matches, two of them of one paper. */
function threeMatches(): State {
  const { state } = after(aState(aSnapshot(someEntries(3))), 'doubtful');
  const pairs = [aPair('p0', 'doi:a'), aPair('p1', 'doi:b'), aPair('p1', 'doi:c')];
  return after(state, { kind: 'matched', asked: state.matchesAsked, pairs, done: 3 }).state;
}

function shown({ overlay }: State): readonly string[] {
  return overlay?.kind === 'matches' ? overlay.pairs.map(({ found }) => found.match) : [];
}

const screen = (state: State, width: number): string =>
  (overlayLines(state, { column: 0, row: 1, width, height: 20 }) ?? [])
    .map((pieces) => pieces.map(({ text }) => text).join(''))
    .join('\n');

describe('doubtful matches', () => {
  it('are asked for of the papers shown, and answers to an older question come too late', () => {
    const asked = after(aState(aSnapshot(someEntries(3))), 'doubtful');
    expect(asked.effects).toEqual([{ kind: 'match', asked: 1, papers: [0, 1, 2] }]);
    const late = { kind: 'matched', asked: 0, pairs: [aPair('p0', 'doi:a')], done: 3 } as const;
    expect(shown(after(asked.state, late).state)).toEqual([]);
  });

  it('go from the screen with an answer; with a yes all of that paper', () => {
    const refused = after(threeMatches(), 'match-skip', 'match-refuse');
    expect(refused.effects).toEqual([{ kind: 'answer', answer: { paper: 'p1', match: 'doi:b', isIt: false } }]);
    expect(shown(refused.state)).toEqual(['doi:a', 'doi:c']);
    expect(shown(after(threeMatches(), 'match-skip', 'match-accept').state)).toEqual(['doi:a']);
  });

  it('are asked about again where the answer could not be written, and after undo', () => {
    const { state } = after(threeMatches(), 'match-accept');
    const again = after(state, { kind: 'unanswered', text: 'no space is left' });
    expect(again.state.message).toEqual({ kind: 'error', text: 'no space is left' });
    expect(again.effects).toEqual([{ kind: 'match', asked: 2, papers: [0, 1, 2] }]);
    expect(after(state, 'match-undo').effects.map(({ kind }) => kind)).toEqual(['step', 'match']);
  });

  it('stand beside one another where there is room, else below, with nothing in them that the terminal obeys', () => {
    const state = threeMatches();
    expect(screen(state, 80)).toMatch(/ ≠ title +Paper number 0 +│ ␛\[31mPaper number 0 again/);
    expect(screen(state, 40)).toMatch(/ ≠ title +Paper number 0 *\n +found +␛\[31mPaper number 0/);
    for (const line of screen(state, 40).split('\n')) expect(line).toHaveLength(40);
    expect(listRows(after(state, 'match-close').state, { column: 0, row: 1, width: 40, height: 5 })).toHaveLength(3);
  });
});
