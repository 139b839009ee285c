import type { Block, Row, TextLink } from '../prose/block.ts';

const MOST = 64 * 1024;
const LINK = /<a\s[^<>]{0,500}?href=["']?(https?:\/\/[^"'\s<>]{1,2000})["']?[^<>]{0,500}>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

function shown(html: string): string {
  return html
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

function rowOf(html: string, line: number): Row {
  const links: TextLink[] = [];
  for (const match of html.matchAll(LINK)) {
    const [, url = ''] = match;
    const from = match.index + match[0].length;
    links.push({
      url,
      text: shown(html.slice(from).split(/<\/a>/i, 1)[0] ?? ''),
      at: shown(html.slice(0, match.index)).length,
    });
  }
  return { line, text: shown(html), links };
}

/** What a block of HTML in a Markdown page shows: its headings and summaries, and its text line by line. */
export function htmlRows(html: string, start: number): Block[] {
  const lines = html.split('\n');
  if (html.length > MOST || /^\s*<(?:!--|script|style)/i.test(html))
    return [{ kind: 'furniture', start, end: start + lines.length - 1, what: 'HTML' }];
  const blocks: Block[] = [];
  let rows: Row[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'paragraph', rows });
    rows = [];
  };
  lines.forEach((text, index) => {
    const row = rowOf(text, start + index);
    const heading = /<(?:h([1-6])|summary)[\s>]/i.exec(text);
    if (heading !== null) {
      flush();
      if (row.text !== '') blocks.push({ kind: 'heading', depth: Number(heading[1] ?? 3), rows: [row] });
    } else if (row.text === '') flush();
    else rows.push(row);
  });
  flush();
  return blocks;
}
