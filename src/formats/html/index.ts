import { withoutControls } from '../../text/controls.ts';
import type { Format } from '../format.ts';
import { references } from '../references/bibliography.ts';

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

function escaped(text: string): string {
  return withoutControls(text).replace(/[<>&"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A bibliography as a page of its own, without script, style sheet or anything that is loaded. Heeds `style` and `title`. */
export const format: Format = {
  stringify: async (entries, { style = { name: 'apa' }, title = 'Bibliography' }) => {
    const items = await references(entries, style, 'html');
    return [
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<title>${escaped(title)}</title>`,
      '</head>',
      '<body>',
      `<h1>${escaped(title)}</h1>`,
      '<ul>',
      ...items.map((item) => `<li>${item}</li>`),
      '</ul>',
      '</body>',
      '</html>',
      '',
    ].join('\n');
  },
};
