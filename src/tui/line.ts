/** A line of text being written. `cursor` is a UTF-16 offset that never stands within a character. */
export interface Line {
  readonly text: string;
  readonly cursor: number;
}

export const EMPTY_LINE: Line = { text: '', cursor: 0 };

const segmenter = new Intl.Segmenter();

/** A line with the cursor at its end. */
export function lineOf(text: string): Line {
  return { text, cursor: text.length };
}

/** Text goes in as one line: what would break it is a space. */
export function insert({ text, cursor }: Line, added: string): Line {
  const plain = added.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001F\u007F-\u009F]/g, '');
  return { text: text.slice(0, cursor) + plain + text.slice(cursor), cursor: cursor + plain.length };
}

function before({ text, cursor }: Line): number {
  let last = 0;
  for (const { index } of segmenter.segment(text.slice(0, cursor))) last = index;
  return last;
}

function after({ text, cursor }: Line): number {
  for (const { segment } of segmenter.segment(text.slice(cursor))) return cursor + segment.length;
  return cursor;
}

function wordBefore({ text, cursor }: Line): number {
  return text.slice(0, cursor).replace(/\S+\s*$/, '').length;
}

function wordAfter({ text, cursor }: Line): number {
  return cursor + (/^\s*\S+/.exec(text.slice(cursor))?.[0].length ?? 0);
}

function cut({ text }: Line, from: number, to: number): Line {
  return { text: text.slice(0, from) + text.slice(to), cursor: from };
}

/** What the editing keys do to a line. */
export const EDITS = {
  left: (line) => ({ ...line, cursor: before(line) }),
  right: (line) => ({ ...line, cursor: after(line) }),
  'word-left': (line) => ({ ...line, cursor: wordBefore(line) }),
  'word-right': (line) => ({ ...line, cursor: wordAfter(line) }),
  'line-start': (line) => ({ ...line, cursor: 0 }),
  'line-end': (line) => lineOf(line.text),
  'delete-back': (line) => cut(line, before(line), line.cursor),
  delete: (line) => cut(line, line.cursor, after(line)),
  'delete-word': (line) => cut(line, wordBefore(line), line.cursor),
  'delete-to-start': (line) => cut(line, 0, line.cursor),
  'delete-to-end': (line) => cut(line, line.cursor, line.text.length),
} as const satisfies Record<string, (line: Line) => Line>;

export type Edit = keyof typeof EDITS;

export function isEdit(action: string): action is Edit {
  return Object.hasOwn(EDITS, action);
}
