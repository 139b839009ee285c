/** Straight, curly, low, angle and full-width double quotes: any of them opens a phrase and any closes it. */
const QUOTES = /["\u201C-\u201F\u00AB\u00BB\uFF02]/g;

/** The text without double quotes of any shape. */
export function withoutQuotes(text: string): string {
  return text.replace(QUOTES, '');
}

/** True for a double quote of any shape. */
export function isQuote(character: string): boolean {
  return character !== withoutQuotes(character);
}
