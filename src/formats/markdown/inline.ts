import type { PhrasingContent } from 'mdast';
import { linksIn } from '../../domain/links.ts';
import type { Row, TextLink } from '../prose/block.ts';

/** Where `[text][ref]` and `![alt][ref]` lead. */
export type Targets = ReadonlyMap<string, string>;

/** What of the source inline content is, and how it is read. */
export interface Inline {
  readonly nodes: readonly PhrasingContent[];
  /** The text that the positions of the nodes count in. */
  readonly source: string;
  readonly targets: Targets;
  /**
   * From this offset of the text on, what looks like emphasis is kept as it stands: in an abstract a star or an
   * underscore is more often a sign of its own.
   */
  readonly literalFrom: number;
}

interface Flat {
  text: string;
  readonly links: TextLink[];
  strong: string | undefined;
}

/** Tags that only dress a text. Any other, such as `<mask>`, is a word of it. */
const DRESS =
  /^<(?:!--[\s\S]*|\/?(?:a|abbr|b|big|center|cite|code|del|details|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|ol|p|small|span|strong|sub|summary|sup|table|tbody|td|th|tr|u|ul|wbr)(?:\s[^>]*)?\/?)>$/i;

/** A mark before a title rather than the title: `**[Survey]**`, `**2023**`. */
const MARK_BEFORE = /^(?:[\s([]*(?:19|20)\d\d(?:[/.-]\d\d?)?[\s)\]|:–—-]*)?(?:\[[^\]]{1,30}\]\s*)*$/;

function addLink(flat: Flat, url: string | undefined, write: () => void): void {
  const at = flat.text.length;
  write();
  // `May 29[6](...)`: pages set a count close to what it follows.
  if (/\d/.test(flat.text.charAt(at - 1)) && /\d/.test(flat.text.charAt(at)))
    flat.text = `${flat.text.slice(0, at)} ${flat.text.slice(at)}`;
  const text = flat.text.slice(at);
  // What the page shows as a link may have taken in a bracket of the sentence around it.
  const target = /^https?:\/\//i.test(text) ? (linksIn(text)[0] ?? url) : url;
  if (target !== undefined && /^https?:\/\//i.test(target)) flat.links.push({ url: target, text: text.trim(), at });
}

/** The source of a node, but for its children: what opens and what closes it. */
function marksOf(node: Extract<PhrasingContent, { children: unknown }>, source: string): [string, string] {
  const [first, last] = [node.children[0]?.position?.start.offset, node.children.at(-1)?.position?.end.offset];
  return [
    source.slice(node.position?.start.offset ?? 0, first ?? 0),
    source.slice(last ?? 0, node.position?.end.offset ?? 0),
  ];
}

function sliceOf(node: PhrasingContent, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function flatten(flat: Flat, inline: Inline): void {
  const { nodes, source, targets, literalFrom } = inline;
  const children = (inner: readonly PhrasingContent[]) => (): void => flatten(flat, { ...inline, nodes: inner });
  for (const node of nodes)
    switch (node.type) {
      case 'text':
        flat.text += node.value;
        break;
      case 'inlineCode':
        flat.text += flat.text.length >= literalFrom ? sliceOf(node, source) : node.value;
        break;
      case 'footnoteReference':
        flat.text += sliceOf(node, source);
        break;
      case 'break':
        flat.text += '\n';
        break;
      case 'link':
        addLink(flat, node.url, children(node.children));
        break;
      case 'linkReference':
        // `[3]` alone is a citation, whatever is defined by that name.
        if (node.referenceType === 'shortcut' && /^\d+$/.test(node.identifier)) flat.text += sliceOf(node, source);
        else addLink(flat, targets.get(node.identifier), children(node.children));
        break;
      case 'strong':
      case 'emphasis':
      case 'delete': {
        const at = flat.text.length;
        const line = flat.text.slice(flat.text.lastIndexOf('\n') + 1);
        const literal = at >= literalFrom && line.trim() !== '';
        const [open, close] = literal ? marksOf(node, source) : ['', ''];
        flat.text += open;
        flatten(flat, { ...inline, nodes: node.children });
        flat.text += close;
        if (node.type === 'strong' && MARK_BEFORE.test(flat.text.slice(0, at).trim())) {
          const strong = flat.text.slice(at).trim();
          if (!MARK_BEFORE.test(strong)) flat.strong ??= strong;
        }
        break;
      }
      case 'html':
        if (/^<br\s*\/?>$/i.test(node.value)) flat.text += ' ';
        else if (!DRESS.test(node.value)) flat.text += node.value;
        break;
      default:
        // Pictures show no text of their own.
        break;
    }
}

/** What scrapers leave of a row: ends of lines, ends of links without a target, and attributes of pandoc. */
function clean(row: string): string {
  const text = row
    .replace(/(?<!\\)\\+$|(?<=[^\s\\])\\+(?=\s)/g, ' ')
    .replace(/[\t \u00A0]+/g, ' ')
    .replace(
      /\{(?:[.#][A-Za-z][\w-]*|[\w-]{1,30}="[^"]{0,200}")(?: (?:[.#][A-Za-z][\w-]*|[\w-]{1,30}="[^"]{0,200}")){0,20}\}/g,
      '',
    )
    .trim();
  const short = text.length < 80;
  return text
    .replace(short ? /\]\[\d+\]/g : /^([^[\]]*)\]\[\d+\]/, short ? ' ' : '$1 ')
    .replace(/^\[(.*)\]\[\d+\]$/, '$1')
    .replace(/^([^[\]]*)\]\(https?:\/\/[^\s)]*\)?/, '$1 ')
    .replace(/(?:^| )\[ ?(?=\d+ ?$)/, ' ')
    .replace(/^\[(?!.*\])/, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Inline content as the lines that a reader sees, and what of it is strong at its beginning. */
export function inlineRows(
  inline: Inline,
  start: number,
): { readonly rows: Row[]; readonly strong: string | undefined } {
  const flat: Flat = { text: '', links: [], strong: undefined };
  flatten(flat, inline);
  let at = 0;
  let next = 0;
  const rows = flat.text.split('\n').map((line, index) => {
    const [from, to] = [at, at + line.length];
    at = to + 1;
    const first = next;
    while (next < flat.links.length && (flat.links[next]?.at ?? 0) <= to) next += 1;
    const links = flat.links.slice(first, next).map((link) => ({ ...link, at: link.at - from }));
    return { line: start + index, text: clean(line), links };
  });
  return { rows, strong: flat.strong };
}
