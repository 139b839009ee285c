/** What a piece of text looks like: a title, an abstract, or neither for certain. */

const LONG = 400;
const LONG_ENOUGH = 140;
const LONGEST_TITLE = 320;
const MOST_TITLE_WORDS = 45;

function wordCount(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** Letters of scripts without spaces say as much in fewer characters. */
function weight(text: string): number {
  return (
    text.length +
    2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0)
  );
}

function sentenceEnds(text: string): number {
  return text.match(/[.!?]["”')\]]?(?=\s+["“(]?[\p{Lu}\p{N}]|$)|[。！？]/gu)?.length ?? 0;
}

/** A long text of sentences. */
export function isAbstractLike(text: string): boolean {
  const length = weight(text);
  if (length >= LONG) return true;
  if (length < LONG_ENOUGH) return false;
  const ends = sentenceEnds(text);
  return ends >= 2 || (ends === 1 && /[.!?。]["”')\]]?$/.test(text) && wordCount(text) >= 22);
}

/** Short, with letters, and not a sentence that a page says to its reader. */
export function isTitleLike(text: string): boolean {
  if (!/\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return false;
  return weight(text) <= LONGEST_TITLE && wordCount(text) <= MOST_TITLE_WORDS && !isAbstractLike(text);
}

/** A whole sentence that says something of a paper, however short. */
export function isSentence(text: string): boolean {
  return /^["“(]?[\p{Lu}\p{N}]/u.test(text) && /[.!。]["”')\]]?$/.test(text) && wordCount(text) >= 7;
}

const SMALL_WORD = /^(?:a|an|the|and|or|of|in|on|for|to|with|from|by|at|as|via|is|are|vs\.?|under|through|into|over)$/i;

/** Certainly a title, even with nothing after it: several words, most of them capitalised or with a short name before a colon. */
export function isCertainTitle(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (!isTitleLike(text) || words.length < 4 || /[!;]$|[^.?]\.$/.test(text) || /^["“'([{]/.test(text)) return false;
  if (/^[^\s:]+(?:\s[^\s:]+){0,3}\s?: \S/.test(text)) return true;
  const telling = words.filter((word) => !SMALL_WORD.test(word));
  return telling.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length >= telling.length * 0.6;
}
