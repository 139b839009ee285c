import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/tui/lines/command-words.ts';
import { columnsOf, fit } from '../../src/tui/lines/fit.ts';
import { lit } from '../../src/tui/lines/lit.ts';
import { wrapSpans } from '../../src/tui/lines/wrap.ts';
import { EDITS, insert, lineOf } from '../../src/tui/line.ts';
import { withPapers } from '../../src/verbs/triage/command-line.ts';

const character = fc.constantFrom(
  'a',
  'B',
  ' ',
  ' ',
  '\n',
  '-',
  '注',
  '意',
  'é',
  'e\u0301',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  'ا',
  'ไ',
  '\u200D',
  'word ',
  'longerword',
);
const text = fc.array(character, { maxLength: 60 }).map((parts) => parts.join(''));

describe('lines of text', () => {
  it('are broken into lines that fit, and lose nothing but space', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, width) => {
        const lines = wrapSpans(whole, width).map(({ start, end }) => whole.slice(start, end));
        expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
        expect(lines.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
        expect(lines.length).toBeGreaterThanOrEqual(whole.split('\n').length);
      }),
    );
  });

  it('are cut or filled to exactly the columns asked for', () => {
    const pieces = fc.array(
      text.map((part) => ({ text: part.replaceAll('\n', ' '), look: 'plain' as const })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 50 }), (line, width) => {
        const columns = fit(line, width).reduce((sum, piece) => sum + columnsOf(piece.text), 0);
        expect(columns).toBe(width);
      }),
    );
  });

  it('keep their matches where they are when what is unsafe is taken out', () => {
    const { text: safe, matches } = lit('a\u202Eb\u001B[31mmatch\r\nend', [{ start: 8, end: 13 }]);
    expect(matches.map(({ start, end }) => safe.slice(start, end))).toEqual(['match']);
    expect(safe).not.toMatch(/[\u001B\u202E]/);
  });

  it('are edited by whole characters', () => {
    const line = insert(lineOf('ab'), '👩‍👩‍👧‍👦');
    expect(EDITS['delete-back'](line).text).toBe('ab');
    expect(EDITS['delete-word'](lineOf('tag:icl year:2023')).text).toBe('tag:icl ');
    expect(insert(lineOf('a'), 'b\nc\u001B').text).toBe('ab c');
  });
});

describe('the command line', () => {
  it('keeps together what is in quotes', () => {
    expect(wordsOf('exclude --reason "off topic"')).toEqual(['exclude', '--reason', 'off topic']);
    expect(wordsOf(`search title:"a b" 'c d' --to=csv`)).toEqual(['search', 'title:"a', 'b"', 'c d', '--to=csv']);
    expect(wordsOf("don't")).toEqual(["don't"]);
  });

  it.each([
    ['include', 'include p1'],
    ['include other', 'include other'],
    ['exclude --reason x', 'exclude --reason x p1'],
    ['exclude --query tag:x', 'exclude --query tag:x'],
    ['tag +icl -old', 'tag +icl -old -- p1'],
    ['tag +icl p2', 'tag +icl p2'],
    ['list add later', 'list add later p1'],
    ['list move later 1', 'list move later 1 p1'],
    ['show', 'show p1'],
    ['stats', 'stats'],
    ['search words', 'search words'],
    ['note text', 'note text'],
  ])('%s becomes %s', (line, whole) => {
    expect(withPapers(wordsOf(line), ['p1']).join(' ')).toBe(whole);
  });
});
