/** What a piece of the screen is; how it looks follows from it. */
export type Look =
  | 'plain'
  | 'strong'
  | 'faint'
  | 'title'
  | 'match'
  | 'tag'
  | 'id'
  | 'included'
  | 'maybe'
  | 'excluded'
  | 'unscreened'
  | 'current'
  | 'bar'
  | 'error'
  | 'field'
  | 'doubt';

type Codes = readonly [start: string, end: string];

const sgr = (start: string, end: string): Codes => [`\u001B[${start}m`, `\u001B[${end}m`];

/** Only the sixteen colours that every theme sets, and never a background of our own: light or dark, it can be read. */
const COLOURED: Readonly<Record<Look, Codes>> = {
  plain: ['', ''],
  strong: sgr('1', '22'),
  faint: sgr('2', '22'),
  title: sgr('1', '22'),
  match: sgr('1;33', '22;39'),
  tag: sgr('35', '39'),
  id: sgr('36', '39'),
  included: sgr('32', '39'),
  maybe: sgr('33', '39'),
  excluded: sgr('31', '39'),
  unscreened: sgr('2', '22'),
  current: sgr('7', '27'),
  bar: sgr('7', '27'),
  error: sgr('1;31', '22;39'),
  field: sgr('36', '39'),
  doubt: sgr('4;33', '24;39'),
};

/** Without colour: bold, faint, underlined and reversed are none. */
const PLAIN: Readonly<Record<Look, Codes>> = {
  plain: ['', ''],
  strong: sgr('1', '22'),
  faint: sgr('2', '22'),
  title: sgr('1', '22'),
  match: sgr('1;4', '22;24'),
  tag: ['', ''],
  id: ['', ''],
  included: sgr('1', '22'),
  maybe: ['', ''],
  excluded: ['', ''],
  unscreened: sgr('2', '22'),
  current: sgr('7', '27'),
  bar: sgr('7', '27'),
  error: sgr('1', '22'),
  field: sgr('1', '22'),
  doubt: sgr('4', '24'),
};

/** A piece of a line. Its text is safe to show. */
export interface Piece {
  readonly text: string;
  readonly look: Look;
}

/** Dresses pieces for a terminal. */
export type Dress = (pieces: readonly Piece[]) => string;

export function createDress(colour: boolean): Dress {
  const codes = colour ? COLOURED : PLAIN;
  return (pieces) =>
    pieces
      .map(({ text, look }) => {
        const [start, end] = codes[look];
        return text === '' ? '' : start + text + end;
      })
      .join('');
}
