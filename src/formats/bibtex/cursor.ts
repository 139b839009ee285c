/**
 * Where an entry begins for certain, so that one whose braces never close ends there. Its parts are no longer than
 * {@link LOOK_AHEAD} together, so that it is seen whole wherever a text is cut into pieces.
 */
const NEXT_ENTRY =
  /(?:\r\n?|\n)[ \t]{0,200}(?=@[ \t]{0,80}(?:(?:comment|string|preamble)[ \t]{0,80}[{(]|[a-z][\w+-]{0,80}[ \t]{0,80}(?:\{\s{0,400}[^\s,{}=]{0,500}|\(\s{0,400}[^\s,{}()=]{0,500})\s{0,400},))/giy;
const STOP = /[{}"\r\n]/g;
const BLANK = /(?:\s+|%[^\r\n]*)+/y;

/** So far beyond the end of an entry is looked before it is given out. */
export const LOOK_AHEAD = 2048;

/** What was found of the sign that ends a value: its place, or where nothing of the value can stand any more. */
export type Closing = { readonly end: number } | { readonly stop: number };

/** A place in a text that comes in pieces, and the line that it is on. */
export class Cursor {
  #text = '';
  #line = 1;
  #counted = 0;
  at = 0;
  /** How far anything was looked at, to tell what more text could still change. */
  seen = 0;

  get text(): string {
    return this.#text;
  }

  /** The character at the place; undefined at the end. */
  get next(): string | undefined {
    return this.#text[this.at];
  }

  append(piece: string): void {
    this.#text += piece;
  }

  /** Lets go of what stands before a place. */
  forgetBefore(place: number): void {
    if (place <= 0) return;
    this.lineAt(place);
    this.#text = this.#text.slice(place);
    this.at -= place;
    this.#counted = 0;
  }

  /** Passes over white space and comments between fields. */
  skip(): void {
    this.match(BLANK);
  }

  /** Matches a sticky pattern at the place, and moves behind it. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.at = pattern.lastIndex;
    return match;
  }

  /** The `}` or `"` that ends what begins at `start`: BibTeX counts every brace, even behind a backslash. No value goes on into the next entry. */
  closing(start: number, close: '}' | '"'): Closing {
    let depth = 0;
    STOP.lastIndex = start;
    for (let found = STOP.exec(this.#text); found !== null; found = STOP.exec(this.#text)) {
      const { index: at } = found;
      this.seen = Math.max(this.seen, at);
      const character = this.#text[at];
      if (character === close && depth === 0) return { end: at };
      if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if ((character === '\n' || character === '\r') && this.#beginsEntry(at)) return { stop: at };
      if (depth < 0) return { stop: at };
    }
    this.seen = this.#text.length;
    return { stop: this.#text.length };
  }

  /** The brace that ends what begins at `start`, whatever stands in it, if it stands within `limit` characters. */
  closingBrace(start: number, limit: number): number | undefined {
    const end = Math.min(this.#text.length, start + limit);
    let depth = 0;
    for (let at = start; at < end; at += 1) {
      const character = this.#text[at];
      if (character === '{') depth += 1;
      else if (character === '}' && depth === 0) {
        this.seen = Math.max(this.seen, at);
        return at;
      } else if (character === '}') depth -= 1;
    }
    this.seen = Math.max(this.seen, end);
    return undefined;
  }

  /** Moves to where the next entry begins for certain, behind `start`. */
  toNextEntry(start: number): void {
    let at = Math.max(this.at, start + 1);
    for (; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if ((character === '\n' || character === '\r') && this.#beginsEntry(at)) break;
    }
    this.at = at;
  }

  #beginsEntry(at: number): boolean {
    NEXT_ENTRY.lastIndex = at;
    return NEXT_ENTRY.test(this.#text);
  }

  /** The line of a place, counted from 1. Places mostly grow, so each line break is counted once. */
  lineAt(at: number): number {
    for (; this.#counted < at; this.#counted += 1) if (this.#breaksAt(this.#counted)) this.#line += 1;
    for (; this.#counted > at; this.#counted -= 1) if (this.#breaksAt(this.#counted - 1)) this.#line -= 1;
    return this.#line;
  }

  #breaksAt(at: number): boolean {
    const character = this.#text[at];
    return character === '\n' || (character === '\r' && this.#text[at + 1] !== '\n');
  }
}
