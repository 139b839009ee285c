import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORDER_NAMES } from '../../src/verbs/triage/orders.ts';
import { ACTION_NAMES } from '../../src/tui/actions.ts';
import { NO_MARKS, withMarks } from '../../src/tui/marks.ts';
import { contextOf } from '../../src/tui/reduce.ts';
import type { Event } from '../../src/tui/reduce.ts';
import type { State } from '../../src/tui/state.ts';
import { after, aSnapshot, aState, keyOf, marked, someEntries, typed } from './support.ts';

const nothing = () => ({ title: [], abstract: [] });
const ten = () => aState(aSnapshot(someEntries(10)));

const OURS = { model: 'ours', version: '2' };

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
    const found = {
      rows: Int32Array.of(7),
      remarks: [],
      hints: [],
      why: new Map(),
      matchesOf: () => ({ title: [], abstract: [] }),
    };
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

describe('the most promising order', () => {
  const ranked = (...order: number[]) => ({
    kind: 'looked' as const,
    outlook: {
      papers: '',
      recall: { estimate: 0.5, lower: 0.25 },
      promising: { order: Int32Array.from(order), why: new Map([[7, { for: ['toxic'], against: [] }]]), by: OURS },
    },
  });
  const decided = (...included: number[]) =>
    aSnapshot(
      someEntries(10).map((entry, place) => (included.includes(place) ? { ...entry, status: 'included' } : entry)),
    );
  const promising = (state: State): State => ({ ...state, shown: { ...state.shown, order: 'most promising' } });

  it('keeps its name where another is refused', () => {
    const before = aState(aSnapshot(someEntries(3)));
    const { state: asked } = after(before, 'sort', ...typed('newest'), keyOf('accept'));
    expect(asked.shown.order).toBe('newest');
    const refused = { kind: 'not-found', asked: asked.asked, text: 'there is too little memory' } as const;
    const { state } = after(asked, refused);
    expect(state.shown.order).toBe('relevance');
    expect(state.message).toEqual({ kind: 'error', text: 'there is too little memory' });
    // What was refused does not count as what was shown before, either.
    const { state: again } = after(state, 'search', ...typed('x'), keyOf('accept'));
    expect(again.shown).toMatchObject({ query: 'x', order: 'relevance' });
    expect(after(again, { ...refused, asked: again.asked }).state.shown.query).toBe('');
  });

  it('is worked out anew after each decision, and the old one stays until then', () => {
    const { state, effects } = after(promising(ten()), {
      kind: 'changed',
      change: { kind: 'decide', decision: { kind: 'include' } },
      papers: [0],
      outcome: { snapshot: decided(0), changed: 1, unchanged: 0 },
    });
    expect(effects).toEqual([{ kind: 'look', promising: true }]);
    expect(Array.from(state.shown.rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('leaves what was decided and what is being read in their places, and marks on their papers', () => {
    const begun = after(promising(aState(decided(0, 2), { cursor: 4 })), 'mark', 'up').state;
    const { state } = after(begun, ranked(7, 9, 3, 1, 4, 5, 6, 8));
    expect(Array.from(state.shown.rows)).toEqual([0, 7, 2, 9, 4, 3, 1, 5, 6, 8]);
    expect(state.cursor).toBe(4);
    expect(marked(state)).toEqual([4]);
    expect(state.shown.why.get(7)?.for).toEqual(['toxic']);
  });

  it('is read from its beginning when it is chosen', () => {
    const chosen = after(aState(decided(), { cursor: 5 }), 'sort', ...typed('most'), keyOf('accept'));
    expect(chosen.effects.at(-1)).toMatchObject({ kind: 'find', request: { order: 'most promising' } });
    const found = { rows: Int32Array.from([9, 5, 3]), remarks: [], hints: [], why: new Map(), matchesOf: nothing };
    expect(after(chosen.state, { kind: 'found', asked: 1, found }).state.cursor).toBe(0);
    // Later answers stay with the paper that one reads.
    const later = after(chosen.state, { kind: 'found', asked: 1, found }, 'down', 'all').state;
    expect(after(later, { kind: 'found', asked: 2, found }).state.cursor).toBe(1);
  });
});

describe('papers like one', () => {
  it('are found from any list, and Esc goes back to what was shown and how', () => {
    const begun = { ...ten(), shown: { ...ten().shown, query: 'abstract', order: 'title' as const } };
    const { state, effects } = after(begun, 'down', 'similar');
    expect(effects.at(-1)).toMatchObject({ request: { query: '', order: 'relevance', like: 'p1' } });
    const { effects: back } = after(state, 'escape');
    expect(back.at(-1)).toMatchObject({ request: { query: 'abstract', order: 'title' } });
    expect(back.at(-1)).not.toMatchObject({ request: { like: 'p1' } });
    expect(after(state, 'search', ...typed('x')).effects.at(-1)).toMatchObject({
      request: { query: 'x', order: 'title' },
    });
    expect(after(ten(), 'command', ...typed('similar'), keyOf('accept')).effects.at(-1)).toMatchObject({
      request: { like: 'p0' },
    });
  });
});

describe('when others change the library', () => {
  const anew = (...ids: number[]) => {
    const snapshot = aSnapshot(ids.map((id) => someEntries(10)[id]).flatMap((entry) => entry ?? []));
    return { snapshot, moved: (ordinal: number) => snapshot.ordinalOf(`p${ordinal}`) };
  };

  it('cursor, marks, range and what is pending stay on their papers', () => {
    const begun = after(
      ten(),
      'down',
      'mark',
      'down',
      'mark',
      'include',
      'down',
      'mark',
      'last',
      'up',
      'mark-range',
    ).state;
    const { state } = after(begun, { kind: 'others', arrival: anew(9, 8, 7, 6, 5, 4, 3, 2, 1, 0) });
    const idOf = (ordinal: number) => state.snapshot.entry(ordinal)?.id;
    expect(marked(state).map(idOf)).toEqual(marked(begun).map((ordinal) => `p${ordinal}`));
    expect([...state.pending.keys()].map(idOf)).toEqual(['p1', 'p3']);
    expect(idOf(state.shown.rows[state.cursor] ?? -1)).toBe('p8');
    expect(state.anchor).toBe(state.cursor);
    expect(marked(after(state, 'escape', 'mark-again').state).map(idOf)).not.toEqual([]);
  });

  it('the cursor goes to the next paper when its own is gone', () => {
    const { state } = after({ ...ten(), cursor: 4 }, { kind: 'others', arrival: anew(0, 1, 2, 3, 6, 7, 8) });
    expect(state.snapshot.entry(state.shown.rows[state.cursor] ?? -1)?.id).toBe('p6');
    const { state: atEnd } = after({ ...ten(), cursor: 9 }, { kind: 'others', arrival: anew(0, 1, 2) });
    expect(atEnd.cursor).toBe(2);
  });

  it('marks are on the papers that they were on, whatever becomes of the order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(9)),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        fc.nat(9),
        (some, left, cursor) => {
          const begun = { ...ten(), cursor, marks: withMarks(NO_MARKS, some, true, 10) };
          const { state } = after(begun, { kind: 'others', arrival: anew(...left) });
          const ids = marked(state).map((ordinal) => state.snapshot.entry(ordinal)?.id);
          expect(new Set(ids)).toEqual(new Set(some.filter((one) => left.includes(one)).map((one) => `p${one}`)));
          if (left.includes(cursor)) expect(state.shown.rows[state.cursor]).toBe(left.indexOf(cursor));
        },
      ),
    );
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
      found: {
        rows: Int32Array.from(rows),
        remarks: [],
        hints: [],
        why: new Map(),
        matchesOf: () => ({ title: [], abstract: [] }),
      },
    })),
  ),
  fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).map((order): Event => ({
    kind: 'looked',
    outlook: {
      papers: '',
      recall: undefined,
      promising: { order: Int32Array.from(order.toReversed()), why: new Map(), by: OURS },
    },
  })),
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
  expect(new Set(rows).size).toBe(rows.length);
  expect([...rows].every((ordinal) => ordinal < state.snapshot.count)).toBe(true);
}

describe('whatever happens', () => {
  it('the cursor is on a row and marks are on papers that are shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ORDER_NAMES), fc.array(events, { maxLength: 60 }), (order, happening) => {
        let state: State = { ...ten(), shown: { ...ten().shown, order } };
        for (const event of happening) {
          ({ state } = after(state, event));
          holds(state);
        }
      }),
      { numRuns: 300 },
    );
  });
});
