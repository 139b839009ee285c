const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text of a title that may hold tags and entities, as plain text. */
export function plainTitle(text: string): string {
  return withoutEntities(text.replace(/<\/?[a-z][^<>]*>/gi, ''));
}

/** An abstract in JATS (https://jats.nlm.nih.gov) as paragraphs of plain text, without the heading that says that it is one. */
export function plainAbstract(text: string): string {
  const paragraphs = text
    .replace(/<(?:jats:)?title>\s*(?:abstract|summary)\.?\s*<\/(?:jats:)?title>/gi, '')
    .replace(/<\/(?:jats:)?(?:p|title|sec)>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return withoutEntities(paragraphs);
}
