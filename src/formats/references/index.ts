import type { Format } from '../format.ts';
import { references } from './bibliography.ts';

/** Formatted references, one a paragraph. Heeds `style` (APA when there is none) and `markup`. */
export const format: Format = {
  stringify: async (entries, { style = { name: 'apa' }, markup = 'text' }) => {
    const lines = await references(entries, style, markup);
    return lines
      .map((line) => (markup === 'html' ? `<p>${line}</p>\n` : `${line}\n`))
      .join(markup === 'html' ? '' : '\n');
  },
};
