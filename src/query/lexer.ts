import { bracketsWithinWords } from './brackets.ts';
import { isQuote } from './quotes.ts';
import type { Span } from './syntax-tree.ts';

/** A value as written: in quotes, or bare. */
export interface RawValue extends Span {
  readonly text: string;
  readonly quoted: boolean;
  /** False for an opening quote that nothing closes. */
  readonly closed: boolean;
}

/** The name of a field as written, with its colon. */
export interface FieldLabel extends Span {
  readonly name: string;
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
        readonly field?: FieldLabel;
        readonly values: readonly RawValue[];
      }
  );

const SPACE = /\s/;
const OPERATOR = /(AND|OR|NOT)(?=[\s()"\u201C-\u201F\u00AB\u00BB\uFF02]|$)/y;
// Not the colon of `https://` or `std::vector`, and none with a space behind it.
const FIELD = /([A-Za-z][A-Za-z-]*):(?!\/\/)(?=[^\s:)])/y;
type Brackets = ReadonlyMap<number, number>;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function quotedValue(text: string, start: number): RawValue {
  let end = start + 1;
  while (end < text.length && !isQuote(text[end] ?? '')) end += 1;
  const closed = end < text.length;
  return { text: text.slice(start + 1, end), quoted: true, closed, start, end: closed ? end + 1 : end };
}

/** Where a word ends: at what `endsValue` says, or at a bracket that does not belong to it. */
function endOfWord(text: string, start: number, endsValue: (character: string) => boolean, brackets: Brackets): number {
  for (let end = start; end < text.length; end += 1) {
    const character = text[end] ?? '';
    if (character === ')' || endsValue(character)) return end;
    if (character === '(') {
      const closing = end === start ? undefined : brackets.get(end);
      if (closing === undefined) return end;
      end = closing;
    }
  }
  return text.length;
}

function valueAt(text: string, start: number, inField: boolean, brackets: Brackets): RawValue {
  if (isQuote(text[start] ?? '')) return quotedValue(text, start);
  const endsValue = (character: string): boolean =>
    SPACE.test(character) || isQuote(character) || (inField && character === ',');
  const end = endOfWord(text, start, endsValue, brackets);
  return { text: text.slice(start, end), quoted: false, closed: true, start, end };
}

/** The values of a field, with commas between them, and where they end. */
function valuesAt(text: string, start: number, brackets: Brackets): { values: RawValue[]; end: number } {
  const values: RawValue[] = [];
  for (let at = start; ;) {
    const value = valueAt(text, at, true, brackets);
    if (value.end > value.start) values.push(value);
    if (text[value.end] !== ',') return { values, end: value.end };
    at = value.end + 1;
  }
}

/** True where a clause may begin, so that the minus of `SE(3)-Transformers` or `"in-context"-learning` negates nothing. */
function mayNegate(text: string, at: number): boolean {
  const [before = ' ', next = ' '] = [text[at - 1], text[at + 1]];
  return (SPACE.test(before) || before === '(') && !SPACE.test(next) && !'-)'.includes(next);
}

/** Cuts a query into its pieces. Every text has a reading; linear in its length. */
export function* lex(text: string): Generator<Lexeme> {
  const brackets = bracketsWithinWords(text);
  for (let at = 0; at < text.length;) {
    const start = at;
    const operator = matchAt(OPERATOR, text, at)?.[1];
    const negated = text[at] === '-' && mayNegate(text, at);
    if (negated) at += 1;
    const character = text[at] ?? '';
    if (SPACE.test(character)) at += 1;
    else if (operator === 'AND' || operator === 'OR' || operator === 'NOT') {
      at += operator.length;
      yield { kind: 'operator', name: operator, start, end: at };
    } else if (character === '(') yield { kind: 'open', negated, start, end: (at += 1) };
    else if (character === ')') yield { kind: 'close', start, end: (at += 1) };
    // Hyphens that negate nothing are no part of a word either: `--` and the one of `"in-context"-learning`.
    else if (character === '-') at += 1;
    else {
      const [label, name] = matchAt(FIELD, text, at) ?? [];
      if (label === undefined || name === undefined) {
        const value = valueAt(text, at, false, brackets);
        at = value.end;
        yield { kind: 'clause', negated, values: [value], start, end: at };
      } else {
        const field = { name, start: at, end: at + label.length };
        const { values, end } = valuesAt(text, field.end, brackets);
        at = end;
        yield { kind: 'clause', negated, field, values, start, end };
      }
    }
  }
}
