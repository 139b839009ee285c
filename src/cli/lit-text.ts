import { sanitiseLine } from '../terminal/sanitise.ts';
import type { Style } from '../terminal/style.ts';

/** A text with its matches lit, safe to show. */
export function litText(
  style: Style,
  text: string,
  matches: readonly { readonly start: number; readonly end: number }[],
): string {
  let lit = '';
  let at = 0;
  for (const { start, end } of matches) {
    lit += sanitiseLine(text.slice(at, start)) + style('match', sanitiseLine(text.slice(start, end)));
    at = end;
  }
  return lit + sanitiseLine(text.slice(at));
}
