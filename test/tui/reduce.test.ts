import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_NAMES } from '../../src/tui/actions.ts';
import { contextOf } from '../../src/tui/reduce.ts';
import type { Event } from '../../src/tui/reduce.ts';
import type { State } from '../../src/tui/state.ts';
import { after, aSnapshot, aState, keyOf, marked, someEntries, typed } from './support.ts';

const ten = () => aState(aSnapshot(someEntries(10)));

describe('deciding', () => {
  it('asks for the decision on the paper under the cursor, and goes to the next unscreened at once', () => {
    const entries = someEntries(4).map(
      (entry, place) => ({ ...entry, status: place === 1 ? 'maybe' : 'unscreened' }) as const,
    );
    const { state, effects } = after(aState(aSnapshot(entries)), 'include');
    expect(effects).toEqual([
      { kind: 'change', change: { kind: 'decide', decision: { kind: 'include' } }, papers: [0] },
    ]);
    expect(state.cursor).toBe(2);
    expect(state.snapshot.statuses[0]).toBe(0);
    expect(state.pending.get(0)).toBe(1);
  });

  it('shows it as decided when it is on disk', () => {
    const { state, effects } = after(ten(), 'include');
    const [effect] = effects;
    if (effect?.kind !== 'change') throw new Error('no change was asked for');
    const decided = aSnapshot(
      someEntries(10).map((entry, place) => (place === 0 ? { ...entry, status: 'included' } : entry)),
    );
    const { state: then } = after(state, {
      kind: 'changed',
      change: effect.change,
      papers: effect.papers,
      outcome: { snapshot: decided, changed: 1, unchanged: 0 },
    });
    expect(then.snapshot.counts.included).toBe(1);
    expect(then.pending.size).toBe(0);
    expect(then.message?.text).toContain('u undoes');
  });

  it('acts on the marked papers, and forgets the marks but for "the last marks again"', () => {
    const { state, effects } = after(ten(), 'mark', 'down', 'mark', 'exclude');
    expect(effects).toMatchObject([{ papers: [0, 2] }]);
    expect(marked(state)).toEqual([]);
    expect(marked(after(state, 'mark-again').state)).toEqual([0, 2]);
  });

  it('acts on a range', () => {
    const { effects } = after(ten(), 'down', 'mark-range', 'down', 'down', 'maybe');
    expect(effects).toMatchObject([{ papers: [1, 2, 3] }]);
  });

  it('asks before it acts on everything shown, and only then', () => {
    const asked = after(ten(), 'mark-shown', 'exclude');
    expect(asked.effects).toEqual([]);
    expect(asked.state.overlay).toMatchObject({ kind: 'confirm', question: 'Exclude all 10 papers shown?' });
    // The key that asked does not answer.
    expect(after(asked.state, 'exclude').effects).toEqual([]);
    expect(after(asked.state, 'yes').effects).toMatchObject([{ kind: 'change' }]);
    const declined = after(asked.state, 'no').state;
    expect(marked(declined)).toHaveLength(10);
    expect(after(declined, 'repeat').effects).toEqual([]);
  });

  it('remembers reasons, and takes a new one', () => {
    const state = aState(aSnapshot(someEntries(3), { reasons: [{ name: 'off topic', papers: 4 }] }));
    expect(after(state, 'exclude-because', keyOf('accept')).effects).toMatchObject([
      { change: { decision: { kind: 'exclude', reason: 'off topic' } } },
    ]);
    expect(after(state, 'exclude-because', ...typed('no abstract'), keyOf('accept')).effects).toMatchObject([
      { change: { decision: { reason: 'no abstract' } } },
    ]);
  });

  it('does the last change again', () => {
    const { effects } = after(ten(), 'tag', ...typed('+icl -old'), keyOf('accept'), 'down', 'repeat');
    expect(effects).toMatchObject([{ papers: [0] }, { papers: [1] }]);
    expect(effects[1]).toMatchObject({ change: { edit: { add: ['icl'], remove: ['old'] } } });
  });
});

