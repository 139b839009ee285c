import type { Span } from './syntax-tree.ts';

/** A value as written: in quotes, or bare. */
export interface RawValue extends Span {
  readonly text: string;
  readonly quoted: boolean;
  /** False for an opening quote that nothing closes. */
  readonly closed: boolean;
}

/** A piece of a query. A clause may have a field; without one it has exactly one value. */
export type Lexeme = Span &
  (
    | { readonly kind: 'open'; readonly negated: boolean }
    | { readonly kind: 'close' }
    | { readonly kind: 'operator'; readonly name: 'AND' | 'OR' | 'NOT' }
    | {
        readonly kind: 'clause';
        readonly negated: boolean;
        readonly field?: string;
        readonly values: readonly RawValue[];
      }
  );

const QUOTES = '"\u201C\u201D\u201E\u201F';
const SPACE = /\s/;
const OPERATOR = /(?:AND|OR|NOT)(?=[\s()]|$)/y;
const FIELD = /([A-Za-z][A-Za-z-]*):(?=[^\s:/)])/y;
/** DOIs and links may hold brackets and colons that mean nothing here. */
const IDENTIFIER = /(?:https?:\/\/|10\.\d{4,9}\/)[^\s"]+/iy;

function isQuote(character: string | undefined): boolean {
  return character !== undefined && QUOTES.includes(character);
}

/** Cuts off the closing brackets that an identifier did not open itself. */
function balanced(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth < 0) return text.slice(0, index);
  }
  return text;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function quotedValue(text: string, start: number): RawValue {
  let end = start + 1;
  while (end < text.length && !isQuote(text[end])) end += 1;
  const closed = end < text.length;
  return { text: text.slice(start + 1, end), quoted: true, closed, start, end: closed ? end + 1 : end };
}

function bareValue(text: string, start: number, endsAtComma: boolean): RawValue {
  const identifier = matchAt(IDENTIFIER, text, start)?.[0];
  let end = start + (identifier === undefined ? 0 : balanced(identifier).length);
  if (identifier === undefined)
    while (
      end < text.length &&
      !SPACE.test(text[end] ?? '') &&
      !isQuote(text[end]) &&
      !'()'.includes(text[end] ?? '')
    ) {
      if (endsAtComma && text[end] === ',') break;
      end += 1;
    }
  return { text: text.slice(start, end), quoted: false, closed: true, start, end };
}

function valueAt(text: string, at: number, inField: boolean): RawValue {
  return isQuote(text[at]) ? quotedValue(text, at) : bareValue(text, at, inField);
}

/** The values of a field, with commas between them. */
function valuesAt(text: string, at: number): RawValue[] {
  const values: RawValue[] = [];
  for (let position = at; ;) {
    const value = valueAt(text, position, true);
    if (value.end > value.start) values.push(value);
    if (text[value.end] !== ',') return values;
    position = value.end + 1;
  }
}

/** Cuts a query into its pieces. Every text has a reading; linear in its length. */
export function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    const start = at;
    if (SPACE.test(character)) {
      at += 1;
      continue;
    }
    const operator = matchAt(OPERATOR, text, at)?.[0];
    if (operator === 'AND' || operator === 'OR' || operator === 'NOT') {
      at += operator.length;
      lexemes.push({ kind: 'operator', name: operator, start, end: at });
      continue;
    }
    const next = text[at + 1];
    const negated = character === '-' && next !== undefined && !SPACE.test(next) && !'-)'.includes(next);
    if (negated) at += 1;
    if (text[at] === '(' || text[at] === ')') {
      const kind = text[at] === '(' ? 'open' : 'close';
      at += 1;
      lexemes.push(kind === 'open' ? { kind, negated, start, end: at } : { kind, start, end: at });
      continue;
    }
    const field = matchAt(FIELD, text, at);
    const values = field === null ? [valueAt(text, at, false)] : valuesAt(text, at + field[0].length);
    at = Math.max(at + 1, values.at(-1)?.end ?? at + (field?.[0].length ?? 1));
    lexemes.push({
      kind: 'clause',
      negated,
      ...(field?.[1] !== undefined && { field: field[1] }),
      values,
      start,
      end: at,
    });
  }
  return lexemes;
}
