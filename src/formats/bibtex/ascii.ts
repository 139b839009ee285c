import { Transform } from 'unicode2latex';
import { plainText } from './tex.ts';

const BEYOND_ASCII = /[^\u0000-\u007F]\p{M}*|[a-z]\p{M}+/giu;

/** Macros for letters beyond ASCII, each asked for once. */
export class AsciiWriter {
  readonly #transform = new Transform('biblatex');
  readonly #known = new Map<string, string>();

  /** LaTeX in ASCII, except for letters that LaTeX has no macro for, such as Chinese ones. */
  write(latex: string): string {
    return latex.replace(BEYOND_ASCII, (letter) => {
      const known = this.#known.get(letter);
      if (known !== undefined) return known;
      const macro = this.#macroOf(letter);
      this.#known.set(letter, macro);
      return macro;
    });
  }

  /** Only a macro that our own reader takes for this very letter is worth writing. */
  #macroOf(letter: string): string {
    const macro = `{${this.#transform.tolatex(letter).trim()}}`;
    return /^[\u0000-\u007F]*$/.test(macro) && plainText(macro) === letter.normalize('NFC') ? macro : letter;
  }
}
