import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FullScreen } from '../../src/terminal/full-screen.ts';
import type { RunningCommand } from '../../src/terminal/running-command.ts';
import { Effects } from '../../src/tui/effects.ts';
import type { InputEvent } from '../../src/tui/keys/decode.ts';
import { type Event, reduce } from '../../src/tui/reduce.ts';
import type { State } from '../../src/tui/state.ts';
import { createTriageSession, type TriageSession } from '../../src/verbs/triage/session.ts';
import { openLibrary } from '../../src/library/open.ts';
import { importInto, libraryOf3, ports } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';
import { threadsOver } from '../support/triage.ts';
import { aState, keyOf, typed } from './support.ts';

const screen: FullScreen = {
  size: () => ({ columns: 100, rows: 20 }),
  write: () => undefined,
  away: (meanwhile) => meanwhile(),
  suspend: () => Promise.resolve(),
  setMouse: () => undefined,
  close: () => undefined,
};

const notToday: RunningCommand = {
  ended: Promise.resolve({ status: 0, text: '', isStopped: false }),
  stop: () => undefined,
};

/** The terminal UI but for its terminal: the reducer and the effects over a real library. */
function aProgram(session: TriageSession) {
  let state: State = aState(session.snapshot());
  let notes = 0;
  const effects: Effects = new Effects(
    {
      session,
      keys: [],
      settingsFile: 'library.yaml',
      matching: () => Promise.reject(new Error('no matches are looked for')),
      edit: () => Promise.resolve(`note ${(notes += 1)}`),
      browse: () => Promise.resolve(true),
      writeFile: () => Promise.resolve(),
      runCommand: () => notToday,
      pipe: () => notToday,
    },
    screen,
    { dispatch: (event) => dispatch(event), onLeave: () => undefined, onRedraw: () => undefined },
  );
  const dispatch = (event: Event): void => {
    const next = reduce(state, event);
    ({ state } = next);
    for (const effect of next.effects) effects.run(effect);
  };
  return {
    state: () => state,
    press: (inputs: readonly InputEvent[]) => {
      for (const input of inputs) dispatch({ kind: 'input', input });
    },
    idle: async () => {
      while (effects.busy || state.searching) await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
}

/** Things that a person does, as the keys for them. */
const doing: fc.Arbitrary<readonly InputEvent[]> = fc.oneof(
  fc
    .constantFrom('down', 'up', 'last', 'mark', 'mark-range', 'mark-again', 'include', 'maybe', 'exclude')
    .map((action) => [keyOf(action)]),
  fc.constantFrom('clear-decision', 'annotate', 'repeat', 'tag-again', 'escape').map((action) => [keyOf(action)]),
  fc.constant([keyOf('mark-shown'), keyOf('include'), keyOf('yes')]),
  fc.constantFrom('+a', '+b -a', '-b').map((edit) => [keyOf('tag'), ...typed(edit), keyOf('accept')]),
  fc.constantFrom('later', 'now').map((list) => [keyOf('add-to-list'), ...typed(list), keyOf('accept')]),
  fc.constantFrom('off', 'old').map((reason) => [keyOf('exclude-because'), ...typed(reason), keyOf('accept')]),
  fc.constantFrom('title', 'is:unscreened', 'b').map((query) => [keyOf('search'), ...typed(query), keyOf('accept')]),
);

describe('what is done in the terminal UI', () => {
  it('is undone by u to where it began, whatever it was, and shown as the library has it all along', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { maxLength: 12 }), async (done) => {
        const library = await libraryOf3(`${temporaryFolder()}/library`);
        const program = aProgram(
          createTriageSession(library, () => new Date('2026-05-02T10:00:00Z'), await threadsOver(library.directory)),
        );
        const entries = () =>
          ['a', 'b', 'c'].map((id) => program.state().snapshot.entry(program.state().snapshot.ordinalOf(id) ?? -1));
        const before = entries();
        const changesBefore = library.events.length;
        for (const inputs of done) program.press(inputs);
        await program.idle();
        expect(program.state().pending.size).toBe(0);
        const changes = library.events.length - changesBefore;
        // Nothing must be in the way of the key: no question that is open, no line that is written.
        program.press([keyOf('cancel'), { kind: 'key', key: 'escape' }]);
        await program.idle();
        for (let step = 0; step < changes; step += 1) program.press([keyOf('undo')]);
        await program.idle();
        expect(entries()).toEqual(before);
        expect(program.state().snapshot.counts).toEqual({ unscreened: 3, included: 0, maybe: 0, excluded: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('reaches the papers that were meant, when others go away before it is their turn', async () => {
    const folder = `${temporaryFolder()}/library`;
    const ada = await libraryOf3(folder);
    const bob = await openLibrary(folder, {
      ...ports(),
      clock: () => new Date('2026-05-03T10:00:00Z'),
      reviewer: 'Bob',
    });
    await importInto(bob, 'd', 'e');
    const program = aProgram(
      createTriageSession(bob, () => new Date('2026-05-03T10:00:00Z'), await threadsOver(bob.directory)),
    );
    ada.refresh();
    // Takes back the import of a, b and c, which the program does not know yet.
    await ada.undo(1);
    program.press([keyOf('last'), keyOf('include'), keyOf('last'), keyOf('up'), keyOf('exclude')]);
    await program.idle();
    expect(['d', 'e'].map((id) => bob.state.papers.get(id)?.decision?.kind)).toEqual(['exclude', 'include']);
    expect(Array.from(program.state().shown.rows)).toEqual([0, 1]);
  });

  it('is in the journal in the order of the keys', async () => {
    const library = await libraryOf3(`${temporaryFolder()}/library`);
    const program = aProgram(
      createTriageSession(library, () => new Date('2026-05-02T10:00:00Z'), await threadsOver(library.directory)),
    );
    program.press(['include', 'exclude', 'maybe'].map((action) => keyOf(action as 'include')));
    await program.idle();
    const decided = library.events.flatMap((event) =>
      event.op === 'decide' ? [[event.papers, event.decision.kind]] : [],
    );
    expect(decided).toEqual([
      [['a'], 'include'],
      [['b'], 'exclude'],
      [['c'], 'maybe'],
    ]);
  });
});
