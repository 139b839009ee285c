import { isPlain, tokensIn, withoutApostrophe } from './tokens.ts';

/**
 * Where a term stands in some bytes, in UTF-8, and a hash of it that is the same wherever it stands. The bytes are good
 * until the visitor returns.
 */
export type TermVisitor = (bytes: Uint8Array, start: number, end: number, hash: number) => void;

const APOSTROPHE = 39;
const PLUS = 43;
const NUMBER_SIGN = 35;
const NINE = 57;
const UNDERSCORE = 95;

/** What each byte of a plain text is in a term: letters in lower case, digits as they are, 0 for what is in none. */
const IN_TERM = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return /[a-z0-9]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

// FNV-1a of bytes, http://www.isthe.com/chongo/tech/comp/fnv/
const HASH_BASIS = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** The text that is gone through, with room for a byte behind its end that is in no term. */
let line = Buffer.alloc(1 << 14);
let term = Buffer.alloc(1 << 8);

/** Calls `visit` with a text as the one term that it is. */
export function oneTerm(text: string, visit: TermVisitor): void {
  if (text.length * 3 > term.length) term = Buffer.alloc(text.length * 3);
  const length = term.write(text);
  let hash = HASH_BASIS;
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (term[at] ?? 0), HASH_PRIME);
  visit(term, 0, length, hash);
}

function inTerm(bytes: Uint8Array, at: number): number {
  return IN_TERM[bytes[at] ?? 0] ?? 0;
}

/** How many bytes a sign takes that stays with a single letter, as in `C++` and `C#`; 0 when there is none. */
function signLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  const length = byte === NUMBER_SIGN ? 1 : byte === PLUS && bytes[at + 1] === PLUS ? 2 : 0;
  return length > 0 && inTerm(bytes, at + length) === 0 ? length : 0;
}

/** Goes through a plain text, and leaves its terms in lower case. */
function plainTerms(bytes: Buffer, length: number, visit: TermVisitor): void {
  for (let at = 0; at < length;) {
    let byte = inTerm(bytes, at);
    const start = at;
    at += 1;
    if (byte === 0) continue;
    bytes[start] = byte;
    let hash = Math.imul(HASH_BASIS ^ byte, HASH_PRIME);
    const isNumber = byte <= NINE;
    if (isNumber) {
      for (; (byte = inTerm(bytes, at)) !== 0 && byte <= NINE; at += 1) hash = Math.imul(hash ^ byte, HASH_PRIME);
      visit(bytes, start, at, hash);
      continue;
    }
    // A word begins where no letter, digit or underscore is before it.
    const isFirst = start === 0 || (inTerm(bytes, start - 1) === 0 && bytes[start - 1] !== UNDERSCORE);
    const sign = isFirst ? signLength(bytes, at) : 0;
    if (sign > 0) {
      at += sign;
      oneTerm(bytes.toString('latin1', start, at), visit);
      continue;
    }
    let hasApostrophe = false;
    for (;;) {
      for (; (byte = inTerm(bytes, at)) > NINE; at += 1) {
        bytes[at] = byte;
        hash = Math.imul(hash ^ byte, HASH_PRIME);
      }
      if (bytes[at] !== APOSTROPHE || inTerm(bytes, at + 1) <= NINE) break;
      hasApostrophe = true;
      at += 1;
    }
    if (hasApostrophe) oneTerm(withoutApostrophe(bytes.toString('latin1', start, at)), visit);
    else visit(bytes, start, at, hash);
  }
}

/** Calls `visit` with the terms of the tokens of a text, in order: as `tokensIn`, in a fraction of the time. */
export function eachTerm(text: string, visit: TermVisitor): void {
  if (!isPlain(text)) {
    for (const token of tokensIn(text)) oneTerm(token.term, visit);
    return;
  }
  if (text.length >= line.length) line = Buffer.alloc(text.length * 2);
  line.write(text, 'latin1');
  line[text.length] = 0;
  plainTerms(line, text.length, visit);
}
