/** What a terminal sent: a key by its name, a text that was pasted, or something done with the mouse. */
export type InputEvent =
  | {
      readonly kind: 'key';
      /** `j`, `J`, `ctrl-d`, `alt-f`, `pgdn`, `space`, `escape`. */
      readonly key: string;
      /** What the key writes in a line of text; absent for one that writes nothing. */
      readonly text?: string;
    }
  | { readonly kind: 'paste'; readonly text: string }
  | {
      readonly kind: 'mouse';
      readonly button: 'left' | 'wheel-up' | 'wheel-down';
      /** Counted from 0, from the upper left corner. */
      readonly column: number;
      readonly row: number;
    };

export interface Decoded {
  readonly events: readonly InputEvent[];
  /** The beginning of a sequence whose rest has not come yet. */
  readonly pending: string;
}

const ESCAPE = '\u001B';
const PASTE_START = `${ESCAPE}[200~`;
const PASTE_END = `${ESCAPE}[201~`;

/** A sequence that can still become one of those below. */
const UNFINISHED = /^\u001B(?:|\[|O|\[[\d;<?]*|[\]P_^X][^\u0007\u001B]*\u001B?)$/;
const CSI = /^\u001B\[([<?]?)([\d;]*)([@-~])/;
const SS3 = /^\u001BO([A-Za-z])/;
/** What terminals answer and name things with (OSC, DCS, APC, PM, SOS): never a key. */
const STRING = /^\u001B[\]P_^X][^\u0007\u001B]*(?:\u0007|\u001B\\)/;

const BY_LETTER: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
  Z: 'shift-tab',
};

const BY_NUMBER: Readonly<Record<string, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pgup',
  6: 'pgdn',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
};

const BY_CONTROL: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007F': 'backspace',
  '\0': 'ctrl-space',
};

/** Modifiers as xterm counts them: 1 and a bit each for shift, alt and control. */
function withModifiers(key: string, parameter: string | undefined): string {
  const bits = Number(parameter ?? '1') - 1;
  if (Number.isNaN(bits) || bits <= 0) return key;
  return `${(bits & 4) !== 0 ? 'ctrl-' : ''}${(bits & 2) !== 0 ? 'alt-' : ''}${(bits & 1) !== 0 ? 'shift-' : ''}${key}`;
}

function mouse(parameters: string, final: string): InputEvent | undefined {
  const [code = 0, column = 1, row = 1] = parameters.split(';').map(Number);
  const place = { column: column - 1, row: row - 1 };
  if ((code & 64) !== 0) return { kind: 'mouse', button: (code & 1) === 0 ? 'wheel-up' : 'wheel-down', ...place };
  const pressed = final === 'M' && (code & 32) === 0 && (code & 3) === 0;
  return pressed ? { kind: 'mouse', button: 'left', ...place } : undefined;
}

function control([, prefix = '', parameters = '', final = '']: RegExpExecArray): InputEvent | undefined {
  if (prefix === '<') return mouse(parameters, final);
  if (prefix !== '') return undefined;
  const [first = '', modifier] = parameters.split(';');
  const key = final === '~' ? BY_NUMBER[first] : BY_LETTER[final];
  return key === undefined ? undefined : { kind: 'key', key: withModifiers(key, modifier) };
}

function character(text: string): InputEvent {
  const named = BY_CONTROL[text];
  if (named !== undefined) return { kind: 'key', key: named };
  const code = text.codePointAt(0) ?? 0;
  if (code >= 1 && code <= 26) return { kind: 'key', key: `ctrl-${String.fromCharCode(code + 96)}` };
  if (code < 32) return { kind: 'key', key: `ctrl-${String.fromCharCode(code + 64).toLowerCase()}` };
  return { kind: 'key', key: text === ' ' ? 'space' : text, text };
}

/** The sequence at the beginning of the input and how long it is; `unfinished` when its end has not come. */
function sequence(input: string): { readonly event?: InputEvent | undefined; readonly length: number } | 'unfinished' {
  if (input.startsWith(PASTE_START)) {
    const end = input.indexOf(PASTE_END);
    if (end === -1) return 'unfinished';
    const text = input.slice(PASTE_START.length, end);
    return { event: { kind: 'paste', text }, length: end + PASTE_END.length };
  }
  if (UNFINISHED.test(input)) return 'unfinished';
  const csi = CSI.exec(input);
  if (csi !== null) return { event: control(csi), length: csi[0].length };
  const [ss3, letter = ''] = SS3.exec(input) ?? [];
  if (ss3 !== undefined) {
    const key = BY_LETTER[letter];
    return { event: key === undefined ? undefined : { kind: 'key', key }, length: ss3.length };
  }
  const [string] = STRING.exec(input) ?? [];
  if (string !== undefined) return { length: string.length };
  const next = String.fromCodePoint(input.codePointAt(1) ?? 0);
  // Two escapes are two keys, and so is what follows a sequence that no terminal sends.
  if (next < ' ' || next === '[' || next === 'O') return { event: { kind: 'key', key: 'escape' }, length: 1 };
  const { key } = character(next) as { key: string };
  return { event: { kind: 'key', key: `alt-${key}` }, length: 1 + next.length };
}

/**
 * Takes keys out of what a terminal sent, each once, however the bytes were cut into chunks: several keys may come in
 * one, and one key in several. `pending` is what the last call left; {@link flush} makes keys of it when nothing follows.
 */
export function decode(pending: string, chunk: string): Decoded {
  const input = pending + chunk;
  const events: InputEvent[] = [];
  for (let at = 0; at < input.length;) {
    if (input[at] === ESCAPE) {
      const found = sequence(input.slice(at));
      if (found === 'unfinished') return { events, pending: input.slice(at) };
      if (found.event !== undefined) events.push(found.event);
      at += found.length;
    } else {
      const text = String.fromCodePoint(input.codePointAt(at) ?? 0);
      events.push(character(text));
      at += text.length;
    }
  }
  return { events, pending: '' };
}

/** The keys in the beginning of a sequence to which nothing more came: an escape, and what was typed after it. */
export function flush(pending: string): readonly InputEvent[] {
  if (pending === '') return [];
  if (pending.startsWith(PASTE_START)) return [{ kind: 'paste', text: pending.slice(PASTE_START.length) }];
  const escape: InputEvent = { kind: 'key', key: 'escape' };
  // The rest of something longer than two characters is no typing.
  return pending.length === 2 ? [{ kind: 'key', key: `alt-${pending[1] ?? ''}` }] : [escape];
}

/** True when the rest of the sequence will come at once, however slow the line: a paste, or more than an escape. */
export function isCutSequence(pending: string): boolean {
  return pending.length > 1;
}
