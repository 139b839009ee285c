import type { ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import type { VFile } from 'vfile';
import type { Block, Row, TableRow } from '../prose/block.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import type { PageLine } from './cost.ts';
import { definitionsFor, definitionsIn } from './definitions.ts';
import { htmlRows } from './html.ts';
import { inlineRows, type Targets } from './inline.ts';
import { pageParser, pieceParser } from './parser.ts';

/** Deeper lists and quotes than any person writes are passed over, so that no file can exhaust the stack. */
const DEEPEST = 12;

/** From this length on a paragraph is an abstract rather than a line of details, and its signs are its own. */
const LONG = 140;

const FURNITURE: Readonly<Record<string, string>> = {
  yaml: 'front matter',
  toml: 'front matter',
  definition: 'link target',
  footnoteDefinition: 'footnote',
  thematicBreak: 'line',
};

interface Walk {
  readonly source: string;
  readonly targets: Targets;
  readonly depth: number;
  /** The line of the page that a line of the piece is. */
  readonly lineOf: (line: number) => number;
}

function rowsOf(
  nodes: readonly PhrasingContent[],
  line: number,
  literalFrom: number,
  { source, targets }: Walk,
): { rows: Row[]; strong: string | undefined } {
  return inlineRows({ nodes, source, targets, literalFrom }, line);
}

function spanOf(
  { position }: RootContent | ListItem,
  { lineOf }: Walk,
): { start: number; end: number; length: number } {
  const [start, end] = [position?.start, position?.end];
  return {
    start: lineOf(start?.line ?? 1),
    end: lineOf(end?.line ?? 1),
    length: (end?.offset ?? 0) - (start?.offset ?? 0),
  };
}

function tableRows({ children }: Table, walk: Walk): TableRow[] {
  return children.map(({ children: cells, position }) => {
    const line = walk.lineOf(position?.start.line ?? 1);
    return {
      line,
      cells: cells.map((cell) => {
        const { rows } = rowsOf(cell.children, line, LONG, walk);
        return {
          line,
          text: rows
            .map(({ text }) => text)
            .join(' ')
            .trim(),
          links: rows.flatMap(({ links }) => links),
        };
      }),
    };
  });
}

function itemBlock(item: ListItem, walk: Walk): Block {
  const [first, ...rest] = item.children;
  const deeper = { ...walk, depth: walk.depth + 1 };
  if (first?.type !== 'paragraph')
    return {
      kind: 'item',
      rows: [{ line: spanOf(item, walk).start, text: '', links: [] }],
      children: blocksOf(item.children, deeper),
    };
  const { rows, strong } = rowsOf(first.children, spanOf(first, walk).start, LONG, walk);
  return { kind: 'item', rows, ...(strong !== undefined && { strong }), children: blocksOf(rest, deeper) };
}

function blocksOf(nodes: readonly RootContent[], walk: Walk): Block[] {
  if (walk.depth > DEEPEST) return [];
  const deeper = { ...walk, depth: walk.depth + 1 };
  return nodes.flatMap((node): Block[] => {
    const { start, end, length } = spanOf(node, walk);
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', depth: node.depth, rows: rowsOf(node.children, start, 0, walk).rows }];
      case 'paragraph': {
        const { rows } = rowsOf(node.children, start, length < LONG ? Number.POSITIVE_INFINITY : 0, walk);
        return [{ kind: 'paragraph', rows }];
      }
      case 'blockquote':
        return blocksOf(node.children, deeper).map((block) =>
          block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block,
        );
      case 'list':
        return node.children.map((item) => itemBlock(item, walk));
      case 'table': {
        const [head, ...body] = tableRows(node, walk);
        return head === undefined ? [] : [{ kind: 'table', head, body }];
      }
      case 'code': {
        const first =
          start + (node.position?.end.line === node.position?.start.line ? 0 : Number(length > node.value.length + 6));
        const lines = node.value.split('\n').map((text, index) => ({ text, line: first + index }));
        return walk.depth > 0 || start === end ? [] : pageBlocks(lines, walk.targets, 1).blocks;
      }
      case 'html':
        return htmlRows(node.value, start);
      default:
        return [{ kind: 'furniture', start, end, what: FURNITURE[node.type] ?? node.type }];
    }
  });
}

function markdownChunk(
  { lines, first }: Extract<Chunk, { kind: 'markdown' }>,
  targets: Targets,
  depth: number,
): Block[] {
  const source = lines.map(({ text }) => text).join('\n');
  const root = (first ? pageParser : pieceParser).parse(`${source}\n\n${definitionsFor(source, targets)}`);
  const own = root.children.filter(({ position }) => (position?.start.line ?? 1) <= lines.length);
  const lineOf = (line: number): number => lines[Math.min(line, lines.length) - 1]?.line ?? 1;
  return blocksOf(own, { source, targets, depth, lineOf });
}

function pageBlocks(
  lines: readonly PageLine[],
  targets: Targets,
  depth: number,
): { readonly blocks: Block[]; readonly forced: readonly number[] } {
  const blocks: Block[] = [];
  const forced: number[] = [];
  for (const chunk of chunksOf(lines)) {
    const [start, end] = [chunk.lines[0]?.line ?? 1, chunk.lines.at(-1)?.line ?? 1];
    if (chunk.kind === 'furniture') blocks.push({ kind: 'furniture', start, end, what: chunk.what });
    else if (chunk.kind === 'markdown') for (const block of markdownChunk(chunk, targets, depth)) blocks.push(block);
    else {
      if (chunk.forced) forced.push(start);
      blocks.push({
        kind: 'paragraph',
        rows: chunk.lines.map(({ text, line }) => ({ line, text: text.trim(), links: [] })),
      });
    }
  }
  return { blocks, forced };
}

/** The blocks of a Markdown page. */
export function markdownBlocks(page: VFile, lines: readonly string[]): Block[] {
  const numbered = lines.map((text, index) => ({ text, line: index + 1 }));
  const { blocks, forced } = pageBlocks(numbered, definitionsIn(numbered), 0);
  const [line] = forced;
  if (line !== undefined)
    page.message('this part is too long or too dense for Markdown, and was read as plain text', {
      place: { line, column: 1 },
      ruleId: 'plain-reading',
      source: 'papers',
    }).note = 'Put blank lines between its papers.';
  return blocks;
}
