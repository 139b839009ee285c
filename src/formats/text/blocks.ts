import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Block } from '../prose/block.ts';

/** Everything of Markdown but paragraphs: in plain text a star, a number or a backtick is just that. */
const MARKDOWN = [
  'attention',
  'autolink',
  'blockQuote',
  'characterEscape',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'hardBreakEscape',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'list',
  'setextUnderline',
  'thematicBreak',
];

const parser = unified()
  .use(function plainText() {
    const data = this.data();
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: MARKDOWN } }];
  })
  .use(remarkParse)
  .freeze();

/** The paragraphs of a plain text: runs of lines with no blank line between them, every character as it is. */
export function textBlocks(file: VFile, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  visit(parser.parse(file), 'paragraph', ({ position }) => {
    const [start, end] = [position?.start.line ?? 1, position?.end.line ?? 1];
    const rows = lines
      .slice(start - 1, end)
      .map((line, index) => ({ line: start + index, text: line.trim(), links: [] }));
    blocks.push({ kind: 'paragraph', rows });
  });
  return blocks;
}
