import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { Spoken } from '../../src/tui/screens/spoken.tsx';
import { Triage } from '../../src/tui/screens/triage.tsx';
import { createDress } from '../../src/tui/lines/looks.ts';
import type { Size, State } from '../../src/tui/state.ts';
import { columnsOf } from '../../src/tui/lines/fit.ts';
import { anEntry } from '../support/entries.ts';
import { after, aSnapshot, aState, keyOf, someEntries, typed } from './support.ts';

const SGR = /\u001B\[[\d;]*m/g;

/** The screen of a state, as text without its colours. */
function screen(state: State): string {
  const { lastFrame } = render(<Triage state={state} dress={createDress(true)} />);
  return (lastFrame() ?? '').replace(SGR, '');
}

/** A screen of these papers; what ink-testing-library draws on has 100 columns. */
function screenOf(entries: readonly Entry[], size: Size = { columns: 100, rows: 20 }): string {
  return screen(after(aState(aSnapshot(entries)), { kind: 'resized', size }).state);
}

describe('the screen', () => {
  afterEach(cleanup);

  it('shows papers, the abstract, how far one has come, and the keys', () => {
    const shown = screenOf(someEntries(3));
    expect(shown).toContain('> · Paper number 0');
    expect(shown).toContain('The abstract of paper 0.');
    expect(shown).toContain('0/3 screened');
    expect(shown).toMatch(/i include.*\? help/);
  });

  it.each([
    ['no paper at all', [], 'papers import FILE'],
    ['one paper', [anEntry({ title: 'The Only One' })], 'The Only One'],
    ['a paper without an abstract', [anEntry()], '(no abstract)'],
    ['an abstract of 50,000 characters', [anEntry({ abstract: 'word '.repeat(10_000) })], '↓'],
    ['an abstract of one endless word', [anEntry({ abstract: 'x'.repeat(50_000) })], 'xxx'],
    ['a Chinese title', [anEntry({ title: '注意力机制在长文本理解中的应用研究综述与展望'.repeat(3) })], '注意力机制'],
    ['an Arabic title', [anEntry({ title: 'تعلم الآلة في معالجة اللغة' })], 'تعلم'],
    ['emoji in a title', [anEntry({ title: 'Emoji 👩‍👩‍👧‍👦 🇩🇪 👍🏽 in titles' })], 'Emoji 👩‍👩‍👧‍👦'],
    [
      'escape sequences in the data',
      [
        anEntry({
          title: 'A\u001B[2J\u001B]0;owned\u0007 title',
          abstract: 'x\u009B31my\u202Ez',
          tags: ['a\u001B[5m'],
        }),
      ],
      'A␛[2J␛]0;owned␇ title',
    ],
  ])('makes sense of %s, at every size', (_, entries, text) => {
    expect(screenOf(entries)).toContain(text);
    for (const size of [
      { columns: 60, rows: 15 },
      { columns: 80, rows: 24 },
      { columns: 100, rows: 40 },
      { columns: 20, rows: 6 },
    ]) {
      const lines = screenOf(entries, size).split('\n');
      expect(lines.length).toBeLessThanOrEqual(size.rows);
      expect(lines.filter((line) => columnsOf(line) > size.columns)).toEqual([]);
      expect(lines.join('').replace(/[\u0020-\u007E]/g, '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
    }
  });

  it('says what matches nothing, and how to get out', () => {
    const { state } = after(aState(aSnapshot(someEntries(3))), 'search', ...typed('zzz'), {
      kind: 'found',
      asked: 3,
      found: {
        rows: new Int32Array(0),
        remarks: [],
        hints: [],
        why: new Map(),
        matchesOf: () => ({ title: [], abstract: [] }),
      },
    });
    expect(screen(state)).toContain('No paper matches "zzz". Esc clears the query.');
  });

  it('lights matches in title and abstract', () => {
    const state = aState(aSnapshot(someEntries(1)));
    const matchesOf = () => ({ title: [{ start: 0, end: 5 }], abstract: [{ start: 4, end: 12 }] });
    const { lastFrame } = render(
      <Triage state={{ ...state, shown: { ...state.shown, matchesOf } }} dress={createDress(true)} />,
    );
    expect(lastFrame()).toContain('\u001B[1m\u001B[33mPaper');
    expect(lastFrame()).toContain('33mabstract');
  });

  it('needs no colour', () => {
    const state = after(
      aState(aSnapshot(someEntries(2).map((entry) => ({ ...entry, status: 'excluded' as const })))),
      'mark',
    ).state;
    const { lastFrame } = render(<Triage state={state} dress={createDress(false)} />);
    expect(lastFrame()).not.toMatch(/\u001B\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7])(?:;\d+)*m/);
    expect(screen(state)).toContain(' *✗ Paper number 0');
    expect(screen(state)).toContain('> ✗ Paper number 1');
  });

  it('explains the keys of where one is, and finds them by what they do', () => {
    const help = after(aState(aSnapshot(someEntries(1)), { size: { columns: 100, rows: 60 } }), 'help').state;
    expect(screen(help)).toContain('include, and go to the next unscreened');
    const filtered = screen(after(help, ...typed('reading list')).state);
    expect(filtered).toContain('put on a reading list');
    expect(filtered).not.toContain('undo');
    const inExport = after(aState(aSnapshot(someEntries(1))), 'export', { kind: 'key', key: 'f1' }).state;
    expect(screen(inExport)).toContain('write the file');
    expect(after(inExport, keyOf('cancel')).state.overlay?.kind).toBe('export');
  });

  it('shows what an export would be', () => {
    const { state, effects } = after(aState(aSnapshot(someEntries(3))), 'export');
    expect(effects).toEqual([{ kind: 'preview', papers: [0, 1, 2], format: 'bibtex' }]);
    const previewed = after(state, { kind: 'previewed', text: '@misc{p0,\n}' }).state;
    expect(screen(previewed)).toMatch(
      /what +‹ shown \(3 papers\) ›[^]*format +‹ bibtex ›[^]*file +papers\.bib[^]*@misc\{p0,/,
    );
  });

  it('tells an export of a range from one of the paper under the cursor', () => {
    const ranged = after(aState(aSnapshot(someEntries(3))), 'mark-range', 'down', 'export').state;
    expect(screen(ranged)).toContain('marked (2 papers)');
  });

  it('keeps terms of two words apart in what it says why a paper stands where it does', () => {
    const state = aState(aSnapshot(someEntries(1)));
    const why = new Map([[0, { for: ['long context', 'vision'], against: ['case report'] }]]);
    expect(screen({ ...state, shown: { ...state.shown, why } })).toContain('why +long context, +vision, −case report');
  });

  it('breaks long lines of what a command said, and scrolls to the last of them', () => {
    const text = `one\n${'word '.repeat(400)}last`;
    const begun = after(aState(aSnapshot(someEntries(1))), { kind: 'ran', title: ': x', text, nothing: '' }).state;
    expect(screen(begun)).not.toContain('…');
    const keys = Array.from({ length: 5 }, () => 'output-page-down' as const);
    const lines = screen(after(begun, ...keys).state).split('\n');
    expect(lines.some((line) => line.trimEnd().endsWith('last'))).toBe(true);
    expect(lines.filter((line) => line.includes('word')).length).toBeGreaterThan(10);
  });

  it('has a form to be read aloud', () => {
    const state = aState(aSnapshot(someEntries(3)));
    const { lastFrame } = render(<Spoken state={state} />);
    expect(lastFrame()).toContain('1 of 3, unscreened: Paper number 0');
    expect(lastFrame()).not.toContain('│');
    const { lastFrame: reading } = render(<Spoken state={after(state, 'focus').state} />);
    expect(reading()).toContain('The abstract of paper 0.');
  });
});
