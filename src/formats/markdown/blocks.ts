import type { Definition, List, ListItem, Root, RootContent, Table } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Block, TableRow } from '../prose/block.ts';
import { inlineRows, type Targets } from './inline.ts';

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm, { singleTilde: false })
  .freeze();

/** Deeper lists and quotes than any person writes are passed over, so that no file can exhaust the stack. */
const DEEPEST = 12;

const FURNITURE = {
  yaml: 'front matter',
  toml: 'front matter',
  definition: 'link target',
  footnoteDefinition: 'footnote',
  html: 'HTML',
  thematicBreak: 'line',
} as const;

interface Walk {
  readonly targets: Targets;
  readonly depth: number;
  /** Reads the content of a code block, whose first line is given, as a page of its own. */
  readonly nested: (text: string, firstLine: number) => Block[];
}

function linesOf({ position }: RootContent | ListItem): { start: number; end: number } {
  return { start: position?.start.line ?? 1, end: position?.end.line ?? 1 };
}

function tableRows({ children }: Table, targets: Targets): TableRow[] {
  return children.map(({ children: cells, position }) => {
    const line = position?.start.line ?? 1;
    return {
      line,
      cells: cells.map((cell) => {
        const { rows } = inlineRows(cell.children, line, targets);
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
  if (first?.type !== 'paragraph')
    return {
      kind: 'item',
      rows: [{ line: linesOf(item).start, text: '', links: [] }],
      children: blocksOf(item.children, deeper(walk)),
    };
  const { rows, strong } = inlineRows(first.children, linesOf(first).start, walk.targets);
  return { kind: 'item', rows, ...(strong !== undefined && { strong }), children: blocksOf(rest, deeper(walk)) };
}

function deeper(walk: Walk): Walk {
  return { ...walk, depth: walk.depth + 1 };
}

function listBlocks({ children }: List, walk: Walk): Block[] {
  return children.map((item) => itemBlock(item, walk));
}

function blocksOf(nodes: readonly RootContent[], walk: Walk): Block[] {
  if (walk.depth > DEEPEST) return [];
  return nodes.flatMap((node): Block[] => {
    const { start, end } = linesOf(node);
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', depth: node.depth, rows: inlineRows(node.children, start, walk.targets).rows }];
      case 'paragraph':
        return [{ kind: 'paragraph', rows: inlineRows(node.children, start, walk.targets).rows }];
      case 'blockquote':
        return blocksOf(node.children, deeper(walk)).map((block) =>
          block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block,
        );
      case 'list':
        return listBlocks(node, walk);
      case 'table': {
        const [head, ...body] = tableRows(node, walk.targets);
        return head === undefined ? [] : [{ kind: 'table', head, body }];
      }
      case 'code':
        return walk.nested(node.value, start + (node.position?.end.line === start ? 0 : 1));
      default: {
        const what = node.type in FURNITURE ? FURNITURE[node.type as keyof typeof FURNITURE] : node.type;
        return [{ kind: 'furniture', start, end, what }];
      }
    }
  });
}

function targetsOf(root: Root): Targets {
  const targets = new Map<string, string>();
  visit(root, 'definition', ({ identifier, url }: Definition) => {
    if (!targets.has(identifier)) targets.set(identifier, url);
  });
  return targets;
}

function shifted<Kind>(value: Kind, by: number): Kind {
  if (Array.isArray(value)) return value.map((item: unknown) => shifted(item, by)) as Kind;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]: [string, unknown]) =>
    typeof field === 'number' && ['line', 'start', 'end'].includes(key) ? [key, field + by] : [key, shifted(field, by)],
  );
  return Object.fromEntries(fields) as Kind;
}

/** The blocks of a Markdown page. Code blocks are read as pages, since some tools put the whole page into one. */
export function markdownBlocks(file: VFile | string): Block[] {
  const root = parser.parse(file);
  return blocksOf(root.children, {
    targets: targetsOf(root),
    depth: 0,
    nested: (text, firstLine) => (typeof file === 'string' ? [] : shifted(markdownBlocks(text), firstLine - 1)),
  });
}
