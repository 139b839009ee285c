import { accented, scripted } from './letter-marks.ts';
import { plainAddress } from './plain-address.ts';
import { characterOf, type Meaning, meaningOf } from './tex-macros.ts';

/** Deeper than this braces are passed over, so that no depth of them ends the program. */
const DEEPEST = 100;

const LIGATURES: readonly (readonly [source: string, text: string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['?`', '¿'],
  ['!`', '¡'],
  ['`', '‘'],
];

const PLAIN = /[^\\{}$~\-`'?!^_\s]+/y;
const MACRO = /\\(?:([a-zA-Z]+)\*?[ \t]*|([^])?)/y;
const SPACE = /\s+/y;

/** A formula that has no plain form: it is kept as it stands. */
class NotPlain extends Error {}

/** Reads one value from its beginning to its end. */
class TexReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #quotations = 0;
  #inFormula = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string {
    let out = '';
    while (this.#at < this.#text.length) {
      out += this.#until();
      // A brace that nothing opened.
      this.#at += 1;
    }
    return out;
  }

  /** Up to the `}` that ends the group, which is left there. */
  #until(): string {
    let out = '';
    while (this.#at < this.#text.length && this.#text[this.#at] !== '}') out += this.#next();
    return out;
  }

  #next(): string {
    const plain = this.#match(PLAIN)?.[0];
    if (plain !== undefined) return plain;
    const character = this.#text[this.#at] ?? '';
    if (character === '{') return this.#group();
    if (character === '\\') return this.#macro();
    if (character === '$') return this.#formula();
    if (character === '^' || character === '_') return this.#script(character);
    if (character === '~') {
      this.#at += 1;
      return ' ';
    }
    const space = this.#match(SPACE)?.[0];
    if (space !== undefined) return /\n[ \t\r]*\n/.test(space) ? '\n\n' : ' ';
    if (!this.#inFormula)
      for (const [source, text] of LIGATURES)
        if (this.#text.startsWith(source, this.#at)) {
          this.#at += source.length;
          return text;
        }
    this.#at += 1;
    return character;
  }

  #group(): string {
    this.#at += 1;
    if (this.#depth === DEEPEST) return '';
    this.#depth += 1;
    const text = this.#until();
    this.#depth -= 1;
    this.#at += 1;
    return text;
  }

  /** What a macro is put to: a group, a macro or a character. */
  #argument(): string {
    this.#match(SPACE);
    const next = this.#text[this.#at];
    if (next === undefined || next === '}') return '';
    if (next === '{') return this.#group();
    if (next === '\\' && this.#depth < DEEPEST) {
      this.#depth += 1;
      const text = this.#macro();
      this.#depth -= 1;
      return text;
    }
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  /** An argument in quotation marks, which a quotation within another has single. */
  #quotation(): string {
    const [open, close] = this.#quotations % 2 === 0 ? '“”' : '‘’';
    this.#quotations += 1;
    const text = this.#argument().trim();
    this.#quotations -= 1;
    return text === '' ? '' : `${open}${text}${close}`;
  }

  /** An argument in which nothing but braces means anything. */
  #address(): string {
    if (this.#text[this.#at] !== '{') return this.#argument();
    const start = this.#at + 1;
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === '{') depth += 1;
      else if (character === '}' && depth === 0) {
        this.#at = at + 1;
        return plainAddress(this.#text.slice(start, at));
      } else if (character === '}') depth -= 1;
    }
    return this.#argument();
  }

  #macro(): string {
    const start = this.#at;
    const [, word, sign = ''] = this.#match(MACRO) ?? [];
    const name = word ?? sign;
    // `\mathbb{R}`, `\frac{1}{2}`: one character of the table of symbols.
    if (word !== undefined && this.#text[this.#at] === '{') {
      const [whole = ''] = /^(?:\{[^{}\\$]{0,8}\}){1,2}/.exec(this.#text.slice(this.#at, this.#at + 24)) ?? [];
      const character = whole === '' ? undefined : characterOf(`\\${word}${whole}`);
      if (character !== undefined) {
        this.#at += whole.length;
        return character;
      }
    }
    const meaning = meaningOf(name);
    if (meaning === undefined) return this.#unknown(start, name);
    const text = this.#apply(meaning, word !== undefined);
    // TeX passes over the space behind a macro; in a plain formula it keeps the signs apart.
    return this.#inFormula && meaning.kind === 'text' && /\s$/.test(this.#text.slice(start, this.#at))
      ? `${text} `
      : text;
  }

  #apply(meaning: Meaning, isWord: boolean): string {
    switch (meaning.kind) {
      case 'text': {
        if (isWord && this.#text.startsWith('{}', this.#at)) this.#at += 2;
        return meaning.text;
      }
      case 'accent':
        return accented(this.#argument(), meaning.mark);
      case 'argument':
        return this.#argument();
      case 'quotation':
        return this.#quotation();
      case 'link': {
        this.#address();
        return this.#argument();
      }
      case 'address':
        return this.#address();
      case 'raised':
      case 'lowered': {
        const argument = this.#argument();
        return scripted(argument, meaning.kind === 'raised' ? '^' : '_') ?? argument;
      }
      case 'hidden':
      case 'environment': {
        this.#argument();
        return '';
      }
      case 'nothing':
        return '';
    }
  }

  /** Kept as it stands, with its arguments: what it means only its author knows. */
  #unknown(start: number, name: string): string {
    if (this.#inFormula) throw new NotPlain();
    let out = name === '' ? '\\' : this.#text.slice(start, this.#at).trimEnd();
    const spaced = /\s$/.test(this.#text.slice(start, this.#at));
    if (spaced && this.#text[this.#at] !== '{') out += ' ';
    if (name === '') return out;
    while (this.#text[this.#at] === '{' && this.#depth < DEEPEST) out += `{${this.#group()}}`;
    return out;
  }

  /** A formula as plain text where every sign of it has one, else as it stands, dollars included. */
  #formula(): string {
    const dollars = this.#text.startsWith('$$', this.#at) ? 2 : 1;
    const start = this.#at + dollars;
    const end = endOfFormula(this.#text, start);
    if (end === -1 || this.#inFormula) {
      this.#at += 1;
      return '$';
    }
    const source = this.#text.slice(start, end);
    this.#at = Math.min(this.#text.length, end + dollars);
    return plainFormula(source) ?? `$${source.replace(/\s+/g, ' ')}$`;
  }

  #script(sign: '^' | '_'): string {
    // `4^{\textrm{ème}}`
    const isOrdinal = /\d\^\{?\\(?:text|math)/.test(this.#text.slice(Math.max(0, this.#at - 1), this.#at + 10));
    this.#at += 1;
    if (!this.#inFormula) return sign;
    const argument = this.#argument();
    const script = scripted(argument, sign);
    if (script !== undefined) return script;
    if (sign === '_' || !isOrdinal || !/^\p{L}+$/u.test(argument)) throw new NotPlain();
    return argument;
  }

  /** The formula as plain text. Throws NotPlain. */
  formula(): string {
    this.#inFormula = true;
    return this.read();
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.#at = pattern.lastIndex;
    return match;
  }
}

const LONGEST_FORMULA = 2000;

function endOfFormula(text: string, start: number): number {
  for (let at = start; at < Math.min(text.length, start + LONGEST_FORMULA); at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '$') return at;
  }
  return -1;
}

function plainFormula(source: string): string | undefined {
  try {
    // TeX passes over space within brackets.
    return new TexReader(source).formula().replace(/([⟨([]) +| +([⟩)\]])/g, '$1$2');
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** True for a text that TeX would set as it is, so that nothing has to be read. */
function isPlain(text: string): boolean {
  return !/[\\{}$~`]|--|''|\s\s|[\t\r\n]|^\s|\s$/.test(text);
}

/**
 * TeX as plain Unicode text: accents and symbols as letters, braces and looks left out, simple formulas in Unicode and
 * others as they stand, macros that no one knows as they stand. Paragraphs stay apart by an empty line.
 */
export function plainText(tex: string): string {
  if (isPlain(tex)) return tex.normalize('NFC');
  return new TexReader(tex)
    .read()
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\n\s*/g, '\n\n')
    .trim()
    .normalize('NFC');
}
