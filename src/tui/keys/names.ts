const NAMED = [
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pgup',
  'pgdn',
  'insert',
  'delete',
  'enter',
  'tab',
  'shift-tab',
  'backspace',
  'escape',
  'space',
  'ctrl-space',
  ...Array.from({ length: 12 }, (_, number) => `f${number + 1}`),
];

/** Keys that reach a program as another one. */
const SAME_AS: Readonly<Record<string, string>> = {
  'ctrl-i': 'tab',
  'ctrl-m': 'enter',
  'ctrl-j': 'enter',
  'ctrl-h': 'backspace',
  'ctrl-[': 'escape',
};

/** True for a text that one key can write. */
export function isOneCharacter(text: string): boolean {
  return text !== '' && text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
}

/** Why a key cannot be bound; undefined for one that can. */
export function keyProblem(key: string): string | undefined {
  const same = SAME_AS[key];
  if (same !== undefined) return `terminals send ${same} for it`;
  if (/^ctrl-shift-|^shift-(?!tab$)|^ctrl-[A-Z]$/.test(key))
    return 'terminals cannot tell it from the key without shift';
  const bare = key.replace(/^(?:ctrl-|alt-)/, '');
  const isCharacter = isOneCharacter(bare) && bare > ' ';
  const known = NAMED.includes(key) || NAMED.includes(bare) || isCharacter;
  return known ? undefined : 'it names no key';
}

const SHOWN: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  space: 'Space',
  enter: 'Enter',
  tab: 'Tab',
  'shift-tab': 'Shift-Tab',
  escape: 'Esc',
  pgup: 'PgUp',
  pgdn: 'PgDn',
  home: 'Home',
  end: 'End',
  backspace: 'Backspace',
  delete: 'Delete',
};

/** A key as people read it: `Ctrl-D`, `PgDn`, `j`. */
export function keyLabel(key: string): string {
  const [, modifier, rest = ''] = /^(ctrl|alt)-(.+)$/.exec(key) ?? [];
  if (modifier === undefined) return SHOWN[key] ?? key;
  return `${modifier === 'ctrl' ? 'Ctrl' : 'Alt'}-${SHOWN[rest] ?? rest}`;
}
