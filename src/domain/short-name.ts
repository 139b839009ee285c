const MOST_WORDS = 3;

/** Words that open a phrase, not a name. */
const PHRASE_WORD =
  /^(?:a|an|the|on|in|to|of|for|from|with|towards?|how|what|why|when|is|are|do|does|can|and|or|by|at|as|via|beyond)$/i;

/** A sign of being coined: a capital after the first letter, a digit, or a sign such as the ^ of E^2-LLM. */
function isCoined(word: string): boolean {
  return /\p{Lu}/u.test(word.slice(1).replace(/-\p{Lu}\p{Ll}+/gu, '')) || /[\p{N}^$+@_]/u.test(word);
}

/**
 * The short name before a title's colon (`COBRA Frames`, `E^2-LLM`), or undefined when what stands there is a phrase.
 * Certain is one capitalised word, or up to three words of which one is coined and none is a preposition or the like.
 */
export function shortNameOf(title: string): string | undefined {
  const [, before] = /^(.{2,40}?)\s*[:：](?=\s|\p{Lo}|$)/u.exec(title) ?? [];
  const name = before?.trim();
  if (name === undefined) return undefined;
  const words = name.split(/\s+/);
  if (words.length > MOST_WORDS || words.some((word) => PHRASE_WORD.test(word)) || /[?!,;"“”]/.test(name))
    return undefined;
  if (words.some(isCoined)) return name;
  return words.length === 1 && /^[\p{Lu}][\p{L}-]+$/u.test(name) ? name : undefined;
}