describe('finding', () => {
  it('asks anew with each key, and takes only the answer to the latest', () => {
    const { state, effects } = after(ten(), 'search', ...typed('ab'));
    expect(effects.map((effect) => effect.kind === 'find' && effect.request.query)).toEqual(['a', 'ab']);
    const found = { rows: Int32Array.of(7), remarks: [], hints: [], matchesOf: () => ({ title: [], abstract: [] }) };
    const late = after(state, { kind: 'found', asked: 1, found: { ...found, rows: Int32Array.of(1) } }).state;
    expect(Array.from(late.shown.rows)).toHaveLength(10);
    const latest = after(late, { kind: 'found', asked: 2, found }).state;
    expect(Array.from(latest.shown.rows)).toEqual([7]);
  });

  it('clears the query by escape while it is written', () => {
    const { state, effects } = after(ten(), 'search', ...typed('a'), keyOf('cancel'));
    expect(state.overlay).toBeUndefined();
    expect(effects.at(-1)).toMatchObject({ request: { query: '' } });
  });

  it('looks for what is pasted, instead of taking it for keys', () => {
    const { state, effects } = after(ten(), { kind: 'paste', text: 'xxi\nmm' });
    expect(effects).toMatchObject([{ kind: 'find', request: { query: 'xxi mm' } }]);
    expect(contextOf(state)).toBe('line');
  });

  it('completes tags with how often they are used', () => {
    const snapshot = aSnapshot(someEntries(3), {
      tags: [
        { name: 'in-context', papers: 5 },
        { name: 'icl', papers: 2 },
      ],
    });
    const { state } = after(aState(snapshot), 'search', ...typed('tag:i'));
    if (state.overlay?.kind !== 'line') throw new Error('no line is written');
    expect(state.overlay.choices.candidates).toMatchObject([
      { text: 'in-context', summary: '5 papers' },
      { text: 'icl' },
    ]);
    const completed = after(state, keyOf('complete'), keyOf('complete')).state;
    expect(completed.overlay).toMatchObject({ line: { text: 'tag:icl' } });
  });
});

/** Anything that can happen. */
const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...ACTION_NAMES).map((action): Event => ({ kind: 'input', input: keyOf(action) })),
  },
  fc.string({ maxLength: 3 }).map((text): Event => ({ kind: 'input', input: { kind: 'paste', text } })),
  fc
    .tuple(fc.constantFrom('left', 'wheel-up', 'wheel-down'), fc.nat(120), fc.nat(45))
    .map(([button, column, row]): Event => ({ kind: 'input', input: { kind: 'mouse', button, column, row } })),
  fc
    .record({ columns: fc.integer({ min: 1, max: 260 }), rows: fc.integer({ min: 1, max: 90 }) })
    .map((size): Event => ({ kind: 'resized', size })),
  fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).chain((rows) =>
    fc.nat(8).map((asked): Event => ({
      kind: 'found',
      asked,
      found: { rows: Int32Array.from(rows), remarks: [], hints: [], matchesOf: () => ({ title: [], abstract: [] }) },
    })),
  ),
  fc.integer({ min: 0, max: 12 }).map((count): Event => {
    const snapshot = aSnapshot(someEntries(count));
    return { kind: 'others', arrival: { snapshot, moved: (ordinal) => (ordinal < count ? ordinal : undefined) } };
  }),
);

function holds(state: State): void {
  const { rows } = state.shown;
  expect(state.cursor).toBeGreaterThanOrEqual(0);
  expect(state.cursor).toBeLessThan(Math.max(1, rows.length));
  expect(state.top).toBeLessThanOrEqual(state.cursor);
  expect(state.scroll).toBeGreaterThanOrEqual(0);
  const shown = new Set(rows);
  expect(marked(state).filter((ordinal) => !shown.has(ordinal))).toEqual([]);
  expect(state.marks.count).toBe(marked(state).length);
  expect([...rows].every((ordinal) => ordinal < state.snapshot.count)).toBe(true);
}

describe('whatever happens', () => {
  it('the cursor is on a row and marks are on papers that are shown', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (happening) => {
        let state = ten();
        for (const event of happening) {
          ({ state } = after(state, event));
          holds(state);
        }
      }),
      { numRuns: 300 },
    );
  });
});
