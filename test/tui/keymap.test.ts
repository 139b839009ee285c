import { describe, expect, it } from 'vitest';
import { createKeymap } from '../../src/tui/keymap.ts';
import { keysPage } from '../../src/tui/keys-page.ts';
import { readSettings } from '../../src/library/settings.ts';

function keymapOf(yaml: string) {
  const { keys = [] } = readSettings('library.yaml', `schema: 1\n${yaml}`);
  return createKeymap(keys, 'library.yaml');
}

describe('the keymap', () => {
  it('is what docs/keys.md says; "npx vitest -u" writes it anew', async () => {
    await expect(keysPage(createKeymap([], 'library.yaml'))).toMatchFileSnapshot('../../docs/keys.md');
  });

  it('takes the keys of library.yaml in the place of its own', () => {
    const keymap = keymapOf('keys:\n  include: [enter, "+"]\n  all: 7\n  view-7: []\n');
    expect(keymap.actionOf('papers', 'enter')).toBe('include');
    expect(keymap.actionOf('papers', '+')).toBe('include');
    expect(keymap.actionOf('papers', 'i')).toBeUndefined();
    expect(keymap.actionOf('papers', '7')).toBe('all');
    expect(keymap.keysOf('view-7')).toEqual([]);
  });

  it.each([
    ['keys:\n  inclde: i\n', 'library.yaml:3: there is no action "inclde"'],
    ['keys:\n  undo: [u]\n  include: [i, x]\n', 'library.yaml:4: the key "x" is for both include and exclude'],
    ['keys:\n  include: shift-enter\n', 'library.yaml:3: "shift-enter" cannot be a key: terminals cannot tell it'],
    ['keys:\n  include: ctrl-i\n', 'library.yaml:3: "ctrl-i" cannot be a key: terminals send tab for it'],
    ['keys:\n  include: hyper\n', 'library.yaml:3: "hyper" cannot be a key: it names no key'],
    ['keys:\n  include: { a: b }\n', 'library.yaml:3: keys has to be written as'],
    ['keys: [i]\n', 'library.yaml:2: keys has to be written as'],
  ])('refuses %j with its line', (yaml, message) => {
    expect(() => keymapOf(yaml)).toThrow(message);
  });

  it('has keys of the papers in the abstract, but those that move', () => {
    const keymap = createKeymap([], 'library.yaml');
    expect(keymap.actionOf('abstract', 'i')).toBe('include');
    expect(keymap.actionOf('abstract', 'j')).toBe('abstract-down');
  });
});
