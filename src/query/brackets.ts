import { isQuote } from './quotes.ts';

/**
 * Brackets that belong to a word, as in `SE(3)-Transformers` and DOIs: those that close before the next space or quote. Where
 * each opens -> where it closes. One pass, so that no nesting of them costs more than its length.
 */
export function bracketsWithinWords(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  let open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '(') open.push(at);
    else if (character === ')') {
      const opening = open.pop();
      if (opening !== undefined) closings.set(opening, at);
    } else if (open.length > 0 && (/\s/.test(character) || isQuote(character))) open = [];
  }
  return closings;
}
