/**
 * Texts of records are plain, but the processor reads tags in them and writes tags of its own. So what is a sign of
 * markup in a text goes through it as a character of the private use area, and only its own tags are left to turn.
 */
const SIGNS = '<>&*_`[]\\#~"\'';
const FIRST = 0xe100;

/** A text in which nothing is markup for the processor; quotation marks stay, since styles turn them. */
export function hidden(text: string): string {
  return text.replace(/[<>&*_`[\]\\#~]/g, (sign) => String.fromCharCode(FIRST + SIGNS.indexOf(sign)));
}

function shown(text: string, write: (sign: string) => string): string {
  return text.replace(/[\uE100-\uE110]/g, (character) => write(SIGNS[character.charCodeAt(0) - FIRST] ?? ''));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&#38;': '&',
  '&#60;': '<',
  '&#62;': '>',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

function withoutEntities(text: string): string {
  return text
    .replace(/&(?:#38|#60|#62|amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&nbsp;/g, '\u00A0');
}

const HTML_SIGNS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Tags that a reference may have in HTML; any other, and every attribute, is left out. */
const KEPT = /^<\/?(?:i|b|sup|sub)>$/;

/** The tags that the processor's HTML for one reference is made of, and the texts between them. */
function pieces(html: string): readonly string[] {
  return html.split(/(<[^>]*>)/).filter((piece) => piece !== '');
}

/** How each markup writes a tag of the processor's, and a text between two. */
export const MARKUPS = {
  text: { tag: () => '', text: (text: string) => shown(withoutEntities(text), (sign) => sign) },
  markdown: {
    tag: (tag: string) => (/^<\/?i>$/.test(tag) ? '*' : /^<\/?b>$/.test(tag) ? '**' : ''),
    text: (text: string) => shown(withoutEntities(text), (sign) => `\\${sign}`).replace(/^(\d+)([.)])(?= )/, '$1\\$2'),
  },
  html: {
    tag: (tag: string) => (KEPT.test(tag) ? tag : ''),
    text: (text: string) =>
      shown(
        withoutEntities(text).replace(/[<>&]/g, (sign) => HTML_SIGNS[sign] ?? sign),
        (sign) => HTML_SIGNS[sign] ?? sign,
      ),
  },
} as const;

export type Markup = keyof typeof MARKUPS;

/** One reference in a markup, on one line. */
export function marked(html: string, markup: Markup): string {
  const { tag, text } = MARKUPS[markup];
  // The number of a numeric style stands in a box of its own, without a space behind it.
  const apart = html.replace(/<\/div>\s*<div class="csl-right-inline">/g, ' ');
  return pieces(apart)
    .map((piece) => (piece.startsWith('<') ? tag(piece) : text(piece)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
