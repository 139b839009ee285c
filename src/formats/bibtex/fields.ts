import { texWithoutEntities } from './entities.ts';
import type { RawField } from './raw-entry.ts';
import { plainAddress } from './plain-address.ts';
import { plainText } from './tex.ts';

/** Fields that are addresses, names of files or dates of EDTF (`1988~`), in which TeX means nothing. */
const VERBATIM =
  /^(?:url|doi|eprint|file|urlraw|pdf|links|verb[abc]|(?:orig|event|url)?date|bdsk-(?:url|file)-\d{1,3})$/;

const ALWAYS_IN_EXTRA = new Set(['crossref', 'xref', 'xdata']);

/** The fields of an entry, each taken once; what nobody takes is left for `rest`. */
export class Fields {
  readonly #values: Map<string, string>;

  constructor(fields: readonly RawField[]) {
    this.#values = new Map();
    for (const { name, value } of fields)
      if (!this.#values.has(name)) this.#values.set(name, VERBATIM.test(name) ? value : texWithoutEntities(value));
  }

  /** Calls a field by another name, unless there is one of that name. */
  rename(from: string, to: string): void {
    const value = this.#values.get(from);
    if (value === undefined || this.#values.has(to)) return;
    this.#values.delete(from);
    this.#values.set(to, value);
  }

  peek(name: string): string | undefined {
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    const text = VERBATIM.test(name) ? plainAddress(value) : oneLine(plainText(value));
    return text === '' ? undefined : text;
  }

  /** The first of these fields that says something, as plain text. */
  take(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const text = this.peek(name);
      if (text === undefined) continue;
      this.#values.delete(name);
      return text;
    }
    return undefined;
  }

  raw(name: string): string | undefined {
    const value = this.#values.get(name);
    this.#values.delete(name);
    return value;
  }

  /** The fields that were not taken, as plain text. */
  rest(): Record<string, string> {
    return Object.fromEntries(
      [...this.#values.keys()].flatMap((name) => {
        const text = ALWAYS_IN_EXTRA.has(name) ? this.#values.get(name) : this.peek(name);
        return text === undefined ? [] : [[name, text]];
      }),
    );
  }
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
