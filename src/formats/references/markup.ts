/**
 * Texts of records are plain, but the processor reads tags in them and writes tags of its own. So what is a sign of
 * markup in a text goes through it as a character of the private use area, and only its own tags are left to turn. So
 * does every character of what styles must not put into capitals as they do words: `</i>` would become `</I>`.
 */
const OFFSET = 0xe200;
const HIDDEN = /[\uE220-\uE27E]/g;

/** What stands in a text and is no words: tags, entities, formulas, macros and addresses. */
const NO_WORDS = /<\/?[a-z][^<>]*>|&#?\w+;|\$[^\s$](?:[^$]*[^\s$])?\$|\\[a-z]+|\bhttps?:\/\/\S+/gi;
const SIGNS = /[<>&*_`[\]\\#~$^|@{}]/g;

/** Characters of a text that are ours within the processor stand aside meanwhile; each a sign there too, so that nothing is lost. */
const OURS = /[\uE100-\uE2FF]/g;
const ASIDE = /[\u{10E100}-\u{10E2FF}]/gu;
const PLANE = 0x100000;

const hide = (text: string): string =>
  text.replace(/[ -~]/g, (character) => String.fromCharCode(OFFSET + character.charCodeAt(0)));

/** A text in which nothing is markup for the processor; quotation marks of its words stay, since styles turn them. */
export function hidden(text: string): string {
  return text
    .replace(OURS, (character) => String.fromCodePoint(PLANE + character.charCodeAt(0)))
    .replace(NO_WORDS, hide)
    .replace(SIGNS, hide);
}

/** An address without what would be markup for the processor, which knows addresses and must see it as one. */
export function hiddenSigns(address: string): string {
  return address.replace(SIGNS, hide);
}

function shown(text: string, write: (sign: string) => string): string {
  return text
    .replace(HIDDEN, (character) => write(String.fromCharCode(character.charCodeAt(0) - OFFSET)))
    .replace(ASIDE, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) - PLANE));
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

/** An address, without what stands behind it in a sentence, or one sign that Markdown gives a meaning to. */
const ADDRESS_OR_SIGN = new RegExp(String.raw`\bhttps?:\/\/[^\s<>]*[^\s<>.,;:!?)\]]|${SIGNS.source}`, 'g');

/** Addresses stand between angle brackets, since behind a backslash they would be others. */
function markdownText(text: string): string {
  return text
    .replace(ADDRESS_OR_SIGN, (found) => (found.length === 1 ? `\\${found}` : `<${found}>`))
    .replace(/^(\d+)([.)])(?= )/, String.raw`$1\$2`)
    .replace(/^[-+](?= )/, String.raw`\$&`);
}

/** How each markup writes a tag of the processor's, and a text between two. */
export const MARKUPS = {
  text: { tag: () => '', text: (text: string) => shown(withoutEntities(text), (sign) => sign) },
  markdown: {
    tag: (tag: string) => (/^<\/?i>$/.test(tag) ? '*' : /^<\/?b>$/.test(tag) ? '**' : ''),
    text: (text: string) => markdownText(shown(withoutEntities(text), (sign) => sign)),
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
