import type { Cursor } from './cursor.ts';
import type { Macros } from './macros.ts';
import { Broken, type ScanProblem } from './raw-entry.ts';

export const NAME = /[^\s=,{}()"#%']+/y;

/** In characters: so much of a value that never closes is looked through for the field behind it. */
const LONGEST_OPEN = 100_000;
/** So many values of an entry may never close; what stands behind them is not worth the time. */
const MOST_OPEN = 20;

/** What ends a value whose braces never do: the next field, behind the sign that should have ended this one or on a line of its own. */
const NEXT_FIELD = /(?:[}"][ \t]*,|,[ \t]*[\r\n])\s*[a-z][\w-]*\s*=\s*(?:[{"]|\d|[a-z]+\s*[,}#])/i;

/** Reads the values of the fields of one entry. */
export class Values {
  readonly #cursor: Cursor;
  readonly #macros: Macros;
  readonly #say: (problem: ScanProblem) => void;
  /** How many values never closed. */
  open = 0;
  /** Where the last value that stands in braces by itself begins and ends. */
  #last: { readonly start: number; readonly end: number } | undefined;

  constructor(cursor: Cursor, macros: Macros, say: (problem: ScanProblem) => void) {
    this.#cursor = cursor;
    this.#macros = macros;
    this.#say = say;
  }

  /** Parts joined by `#`. Throws {@link Broken}. */
  read(): string {
    this.#last = undefined;
    let value = this.#part();
    for (;;) {
      this.#cursor.skip();
      if (this.#cursor.next !== '#') return value;
      this.#cursor.at += 1;
      value += this.#part();
      this.#last = undefined;
    }
  }

  #part(): string {
    const cursor = this.#cursor;
    cursor.skip();
    if (cursor.next === '{') return this.#between('}');
    if (cursor.next === '"') return this.#between('"');
    const line = cursor.lineAt(cursor.at);
    const word = cursor.match(NAME)?.[0];
    if (word === undefined) throw new Broken('expected a value', line);
    if (/^[\d-]+$/.test(word)) return word;
    const known = this.#macros.expand(word.toLowerCase());
    if (known === 'too-long') throw new Broken(`"${word}" stands for more text than any entry holds`, line);
    if (known !== undefined) return known.text;
    this.#say({
      reason: `"${word}" is the name of no @string`,
      line,
      lost: false,
      remedy: 'Its name was taken for its text.',
    });
    return word;
  }

  #between(close: '}' | '"'): string {
    const cursor = this.#cursor;
    const start = cursor.at + 1;
    const closing = cursor.closing(start, close);
    if ('stop' in closing) return this.#unclosed(start, closing.stop, close);
    cursor.at = closing.end + 1;
    this.#last = close === '}' ? { start, end: closing.end } : undefined;
    return cursor.text.slice(start, closing.end);
  }

  /**
   * What the last value comes to if it ends before the first field that it holds, with the cursor behind it; undefined
   * where it holds none. For an entry without an end: a brace that one value lacks is closed by the brace of the entry.
   */
  untilNextField(): string | undefined {
    const { start, end } = this.#last ?? { start: 0, end: 0 };
    if (!NEXT_FIELD.test(this.#cursor.text.slice(start, Math.min(end, start + LONGEST_OPEN)))) return undefined;
    this.#last = undefined;
    return this.#unclosed(start, end, '}');
  }

  /** A value that never closes ends before the next field, or else with its line; what is behind is of no field. */
  #unclosed(start: number, stop: number, close: '}' | '"'): string {
    const cursor = this.#cursor;
    const line = cursor.lineAt(start - 1);
    const reason = `${close === '"' ? 'a quotation mark' : 'a brace'} that opens here is never closed`;
    this.open += 1;
    if (this.open > MOST_OPEN) throw new Broken(reason, line);
    this.#say({
      reason,
      line,
      lost: true,
      remedy: 'Mend the entry there; its text was read as far as it seems to go.',
    });
    const rest = cursor.text.slice(start, Math.min(stop, start + LONGEST_OPEN));
    const next = NEXT_FIELD.exec(rest);
    const value = next === null ? (rest.split(/[\r\n]/, 1)[0] ?? '') : rest.slice(0, next.index);
    cursor.at = next === null ? stop : start + next.index + Number(next[0][0] !== ',');
    return value;
  }
}
