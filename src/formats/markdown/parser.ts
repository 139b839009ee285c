import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';

type Extension = Extract<NonNullable<Data['fromMarkdownExtensions']>[number], { readonly exit?: unknown }>;

/**
 * Escapes that tools which write Markdown make. A backslash before any other sign (`10\%`, `\,`) is LaTeX, which
 * abstracts are full of.
 */
const ESCAPED = /^[\\`*_{}[\]()#+.!|~<>$^@"'-]$/;

const latexKept: Extension = {
  exit: {
    characterEscapeValue(token) {
      const tail = this.stack.pop();
      if (tail?.type !== 'text') return;
      const value = this.sliceSerialize(token);
      tail.value += ESCAPED.test(value) ? value : `\\${value}`;
      if (tail.position !== undefined)
        tail.position.end = { line: token.end.line, column: token.end.column, offset: token.end.offset };
    },
  },
};

function keepLatex(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), latexKept];
}

/**
 * Leaves out the search for bare e-mail addresses. They are no links of papers, and the search looks at each word, and
 * for each back to the last bracket that is open: time by the square of a line that begins with one.
 */
function withoutAddresses(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['emailAutolink'] } }];
}

const base = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(withoutAddresses).use(keepLatex);

/** Reads pieces of a page. */
export const pieceParser = base().freeze();

/** Reads the beginning of a page, which may have front matter. */
export const pageParser = base().use(remarkFrontmatter, ['yaml', 'toml']).freeze();
