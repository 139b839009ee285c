import { decodeHTMLStrict } from 'entities';

/** Signs that HTML and XML write as entities (`&amp;`, `&#x2013;`) as they are; a space that does not break is a space. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text).replaceAll('\u00A0', ' ') : text;
}
