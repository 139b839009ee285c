import { withoutControls } from '../../text/controls.ts';

/** Text as BibTeX and LaTeX take it: specials escaped, braces balanced, other letters kept as UTF-8. */

const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  // BibTeX counts `\{` as a brace too, so a lone one has to be written without.
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  $: '\\$',
  '#': '\\#',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '`': '{\\textasciigrave}',
};

/** On one line and without control characters. */
export function flatten(text: string): string {
  return withoutControls(text.toWellFormed()).replace(/\s+/g, ' ').trim();
}

/** A text on one line that LaTeX sets as it is: no sign of it means anything, and none joins another. */
export function latexText(text: string): string {
  return (
    flatten(text)
      .replace(/[\\{}$#%&_~^<>|`]/g, (character) => SPECIALS[character] ?? character)
      .replace(/(?<=-)-|(?<=')'/g, '{}$&')
      // Not what programs write that take their texts from HTML.
      .replace(/\\&(?=(?:\\#)?\w+;)/g, '$&{}')
  );
}

/** The same of a text with paragraphs, which stay apart by an empty line. */
export function latexParagraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(latexText)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** The same of a text whose lines count: a line that is no paragraph of its own ends in `\\newline`. */
export function latexLines(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map(latexText)
        .filter((line) => line !== '')
        .join('\\newline\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** An address as it is; only what would end or unbalance the field, or be TeX (`^^5c` is a backslash), is encoded. */
export function latexAddress(url: string): string {
  return flatten(url).replace(/[{}\\%#^\s]/g, (character) =>
    character === '%' || character === '#' ? `\\${character}` : `\\${encodeURIComponent(character)}`,
  );
}

/** The same for a field that BibLaTeX reads letter by letter, in which a backslash would be a part of the address. */
export function verbatimAddress(url: string): string {
  return flatten(url).replace(/[{}\\^\s]/g, encodeURIComponent);
}

/** A word that a style must not set in lower case: an acronym, a name with inner capitals, or with a sign of mathematics. */
function keepsItsCase(word: string): boolean {
  return (
    /^[^\p{L}]*\p{L}.*\p{Lu}|^[^\p{L}]*\p{Lu}[^\p{L}\s]*\p{N}|\p{N}\p{Lu}|\^/u.test(word) ||
    (/^\p{Lu}$/u.test(word.replace(/[^\p{L}]/gu, '')) && word.length > 1)
  );
}

/** A title in which the capitals of acronyms and coined names are safe: `{COBRA} Frames`, `{LLMs}`, `In-Context`. */
export function latexTitle(title: string): string {
  return flatten(title)
    .split(' ')
    .map((word) =>
      // Each part of a hyphenated word is judged by itself: `In-Context` is plain, `GPT-4` is not.
      /^\p{L}\p{Ll}*(?:-(?:\p{Ll}|(?!\p{Ll})\p{L}\p{Ll})\p{Ll}*)+[^\p{L}]*$/u.test(word) || !keepsItsCase(word)
        ? latexText(word)
        : protectedWord(word),
    )
    .join(' ');
}

function protectedWord(word: string): string {
  const characters = Array.from(word);
  const isOfWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
  const first = characters.findIndex(isOfWord);
  const start = first === -1 ? characters.length : first;
  const end = first === -1 ? start : characters.findLastIndex(isOfWord) + 1;
  const part = (from: number, to: number): string => latexText(characters.slice(from, to).join(''));
  return `${part(0, start)}{${part(start, end)}}${part(end, characters.length)}`;
}
