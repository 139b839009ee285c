import type { Row, TextLink } from '../prose/block.ts';

/** The links that a text browser such as lynx or w3m lists at the end of its page, by number. */
export interface NumberedTargets {
  readonly urls: ReadonlyMap<string, string>;
  /** Line of their heading, from 1; infinite when there is no such list. */
  readonly from: number;
}

const HEADING = /^(?:References|Links|Visible links:?)$/;
const TARGET = /^\s*(?:\[(\d{1,5})\]|(\d{1,5})\.)\s+(https?:\/\/\S+|file:\S+|mailto:\S+)$/;
const NONE: NumberedTargets = { urls: new Map(), from: Number.POSITIVE_INFINITY };

/** Looks for the list at the end: nothing but numbered addresses below its heading. */
export function numberedTargets(lines: readonly string[]): NumberedTargets {
  const from = lines.findLastIndex((line) => HEADING.test(line.trim()));
  if (from === -1) return NONE;
  const urls = new Map<string, string>();
  for (const line of lines.slice(from + 1)) {
    if (line.trim() === '' || HEADING.test(line.trim())) continue;
    const [, bracketed, dotted, url] = TARGET.exec(line) ?? [];
    const number = bracketed ?? dotted;
    if (number === undefined || url === undefined) return NONE;
    urls.set(number, url);
  }
  return urls.size === 0 ? NONE : { urls, from: from + 1 };
}

/** The row as the page showed it: `[7]Title` is the title with a link. */
export function withoutLinkNumbers(row: Row, { urls }: NumberedTargets): Row {
  if (urls.size === 0) return row;
  const links: TextLink[] = [];
  let text = '';
  const pieces = row.text.replace(/^[*+-]\s+(?=\[\d+\])/, '').split(/\[(\d{1,5})\]/);
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) text += piece;
    else {
      const url = urls.get(piece);
      if (url === undefined) text += `[${piece}]`;
      else if (url.startsWith('http')) links.push({ url, text: (pieces[index + 1] ?? '').trim(), at: text.length });
    }
  });
  return { ...row, text: text.replace(/\s+/g, ' ').trim(), links };
}
