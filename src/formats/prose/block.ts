/** A link in a text, with where its words begin. */
export interface TextLink {
  readonly url: string;
  readonly text: string;
  readonly at: number;
}

/** One line of a source as a reader sees it: without markup, pictures and the marks of line breaks. */
export interface Row {
  /** Counted from 1. */
  readonly line: number;
  /** Trimmed; may be empty where the line has only markup. */
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** A piece of a page between blank lines, as its format marks it. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly rows: readonly Row[] }
  | { readonly kind: 'heading'; readonly depth: number; readonly rows: readonly Row[] }
  /** A point of a list: its own text, what of it is strong at its beginning, and what is nested in it. */
  | {
      readonly kind: 'item';
      readonly rows: readonly Row[];
      readonly strong?: string;
      readonly children: readonly Block[];
    }
  | { readonly kind: 'table'; readonly head: TableRow; readonly body: readonly TableRow[] }
  | { readonly kind: 'furniture'; readonly start: number; readonly end: number; readonly what: string };

export interface TableRow {
  readonly line: number;
  readonly cells: readonly Row[];
}
