/**
 * CSL knows no list of names that its source cut off: `et al.` is what a style makes of a long list. So a sign goes
 * through the processor as the last name, where the style puts its delimiter, and is `et al.` afterwards. Where the style
 * shortens the list itself the sign is gone, and its `et al.` is there already.
 */
const SIGN = '\uE112';

/** An item with the sign behind the names of those variables of which the source says that there are more. */
export function withSigns(item: object, more: Readonly<Record<string, true | undefined>>): object {
  const lists = Object.entries(item).flatMap(([variable, value]: [string, unknown]) =>
    more[variable] === true && Array.isArray(value) ? [[variable, [...(value as unknown[]), { family: SIGN }]]] : [],
  );
  return { ...item, ...(Object.fromEntries(lists) as object) };
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`);
}

/**
 * Turns the signs in a reference into the style's `et al.`, with a comma before it where the style has any delimiter
 * before the last name. `term` gives what a term of CSL is in the style's language.
 */
export function etAlWriter(csl: string, term: (name: string) => string): (html: string) => string {
  const [attributes = ''] = /<et-al\b[^>]*>/.exec(csl) ?? [];
  const words = term(/\bterm="([^"]+)"/.exec(attributes)?.[1] ?? 'et-al') || 'et al.';
  const dressed = /\bfont-style="italic"/.test(attributes) ? `<i>${words}</i>` : words;
  const and = ['&amp;', '&#38;', '&', '…', String.raw`\. ?\. ?\.`, escaped(term('and'))].filter((text) => text !== '');
  const before = new RegExp(
    String.raw`([\s,;]*)(?:(?:${and.join('|')})\s*)?((?:<[^>]*>)*)${SIGN}((?:</[^>]*>)*)(\.?)`,
    'gu',
  );
  return (html) =>
    html.replace(before, (_, delimiter: string, open: string, close: string, stop: string) => {
      const apart = delimiter.trim() === '' ? ' ' : `${delimiter.trim()} `;
      return `${apart}${open}${dressed}${close}${words.endsWith('.') ? '' : stop}`;
    });
}
