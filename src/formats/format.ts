import type { Decision } from '../domain/decision.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Entry } from '../domain/entry.ts';
import type { PaperRecord } from '../domain/paper.ts';

export type FormatName =
  | 'text'
  | 'markdown'
  | 'pandoc'
  | 'json'
  | 'jsonl'
  | 'bibtex'
  | 'ris'
  | 'enw'
  | 'nbib'
  | 'endnote'
  | 'csl-json'
  | 'references'
  | 'html'
  | 'csv'
  | 'tsv'
  | 'opensearch'
  | 'elasticsearch'
  | 'sqlite'
  | 'parquet'
  | 'pubmed-xml'
  | 'pubmed-text'
  | 'arxiv-atom'
  | 'arxiv-mail';

/** One text to read, already decoded. */
export interface ParseInput {
  readonly text: string;
  /** File name for messages and sources, or `<stdin>`. */
  readonly file: string;
}

/** What a person had said of a record where it comes from. */
export interface Labels {
  readonly decision?: Decision;
  readonly tags?: readonly string[];
  readonly lists?: readonly string[];
  readonly note?: string;
}

/** A record as read, with the labels that came with it. */
export interface LabelledRecord {
  readonly record: PaperRecord;
  readonly labels?: Labels;
}

/** What a line of the input is. `blank` has nothing but white space; `furniture` belongs to the page, not to a paper. */
export type LineRole = 'title' | 'abstract' | 'metadata' | 'furniture' | 'blank';

/** What became of one line of the input. */
export interface LineAccount {
  /** Counted from 1. */
  readonly line: number;
  readonly role: LineRole;
  /** Index of the record that the line went to; absent for blank lines and furniture. */
  readonly record?: number;
  /** What was seen in it, for people: `upvotes`, `author count`, `subscription banner`. */
  readonly what?: string;
}

export interface ParseResult {
  readonly records: readonly LabelledRecord[];
  readonly messages: readonly Diagnostic[];
  /** One account for every line of the input, in order. */
  readonly lines: readonly LineAccount[];
}

export const STYLE_NAMES = ['apa', 'chicago', 'ieee', 'mla', 'vancouver'] as const;

export type CitationStyle =
  | { readonly name: (typeof STYLE_NAMES)[number] }
  /** `file` is only for messages. */
  | { readonly csl: string; readonly file: string };

/** What a template is for, as the ending of its file says. */
export const TEMPLATE_KINDS = ['.md', '.html', '.tex', '.txt'] as const;

export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export interface Template {
  readonly text: string;
  readonly kind: TemplateKind;
  /** For messages. */
  readonly file: string;
}

/** How entries are written; each format says in its documentation which it heeds. */
export interface StringifyOptions {
  readonly title?: string;
  /** Leave abstracts out. */
  readonly abstracts?: boolean;
  readonly groupBy?: 'tag' | 'decision' | 'list';
  /** What Markdown is made by, instead of the regular shape that is read back. */
  readonly template?: Template;
  /** The .bib file that has the references of a Pandoc document, as the document is to name it; without one it has them itself. */
  readonly bibliography?: string;
  /** Which language of .bib files. */
  readonly dialect?: 'bibtex' | 'biblatex';
  /** A built-in citation style, or the text of a .csl file. */
  readonly style?: CitationStyle;
  /** How formatted references show what is italic. */
  readonly markup?: 'text' | 'markdown' | 'html';
  /** LaTeX macros for letters beyond ASCII. */
  readonly ascii?: boolean;
}

/** Reads a text that comes in pieces, with the memory of the records that are not whole yet. Never throws on content. */
export interface StreamReader {
  /** Takes in the next piece; gives what is whole by now. */
  push(text: string): ParseResult;
  /** Gives the rest. */
  end(): ParseResult;
}

/** What a format can do; a folder of `formats` exports one as `format`. */
export interface Format {
  /** Never throws on content: problems are messages. */
  readonly parse?: (input: ParseInput) => ParseResult;
  readonly stringify?: (entries: readonly Entry[], options: StringifyOptions) => string | Promise<string>;
  /** Instead of `stringify`, for a format that is no text. */
  readonly encode?: (entries: readonly Entry[], options: StringifyOptions) => Promise<Uint8Array>;
  /** Instead of `parse`, for a format whose files may be of any size. */
  readonly reader?: (file: string) => StreamReader;
}
