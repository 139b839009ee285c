import { FOUND_IN } from '../../domain/found-in.ts';
import type { VerbDescription } from './description.ts';
import { DRY_RUN, QUERY, READ_FROM } from './arguments-and-options.ts';

/** What makes a library, fills it and looks at it as a whole. */
export const LIBRARY = {
  init: {
    group: 'Library',
    summary: 'Make a library',
    arguments: [{ name: '[folder]', summary: 'where to put its .papers folder; here when left out' }],
    options: {},
    examples: [
      ['init', 'a library in this folder'],
      ['init ~/reviews/toxicity', 'a library in another'],
    ],
  },
  import: {
    group: 'Library',
    summary: 'Read papers into the library; what it has already is merged',
    arguments: [
      {
        name: '<file...>',
        summary:
          'files or folders in any format that papers reads; - is standard input; or DOIs, arXiv ids and links to fetch: arxiv:2306.01985, doi:10.…, https://arxiv.org/list/…',
      },
    ],
    options: {
      from: READ_FROM,
      tag: { flags: '-t, --tag <tag...>', summary: 'tag every paper that the files name' },
      list: { flags: '--list <name>', summary: 'put them on a reading list, in the order of the files' },
      as: {
        flags: '--as <decision>',
        summary: 'decide so on those without a decision: papers known before the screening, to learn from',
        choices: ['include', 'maybe', 'exclude'],
      },
      foundIn: {
        flags: '--found-in <kind>',
        summary: 'where the records were found, for the PRISMA flow of the report',
        choices: FOUND_IN,
      },
      strict: { flags: '--strict', summary: 'take all or nothing: one bad record and nothing is imported' },
      dryRun: DRY_RUN,
    },
    examples: [
      ['import page.txt', 'a page of titles and abstracts, as pasted'],
      ['import awesome-list.md --tag icl --list "to read"', 'a Markdown list, tagged and put on a reading list'],
      ['import known.ris --as include', 'papers that the review is sure to include: next goes by them'],
      ['search harms --json | papers import - --library ../other', 'what a search found, into another library'],
      ['import arxiv:2306.01985 10.1145/3292500.3330701', 'fetched from arXiv and Crossref'],
    ],
  },
  parse: {
    group: 'Library',
    summary: 'Read papers and print them as JSON; no library is touched',
    arguments: [{ name: '<file...>', summary: 'files in any format that papers reads; - is standard input' }],
    options: {
      from: READ_FROM,
      explain: { flags: '--explain', summary: 'account for every line: title, abstract, metadata or page furniture' },
      strict: { flags: '--strict', summary: 'print nothing when a record is bad' },
    },
    examples: [
      ['parse page.txt', 'the papers on a pasted page, as JSON'],
      ['parse page.txt --explain', 'what became of each of its lines'],
      ['parse - --jsonl=title,abstract', 'two fields of each, a line each, from standard input'],
    ],
  },
  stats: {
    group: 'Library',
    summary: 'Count papers, decisions, tags and years',
    arguments: [QUERY],
    options: {},
    examples: [
      ['stats', 'the whole library'],
      ['stats tag:icl', 'what a query selects'],
      ['stats --json', 'the same as numbers for a script'],
    ],
  },
  map: {
    group: 'Library',
    summary: 'Lay papers out by likeness, in clusters named by their telling words',
    arguments: [QUERY],
    options: {
      clusters: {
        flags: '--clusters <count>',
        summary: 'at most so many clusters, up to 26; by the number of papers when left out',
      },
      to: {
        flags: '--to <format>',
        summary: 'text, html or json; else by the ending of --output',
        choices: ['text', 'html', 'json'],
      },
      output: { flags: '-o, --output <file>', summary: 'write to a file instead of standard output' },
      force: { flags: '-f, --force', summary: 'overwrite a file that is there' },
    },
    examples: [
      ['map', 'the whole library, as a picture in the terminal'],
      ['map is:unscreened --clusters 8', 'what is still to be screened, in eight clusters'],
      ['map -o map.html', 'a page of its own, with every title'],
      ['map --json=clusters', 'the clusters, for a script'],
    ],
    notes: 'The same papers give the same map. Marks in the picture have the colour of decisions.',
  },
  progress: {
    group: 'Library',
    summary: 'Show how far screening is, the recall estimated, and what speaks for having seen enough',
    arguments: [],
    options: {
      target: { flags: '--target <recall>', summary: 'plan: the share of the relevant papers to find, such as 95%' },
      confidence: { flags: '--confidence <level>', summary: 'plan: how sure to be of it, such as 95%' },
      inARow: { flags: '--in-a-row <count>', summary: 'plan: papers excluded in a row that are enough for heuristics' },
      keyPapers: { flags: '--key-papers <list>', summary: 'plan: the reading list of papers that have to be found' },
      expected: { flags: '--expected <count>', summary: 'plan: how many relevant papers there are likely to be' },
    },
    examples: [
      ['progress --target 95% --confidence 95%', 'choose when it is enough, before you start'],
      ['progress', 'where you are'],
      ['progress --json | jq .recall', 'the estimate, for a script'],
    ],
    notes:
      'It never says to stop: it shows evidence, and docs/stopping.md says what each piece promises and what it does not.',
  },
  report: {
    group: 'Library',
    summary: 'Write the PRISMA 2020 flow, the recall curve and the methods paragraph',
    arguments: [],
    options: {
      to: { flags: '--to <format>', summary: 'markdown, html or json; else by the ending of --output' },
      output: { flags: '-o, --output <file>', summary: 'write to a file instead of standard output' },
      force: { flags: '-f, --force', summary: 'overwrite a file that is there' },
    },
    examples: [
      ['report', 'as Markdown'],
      ['report -o report.html', 'a page with the flow diagram and the recall curve'],
      ['report --json | jq -r .methods', 'the paragraph for the methods section'],
    ],
  },
  merge: {
    group: 'Library',
    summary: 'Take another library in: its papers, and what was done to them',
    arguments: [{ name: '<library>', summary: "the other library's folder" }],
    options: { dryRun: DRY_RUN },
    examples: [
      ['merge ../bo --dry-run', 'what there is to take in'],
      ['merge ../bo', "a second reviewer's copy, with her decisions"],
    ],
    notes: 'Merging again changes nothing. Undo does not take a merge back: look at it with --dry-run first.',
  },
} as const satisfies Record<string, VerbDescription>;
