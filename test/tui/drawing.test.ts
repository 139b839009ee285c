import { describe, expect, it } from 'vitest';
import xterm from '@xterm/headless';
import { createDrawing } from '../../src/tui/drawing.tsx';
import type { State } from '../../src/tui/state.ts';
import { anEntry } from '../support/entries.ts';
import { after, aSnapshot, aState, keyOf, someEntries, typed } from './support.ts';

function aTerminal(columns: number, rows: number) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  let written = '';
  const write = (text: string) => {
    written += text;
    terminal.write(text);
  };
  const lines = async () => {
    await new Promise<void>((resolve) => terminal.write('', resolve));
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  };
  return { terminal, write, lines, take: () => [written, (written = '')][0] ?? '' };
}

const options = { stdin: process.stdin, colour: true, spoken: false };

describe('drawing', () => {
  it('leaves on the screen what a screen drawn anew would show, whatever was there before', async () => {
    const begin = aState(aSnapshot(someEntries(40)), { size: { columns: 100, rows: 20 } });
    const states: State[] = [begin];
    const then = (...events: Parameters<typeof after> extends [State, ...infer Rest] ? Rest : never) =>
      states.push(after(states.at(-1) ?? begin, ...events).state);
    then('down');
    then('last');
    then('help');
    then(...typed('mark'));
    then(keyOf('cancel'));
    then('search', ...typed('tag:'));
    then({
      kind: 'others',
      arrival: {
        snapshot: aSnapshot([anEntry({ title: '注意力 👩‍👩‍👧‍👦 mixed' })]),
        moved: (one) => (one === 0 ? 0 : undefined),
      },
    });
    const kept = aTerminal(100, 20);
    const drawing = createDrawing(begin, { ...options, write: kept.write, onCrash: () => undefined });
    for (const state of states) {
      drawing.draw(state);
      const anew = aTerminal(100, 20);
      const fresh = createDrawing(state, { ...options, write: anew.write, onCrash: () => undefined });
      expect(await kept.lines()).toEqual(await anew.lines());
      fresh.end();
    }
    drawing.end();
  });

  it('writes only the lines that changed', () => {
    const { write, take } = aTerminal(100, 20);
    const state = aState(aSnapshot(someEntries(40).map((entry) => ({ ...entry, abstract: 'The same.' }))));
    const drawing = createDrawing(state, { ...options, write, onCrash: () => undefined });
    take();
    drawing.draw(after(state, 'down').state);
    const written = take();
    expect(written).toContain('Paper number 1');
    expect(written).not.toContain('Paper number 9');
    expect(written).not.toContain('\u001B[2J');
    drawing.end();
  });

  it('tells of an error in a view, so that the terminal can be given back', async () => {
    const { write } = aTerminal(100, 20);
    const state = aState(aSnapshot(someEntries(3)));
    const crashed = new Promise((resolve) => {
      const drawing = createDrawing(state, { ...options, write, onCrash: resolve });
      const broken = { ...state.snapshot, entry: () => ({ ...anEntry(), title: undefined as never }) };
      drawing.draw({ ...state, snapshot: broken });
    });
    expect(await crashed).toBeInstanceOf(TypeError);
  });
});
