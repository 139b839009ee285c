/**
 * Folding: what people type and what sources print are made alike, in the index and in the query by the same rules.
 * Case, accents, ligatures, full-width forms, curly quotes, dashes and LaTeX's ways of writing them go.
 */

/** Letters that Unicode does not decompose, as they are written without the key for them. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
};

/** LaTeX's named letters (`\ss`, `\o`), longest name first. */
const LATEX_LETTERS: Readonly<Record<string, string>> = {
  ss: 'ss',
  ae: 'ae',
  oe: 'oe',
  aa: 'a',
  o: 'o',
  l: 'l',
  i: 'i',
  j: 'j',
};

// An accent and its letter: {\"o} \"{o} \"o, and for accents that are letters themselves \v{s} or \v s.
const LATEX_ACCENT = /\{?\\(?:["'`^~=.]\s?|[uvHcdbkrt](?=[{ ])\s?)\{?(\\?\p{L})\}?\}?/gu;
const LATEX_LETTER = /\{?\\(ss|ae|oe|aa|o|l|i|j)(?![a-z])(?:\{\}|\})?/gi;

const ASCII_ONLY = /^[\u0000-\u007F]*$/;

/** True when a text may hold LaTeX, which costs time to look for. */
function mayHoldLatex(text: string): boolean {
  return text.includes('\\');
}

function withoutLatex(text: string): string {
  if (!mayHoldLatex(text)) return text;
  return text
    .replace(LATEX_ACCENT, (_, letter: string) => letter.replace('\\', ''))
    .replace(LATEX_LETTER, (_, name: string) => LATEX_LETTERS[name.toLowerCase()] ?? name);
}

/** The text as it is compared: lower case, without accents, quotes and dashes plain. Letters of other scripts stay. */
export function foldText(text: string): string {
  const plain = withoutLatex(text);
  if (ASCII_ONLY.test(plain)) return plain.toLowerCase();
  return plain
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħŋŧ]/g, (letter) => SPELLED[letter] ?? letter)
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u02BC\u0060\u00B4]/g, "'")
    .replace(/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-');
}
