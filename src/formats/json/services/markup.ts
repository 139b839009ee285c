import { withoutEntities } from '../../entities.ts';

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
