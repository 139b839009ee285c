/** An element of a page with what is in it, in order; text is decoded. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const VOID = new Set(['meta', 'br', 'hr', 'link', 'img']);

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Reads a page strictly: every element is closed in its turn, every attribute quoted, no stray sign. Throws where not. */
export function readMarkup(page: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const pattern = /<!doctype html>|<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gi;
  for (const [, closing, name = '', attributes = '', selfClosing, text, stray] of page.matchAll(pattern)) {
    const top = open.at(-1) ?? root;
    if (stray !== undefined) throw new Error(`stray < in ${top.name}`);
    if (text !== undefined) {
      if (top.name !== 'style' && /&(?!(?:lt|gt|quot|#39|amp);)|>/.test(text)) throw new Error(`not escaped: ${text}`);
      if (text.trim() !== '') top.children.push(decode(text));
    } else if (closing === '/') {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      open.pop();
    } else if (name !== '') {
      const pairs = Array.from(attributes.matchAll(/([\w:-]+)="([^"]*)"/g), ([, key = '', value = '']) => [
        key,
        decode(value),
      ]);
      const element: Element = { name, attributes: Object.fromEntries(pairs) as Record<string, string>, children: [] };
      top.children.push(element);
      if (selfClosing !== '/' && !VOID.has(name)) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

/** Every element of a name, in the order of the page. */
export function elementsOf(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elementsOf(child, name)],
  );
}

/** All text of an element, without that of styles. */
export function textOf(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : child.name === 'style' ? '' : textOf(child)))
    .join(' ');
}
