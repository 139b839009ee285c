import { latex2unicode } from 'unicode2latex';

/** Macros that only change how their argument looks. */
const TRANSPARENT = new Set(
  'emph textbf textit texttt textsc textsl textrm textsf textup textmd textnormal text mbox hbox fbox underline uline mathrm mathit mathbf mathsf mathtt mathnormal operatorname MakeUppercase MakeLowercase uppercase lowercase NoCaseChange mkbibemph mkbibitalic mkbibbold mkbibparens bibinfo ensuremath protect'.split(
    ' ',
  ),
);

/** Macros that say how what follows looks, or nothing at all. */
const SILENT = new Set(
  'relax bf it em sc tt rm sl sf bfseries itshape scshape ttfamily rmfamily sffamily slshape upshape mdseries normalfont small footnotesize scriptsize tiny large Large LARGE huge Huge displaystyle textstyle limits nolimits left right big Big bigl bigr Bigl Bigr allowbreak nobreak linebreak newline noindent centering unskip ignorespaces urlprefix aftergroup'.split(
    ' ',
  ),
);

/** Macros with an argument that is not to be seen. */
const HIDING = new Set('noopsort SortNoop noop label index vspace hspace phantom vphantom hphantom'.split(' '));

const NAMED: Readonly<Record<string, string>> = {
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  LaTeXe: 'LaTeX2e',
  BibTeX: 'BibTeX',
  XeTeX: 'XeTeX',
  par: '\n\n',
  newblock: ' ',
  hyphen: '-',
  nbhyphen: '-',
  adddot: '.',
  addspace: ' ',
  quad: ' ',
  qquad: ' ',
  space: ' ',
  ' ': ' ',
  '\n': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '!': '',
  '-': '',
  '/': '',
  '@': '',
  '\\': ' ',
  '(': '',
  ')': '',
  '[': '',
  ']': '',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textasciigrave: '`',
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  lbrace: '{',
  rbrace: '}',
  textquotedbl: '"',
  textquotesingle: "'",
  textunderscore: '_',
  slash: '/',
  epsilon: 'ε',
  phi: 'φ',
};

/** Names of functions that stand upright in a formula. */
const FUNCTIONS = new Set(
  'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh min max sup inf lim limsup liminf det dim ker deg gcd hom arg Pr mod bmod'.split(
    ' ',
  ),
);

const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  C: '\u030F',
  f: '\u0311',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
  t: '\u0361',
  textcommabelow: '\u0326',
};

/** What a macro means: a text, an accent on its argument, its argument, or nothing. Undefined when it is not known. */
export type Meaning =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'accent'; readonly mark: string }
  | {
      readonly kind:
        | 'argument'
        | 'nothing'
        | 'hidden'
        | 'quotation'
        | 'link'
        | 'address'
        | 'environment'
        | 'raised'
        | 'lowered';
    };

const SPECIAL: Readonly<Record<string, 'quotation' | 'link' | 'address' | 'environment' | 'raised' | 'lowered'>> = {
  enquote: 'quotation',
  mkbibquote: 'quotation',
  href: 'link',
  url: 'address',
  path: 'address',
  nolinkurl: 'address',
  begin: 'environment',
  end: 'environment',
  textsuperscript: 'raised',
  textsubscript: 'lowered',
};

function tableText(source: string): string | undefined {
  const found: unknown = Object.hasOwn(latex2unicode, source) ? Reflect.get(latex2unicode, source) : undefined;
  if (typeof found === 'string') return found;
  if (typeof found !== 'object' || found === null) return undefined;
  const text: unknown = 'text' in found ? found.text : 'math' in found ? found.math : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** The character that a macro with its argument stands for, such as `\mathbb{R}` or `\frac{1}{2}`. */
export function characterOf(source: string): string | undefined {
  return tableText(source);
}

/** The meaning of a macro by its name without the backslash. The table of symbols is that of unicode2latex. */
export function meaningOf(name: string): Meaning | undefined {
  const mark = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
  if (mark !== undefined) return { kind: 'accent', mark };
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return { kind: 'text', text: named };
  if (/^[&%$#_{}"']$/.test(name)) return { kind: 'text', text: name };
  if (TRANSPARENT.has(name)) return { kind: 'argument' };
  if (SILENT.has(name)) return { kind: 'nothing' };
  if (HIDING.has(name)) return { kind: 'hidden' };
  if (FUNCTIONS.has(name)) return { kind: 'text', text: name };
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
  if (special !== undefined) return { kind: special };
  const text = tableText(`\\${name}`);
  if (text === undefined) return undefined;
  return /^\p{M}$/u.test(text) ? { kind: 'accent', mark: text } : { kind: 'text', text };
}
