import { foldText } from './fold.ts';

/** A piece of a text that can be found. */
export interface Token {
  /** Folded. */
  readonly term: string;
  /** Where it stands in the text as given, in UTF-16 code units; `end` is behind its last. */
  readonly start: number;
  readonly end: number;
}

const LATEX = String.raw`\{?\\(?:["'\x60^~=.]\s?|[uvHcdbkrt](?=[{ ])\s?)\{?\\?\p{L}\}?\}?|\{?\\(?:ss|ae|oe|aa|o|l)(?![a-z])(?:\{\}|\})?`;

/** Scripts written without spaces: each character is a token, and a word of several is found as a phrase of them. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

/**
 * A token is a run of letters, or of digits, or one character of a script without spaces. So `GPT-4`, `GPT4` and
 * `gpt 4` are the same two tokens, `E^2-LLM` three, and `in-context` is `in context`. An apostrophe stays inside its
 * word, and `C++` and `C#` keep their signs. Made when first needed, since its tables of Unicode cost more than a search.
 */
const TOKEN = String.raw`(?<name>\b[a-zA-Z](?:\+\+|#)(?![\p{L}\p{N}]))|(?<one>[${UNSPACED}]\p{M}*)|(?<digits>\p{N}+)|(?<word>(?:(?![${UNSPACED}])\p{L}\p{M}*|\p{M}|${LATEX})+(?:['\u2019](?![${UNSPACED}])\p{L}+)*)`;

let tokenPattern: RegExp | undefined;

/** `model's` is `model`, `don't` is `dont`. */
function withoutApostrophe(word: string): string {
  return word.replace(/'s$/, '').replaceAll("'", '');
}

// The same for a text of ASCII without LaTeX, as most are: several times faster, without tables of Unicode.
const ASCII_TOKEN = /\b[a-z](?:\+\+|#)(?![a-z0-9])|\d+|[a-z]+(?:'[a-z]+)*/gi;
const PLAIN_ASCII = /^[\u0000-\u005B\u005D-\u007F]*$/;

function plainToken({ 0: matched, index }: RegExpExecArray): Token {
  const lower = matched.toLowerCase();
  const term = lower.includes("'") ? withoutApostrophe(lower) : lower;
  return { term, start: index, end: index + matched.length };
}

/** The tokens of a text, in order, one at a time. */
export function* tokensIn(text: string): Generator<Token> {
  if (PLAIN_ASCII.test(text)) {
    for (const match of text.matchAll(ASCII_TOKEN)) yield plainToken(match);
    return;
  }
  for (const match of text.matchAll((tokenPattern ??= new RegExp(TOKEN, 'gu')))) {
    const [matched] = match;
    const folded = foldText(matched);
    const term = match.groups?.['word'] === undefined ? folded : withoutApostrophe(folded);
    if (term !== '') yield { term, start: match.index, end: match.index + matched.length };
  }
}

/** The tokens of a text, in order. Linear in its length. */
export function tokenise(text: string): Token[] {
  if (!PLAIN_ASCII.test(text)) return [...tokensIn(text)];
  // As above, but at once: a generator makes twice as much to be collected.
  const tokens: Token[] = [];
  ASCII_TOKEN.lastIndex = 0;
  for (let match = ASCII_TOKEN.exec(text); match !== null; match = ASCII_TOKEN.exec(text))
    tokens.push(plainToken(match));
  return tokens;
}

const A = 97;
const Z = 122;
const ZERO = 48;
const NINE = 57;
const APOSTROPHE = 39;
const PLUS = 43;
const NUMBER_SIGN = 35;

function isLetter(code: number): boolean {
  return code >= A && code <= Z;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** How many units a sign takes that stays with a single letter, as in `C++` and `C#`; 0 when there is none. */
function signLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const length = code === NUMBER_SIGN ? 1 : code === PLUS && text.charCodeAt(at + 1) === PLUS ? 2 : 0;
  const after = text.charCodeAt(at + length);
  return length > 0 && !isLetter(after) && !isDigit(after) ? length : 0;
}

/** Where a term stands in a text that holds it just as it is, and a hash of it that is the same wherever it stands. */
export type TermVisitor = (text: string, start: number, end: number, hash: number) => void;

// FNV-1a of UTF-16 code units, http://www.isthe.com/chongo/tech/comp/fnv/
const HASH_BASIS = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

function visitWhole(term: string, visit: TermVisitor): void {
  let hash = HASH_BASIS;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), HASH_PRIME);
  visit(term, 0, term.length, hash);
}

function plainTerms(lower: string, visit: TermVisitor): void {
  for (let at = 0; at < lower.length;) {
    let code = lower.charCodeAt(at);
    const start = at;
    let hash = Math.imul(HASH_BASIS ^ code, HASH_PRIME);
    at += 1;
    if (isDigit(code)) {
      for (; isDigit((code = lower.charCodeAt(at))); at += 1) hash = Math.imul(hash ^ code, HASH_PRIME);
      visit(lower, start, at, hash);
    } else if (isLetter(code)) {
      const before = start === 0 ? 0 : lower.charCodeAt(start - 1);
      // A word begins where no letter, digit or underscore is before it.
      const sign = isLetter(before) || isDigit(before) || before === 95 ? 0 : signLength(lower, at);
      if (sign > 0) {
        at += sign;
        visitWhole(lower.slice(start, at), visit);
        continue;
      }
      let isPlain = true;
      for (;;) {
        for (; isLetter((code = lower.charCodeAt(at))); at += 1) hash = Math.imul(hash ^ code, HASH_PRIME);
        if (code !== APOSTROPHE || !isLetter(lower.charCodeAt(at + 1))) break;
        isPlain = false;
        at += 1;
      }
      if (isPlain) visit(lower, start, at, hash);
      else visitWhole(withoutApostrophe(lower.slice(start, at)), visit);
    }
  }
}

/** Calls `visit` with the terms of the tokens of a text, in order: as {@link tokensIn}, in a fraction of the time. */
export function eachTerm(text: string, visit: TermVisitor): void {
  if (PLAIN_ASCII.test(text)) plainTerms(text.toLowerCase(), visit);
  else for (const { term } of tokensIn(text)) visitWhole(term, visit);
}
