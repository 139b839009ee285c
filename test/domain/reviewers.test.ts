import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindEvents, blindState } from '../../src/domain/blind.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { foldJournal } from '../../src/domain/fold.ts';
import { isInConflict, UNTOUCHED } from '../../src/domain/state.ts';
import type { JournalEvent } from '../../src/domain/journal.ts';

type Step = { readonly by: string } & (
  | { readonly op: 'decide'; readonly decision: Decision; readonly settles?: true }
  | { readonly op: 'unscreen' }
);

/** A journal of steps on the paper p, one second apart. */
function journal(...steps: readonly Step[]): JournalEvent[] {
  return steps.map((step, index) => ({
    id: `01HZZZZZZZZZZZZZZZZZZZZZ${String(index).padStart(2, '0')}`,
    at: new Date(Date.parse('2026-05-01T10:00:00Z') + index * 1000).toISOString(),
    papers: ['p'],
    ...step,
  }));
}

function stateOf(...steps: readonly Step[]) {
  return foldJournal(journal(...steps)).state.papers.get('p');
}

const include = (by: string): Step => ({ by, op: 'decide', decision: { kind: 'include' } });
const exclude = (by: string): Step => ({ by, op: 'decide', decision: { kind: 'exclude', reason: 'r' } });
const settle = (by: string, kind: 'include' | 'maybe'): Step => ({
  by,
  op: 'decide',
  decision: { kind },
  settles: true,
});
const unscreen = (by: string): Step => ({ by, op: 'unscreen' });

describe('decisions of two reviewers', () => {
  it('both stay, and the latest counts until the disagreement is settled', () => {
    const open = stateOf(include('Ada'), exclude('Bo'));
    expect(open?.decision).toMatchObject({ kind: 'exclude', by: 'Bo' });
    expect([...(open?.decisions.keys() ?? [])]).toEqual(['Ada', 'Bo']);
    const settled = stateOf(include('Ada'), exclude('Bo'), settle('Cy', 'include'));
    expect(settled?.decision).toMatchObject({ kind: 'include', by: 'Cy' });
    expect([...(settled?.decisions.keys() ?? [])]).toEqual(['Ada', 'Bo']);
  });

  it('open again when a reviewer decides otherwise than what settled them, and not when one agrees', () => {
    const steps = [include('Ada'), exclude('Bo'), settle('Cy', 'include')];
    expect(stateOf(...steps, include('Bo'))?.settled).toMatchObject({ by: 'Cy' });
    const again = stateOf(...steps, exclude('Ada'));
    expect(again).not.toHaveProperty('settled');
    expect(again?.decision).toMatchObject({ kind: 'exclude', by: 'Ada' });
  });

  it('are taken back each by its own reviewer, and all by someone who decided nothing', () => {
    const own = stateOf(include('Ada'), exclude('Bo'), unscreen('Bo'));
    expect(own?.decision).toMatchObject({ kind: 'include', by: 'Ada' });
    expect(stateOf(include('Ada'), exclude('Bo'), unscreen('Cy'))).toEqual({ decisions: new Map(), tags: [] });
    const unsettled = stateOf(include('Ada'), exclude('Bo'), settle('Cy', 'maybe'), unscreen('Cy'));
    expect(unsettled?.decision).toMatchObject({ kind: 'exclude', by: 'Bo' });
    expect(unsettled).not.toHaveProperty('settled');
  });
});

const steps = fc.array(
  fc.record({
    by: fc.constantFrom('Ada', 'Bo', 'Cy'),
    what: fc.constantFrom('include', 'exclude', 'settle', 'unscreen'),
  }),
  { maxLength: 12 },
);

describe('a blind library', () => {
  it('shows a reviewer just what a journal of their own decisions would', () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        const events = journal(
          ...drawn
            .filter(({ what }) => what !== 'settle')
            .map(({ by, what }) =>
              what === 'include' ? include(by) : what === 'exclude' ? exclude(by) : unscreen(by),
            ),
        );
        const { papers } = blindState(foldJournal(events).state, 'Ada');
        const alone = foldJournal(events.filter(({ by }) => by === 'Ada')).state.papers.get('p');
        // Someone else may take back what they never decided on: then it is gone for all.
        const takenBack = papers.get('p')?.decision === undefined && alone?.decision !== undefined;
        if (!takenBack) expect(papers.get('p')?.decision).toEqual(alone?.decision);
        expect([...(papers.get('p')?.decisions.keys() ?? [])].filter((by) => by !== 'Ada')).toEqual([]);
      }),
    );
  });

  it('is the same map however it is read', () => {
    const { papers } = blindState(foldJournal(journal(include('Ada'), exclude('Bo'))).state, 'Bo');
    expect(papers.size).toBe(1);
    expect(papers.has('p')).toBe(true);
    expect([...papers]).toEqual([['p', papers.get('p')]]);
    expect([...papers.values()]).toEqual([papers.get('p')]);
    const visited: string[] = [];
    papers.forEach((_, id) => visited.push(id));
    expect(visited).toEqual([...papers.keys()]);
    expect(papers.get('nothere')).toBeUndefined();
  });

  it('hides from the history what others decided and took back, and nothing else', () => {
    const events = [
      ...journal(include('Ada'), exclude('Bo')),
      { id: '01HZZZZZZZZZZZZZZZZZZZZZ50', at: '2026-05-02T10:00:00.000Z', by: 'Bo', op: 'note', paper: 'p', text: 'x' },
      {
        id: '01HZZZZZZZZZZZZZZZZZZZZZ51',
        at: '2026-05-02T10:00:00.000Z',
        by: 'Bo',
        op: 'undo',
        event: '01HZZZZZZZZZZZZZZZZZZZZZ01',
      },
    ] as const;
    expect(blindEvents(events, 'Ada').map(({ op, by }) => `${op} ${by}`)).toEqual(['decide Ada', 'note Bo']);
    expect(blindEvents(events, 'Bo').map(({ op }) => op)).toEqual(['decide', 'note', 'undo']);
  });
});

it('is a conflict when kinds differ, whatever the reasons, until it is settled', () => {
  const include = { by: 'Ada', op: 'decide', decision: { kind: 'include' } } as const;
  const exclude = { by: 'Bo', op: 'decide', decision: { kind: 'exclude', reason: 'a' } } as const;
  const of = (...steps: readonly Step[]): boolean =>
    isInConflict(foldJournal(journal(...steps)).state.papers.get('p') ?? UNTOUCHED);
  expect(of(include)).toBe(false);
  expect(of(include, exclude)).toBe(true);
  expect(of(exclude, { ...exclude, by: 'Cy', decision: { kind: 'exclude', reason: 'b' } })).toBe(false);
  expect(of(include, { ...exclude, decision: { kind: 'maybe' } })).toBe(true);
  expect(of(include, exclude, { by: 'Cy', op: 'decide', decision: { kind: 'include' }, settles: true })).toBe(false);
});
