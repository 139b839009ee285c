const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** In characters: what one macro, and all macros of a file, may stand for. */
const LONGEST_MACRO = 100_000;
const MOST_EXPANDED = 32_000_000;

/** What the names of `@string` stand for, and those of the months, which stand for themselves. */
export class Macros {
  readonly #texts = new Map(MONTHS.map((month) => [month, month]));
  /** In characters: what was put in by now. */
  expanded = 0;

  define(name: string, text: string): void {
    this.#texts.set(name, text);
  }

  /** The text of a name in lower case; `too-long` where macros of macros double without end, undefined where there is none. */
  expand(name: string): { readonly text: string } | 'too-long' | undefined {
    const text = this.#texts.get(name);
    if (text === undefined) return undefined;
    this.expanded += text.length;
    return text.length > LONGEST_MACRO || this.expanded > MOST_EXPANDED ? 'too-long' : { text };
  }
}
