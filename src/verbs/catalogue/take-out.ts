import type { VerbDescription } from './description.ts';
import { QUERY, STRICT_QUERY } from './arguments-and-options.ts';

/** What takes papers out. */
export const TAKING_OUT = {
  export: {
    group: 'Take out',
    summary: 'Write papers as a reading list, a bibliography or data',
    arguments: [QUERY],
    options: {
      to: {
        flags: '--to <format>',
        summary:
          'markdown, pandoc, bibtex, csl-json, ris, nbib, endnote, csv, tsv, references, html, json, jsonl, opensearch, elasticsearch, sqlite or parquet; else by the ending of --output',
      },
      list: { flags: '--list <name>', summary: 'the papers of a reading list, in its order' },
      output: { flags: '-o, --output <file>', summary: 'write to a file instead of standard output' },
      mapping: {
        flags: '--mapping <file>',
        summary: 'with --to opensearch or elasticsearch: write there what makes the index',
      },
      force: { flags: '-f, --force', summary: 'overwrite a file that is there' },
      title: { flags: '--title <title>', summary: 'title of a Markdown or HTML document' },
      groupBy: {
        flags: '--group-by <what>',
        summary: 'group the papers of a Markdown document',
        choices: ['tag', 'decision', 'list'],
      },
      notes: {
        flags: '--notes <folder>',
        summary:
          'one Markdown note for each paper into a folder, with properties as Obsidian reads them (for Logseq: --template logseq)',
      },
      template: {
        flags: '--template <template>',
        summary:
          'Markdown or notes by a template: a file, one of templates/ in the library, or list, table, annotated, obsidian, logseq',
      },
      bibliography: {
        flags: '--bibliography <file>',
        summary: 'write the references of a Pandoc document to a .bib file, and name it in the document',
      },
      withoutAbstracts: { flags: '--without-abstracts', summary: 'leave abstracts out' },
      dialect: {
        flags: '--dialect <dialect>',
        summary: 'which BibTeX: classic (default) or BibLaTeX',
        choices: ['bibtex', 'biblatex'],
      },
      style: {
        flags: '--style <style>',
        summary: 'citation style of references and html: apa (default), chicago, ieee, mla, vancouver, or a .csl file',
      },
      markup: {
        flags: '--markup <markup>',
        summary: 'how references show what is italic',
        choices: ['text', 'markdown', 'html'],
      },
      ascii: { flags: '--ascii', summary: 'BibTeX with LaTeX macros for letters beyond ASCII' },
      strict: STRICT_QUERY,
    },
    examples: [
      ['export is:included --to bibtex -o included.bib', 'the included, for LaTeX'],
      ['export --list "to read" --to markdown', 'a reading list, in its order'],
      ['export tag:icl --to csv > icl.csv', 'a table for a spreadsheet'],
      ['export is:included --notes ~/vault/papers', 'a note for each paper'],
      ['export is:included --template table -o table.md', 'a table by a built-in template'],
      ['export is:included --to pandoc -o review.md --bibliography references.bib', 'a document that cites them'],
      ['export is:included --to references --style ieee', 'formatted references'],
    ],
  },
} as const satisfies Record<string, VerbDescription>;
