import type { PhrasingContent } from 'mdast';
import type { Row, TextLink } from '../prose/block.ts';

/** Where `[text][ref]` and `![alt][ref]` lead. */
export type Targets = ReadonlyMap<string, string>;

interface Flat {
  text: string;
  readonly links: TextLink[];
  strong: string | undefined;
}

function addLink(flat: Flat, url: string | undefined, write: () => void): void {
  const at = flat.text.length;
  write();
  // `May 29[6](...)`: pages set a count close to what it follows.
  if (/\d$/.test(flat.text.slice(0, at)) && /^\d/.test(flat.text.slice(at)))
    flat.text = `${flat.text.slice(0, at)} ${flat.text.slice(at)}`;
  const text = flat.text.slice(at);
  if (url !== undefined && /^https?:\/\//i.test(url)) flat.links.push({ url, text: text.trim(), at });
}

function flatten(flat: Flat, nodes: readonly PhrasingContent[], targets: Targets): void {
  for (const node of nodes)
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        flat.text += node.value;
        break;
      case 'break':
        flat.text += '\n';
        break;
      case 'link':
        addLink(flat, node.url, () => flatten(flat, node.children, targets));
        break;
      case 'linkReference':
        addLink(flat, targets.get(node.identifier), () => flatten(flat, node.children, targets));
        break;
      case 'strong':
      case 'emphasis':
      case 'delete': {
        const at = flat.text.length;
        flatten(flat, node.children, targets);
        // A year or a star may stand before a title that is set strong.
        if (node.type === 'strong' && /^[\s\p{P}\p{S}\p{N}]*$/u.test(flat.text.slice(0, at)))
          flat.strong ??= flat.text.slice(at).trim();
        break;
      }
      case 'html':
        // A break is a line's end; other tags only dress what is between them.
        if (/^<br\s*\/?>$/i.test(node.value)) flat.text += ' ';
        break;
      default:
        // Pictures and footnotes show no text of their own.
        break;
    }
}

/** What scrapers leave at the ends of lines and of links without a target. */
function clean(text: string): string {
  return text
    .replace(/\\+(?=\s|$)/g, ' ')
    .replace(/\]\[\d+\]/g, ' ')
    .replace(/\]\(https?:\/\/[^\s)]*\)?/g, ' ')
    .replace(/(?:^|\s)\[\s*(?=\d+\s*$)/g, ' ')
    .replace(/[\t \u00A0]+/g, ' ')
    .replace(/^\s*\[(?!.*\])/, '')
    .trim();
}

/** Inline content as the lines that a reader sees, and what of it is strong at its beginning. */
export function inlineRows(
  nodes: readonly PhrasingContent[],
  start: number,
  targets: Targets,
): { readonly rows: Row[]; readonly strong: string | undefined } {
  const flat: Flat = { text: '', links: [], strong: undefined };
  flatten(flat, nodes, targets);
  let at = 0;
  const rows = flat.text.split('\n').map((line, index) => {
    const [from, to] = [at, at + line.length];
    at = to + 1;
    const links = flat.links
      .filter((link) => link.at >= from && link.at <= to)
      .map((link) => ({ ...link, at: link.at - from }));
    return { line: start + index, text: clean(line), links };
  });
  return { rows, strong: flat.strong };
}
