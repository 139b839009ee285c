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
export function withoutApostrophe(word: string): string {
  return word.replace(/'s$/, '').replaceAll("'", '');
}

// The same for a text of ASCII without LaTeX, as most are: several times faster, without tables of Unicode.
const ASCII_TOKEN = /\b[a-z](?:\+\+|#)(?![a-z0-9])|\d+|[a-z]+(?:'[a-z]+)*/gi;
const PLAIN_ASCII = /^[\u0000-\u005B\u005D-\u007F]*$/;

/** True for a text of ASCII without LaTeX. */
export function isPlain(text: string): boolean {
  return PLAIN_ASCII.test(text);
}

function plainToken({ 0: matched, index }: RegExpExecArray): Token {
  const lower = matched.toLowerCase();
  const term = lower.includes("'") ? withoutApostrophe(lower) : lower;
  return { term, start: index, end: index + matched.length };
}

/** The tokens of a text, in order, one at a time. */
export function* tokensIn(text: string): Generator<Token> {
  if (isPlain(text)) {
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
  if (!isPlain(text)) return [...tokensIn(text)];
  // As above, but at once: a generator makes twice as much to be collected.
  const tokens: Token[] = [];
  ASCII_TOKEN.lastIndex = 0;
  for (let match = ASCII_TOKEN.exec(text); match !== null; match = ASCII_TOKEN.exec(text))
    tokens.push(plainToken(match));
  return tokens;
}
