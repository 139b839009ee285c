/**
 * What can be done, as one table: the commands, their help, completion and reference are made from it. An option's
 * `flags` say what it takes: nothing, `<value>`, or `<value...>` for one that can be given again.
 */

export interface OptionDescription {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

export interface VerbDescription {
  readonly group: 'Library' | 'Find' | 'Decide' | 'Take out' | 'History' | 'Settings';
  readonly summary: string;
  /** In commander's notation: `<paper...>`, `[query...]`. */
  readonly arguments: readonly { readonly name: string; readonly summary: string }[];
  readonly options: Readonly<Record<string, OptionDescription>>;
  /** Command lines without the leading `papers`, each with what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** What more there is to know, after the options. */
  readonly notes?: string;
}

const PAPERS = {
  name: '[paper...]',
  summary: 'id, unique prefix of one, citation key, arXiv id or DOI; - reads them from standard input',
} as const;
const QUERY = {
  name: '[query...]',
  summary: 'words, "phrases", -not, OR, and fields such as tag:icl or year:2020..2023',
} as const;

const BY_QUERY = {
  flags: '--query <query>',
  summary: 'every paper that the query selects, instead of naming them',
} as const;
const DRY_RUN = { flags: '-n, --dry-run', summary: 'say what would change, and change nothing' } as const;
const STRICT_QUERY = { flags: '--strict', summary: 'make every doubt in reading the query an error' } as const;
const EXPLAIN_QUERY = { flags: '--explain', summary: 'print how the query was read' } as const;
const READ_FROM = {
  flags: '--from <format>',
  summary: 'read as this format instead of looking at the content',
} as const;
const LIMIT = { flags: '-l, --limit <count>', summary: 'at most so many papers' } as const;
const SELECTING = { query: BY_QUERY, dryRun: DRY_RUN } as const;

export const VERBS = {
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
  search: {
    group: 'Find',
    summary: 'Find papers, best match first',
    arguments: [{ ...QUERY, name: '<query...>' }],
    options: {
      limit: LIMIT,
      match: {
        flags: '--match <words>',
        summary: 'all words must match (default), or any of them',
        choices: ['all', 'any'],
      },
      relax: { flags: '--relax', summary: 'when nothing has all the words, give the best partial matches' },
      strict: STRICT_QUERY,
      explain: EXPLAIN_QUERY,
    },
    examples: [
      ['search in-context learning', 'papers with all these words, in any form'],
      ['search \'"long context" -survey year:2023..\'', 'a phrase, without a word, since 2023'],
      ['search transf* atention~ --json=id,title,score', 'a prefix, a word spelled roughly; three fields as JSON'],
    ],
    notes: 'Words match title, abstract, keywords and authors; see "papers ls --help" for the same selection unranked.',
  },
  ls: {
    group: 'Find',
    summary: 'List papers, as sorted and filtered as you like',
    arguments: [QUERY],
    options: {
      sort: {
        flags: '-s, --sort <order>',
        summary: 'import order (default), newest first, by title, by id, or latest decision first',
        choices: ['added', 'newest', 'title', 'id', 'decided'],
      },
      reverse: { flags: '-r, --reverse', summary: 'the other way round' },
      limit: LIMIT,
      strict: STRICT_QUERY,
      explain: EXPLAIN_QUERY,
    },
    examples: [
      ['ls is:unscreened', 'what is still to be screened'],
      ['ls tag:icl,long-context has:code --sort title', 'either tag, with code, by title'],
      ['ls is:included --json=id,title,doi', 'three fields of the included, as JSON'],
    ],
  },
  similar: {
    group: 'Find',
    summary: 'Find the papers most like one, with the words that make them alike',
    arguments: [{ name: '<paper>', summary: 'id, unique prefix of one, citation key, arXiv id or DOI' }],
    options: { limit: { flags: '-l, --limit <count>', summary: 'at most so many papers (default 10)' } },
    examples: [
      ['similar cobra-frames', 'the ten papers most like it'],
      ['similar tart --limit 3 --json=id,score,terms', 'three of them as JSON, with the words that they share'],
      ['similar tart --json | papers list add "read next" -', 'put them on a reading list'],
    ],
  },
  show: {
    group: 'Find',
    summary: 'Show papers whole',
    arguments: [{ ...PAPERS, name: '<paper...>' }],
    options: {},
    examples: [
      ['show cobra-frames', 'one paper by its id'],
      ['show cobra --json', 'by a unique prefix, as JSON'],
      ['show 2306.01985', 'by its arXiv id'],
    ],
  },
  next: {
    group: 'Decide',
    summary: 'What to screen next, most promising first, and why',
    arguments: [],
    options: {
      count: { flags: '-n, --count <count>', summary: 'so many papers; 1 when left out' },
      about: {
        flags: '--about <question>',
        summary: 'what the review is about: it counts as a paper to include',
      },
      explore: {
        flags: '--explore <share>',
        summary: 'choose this share of the papers otherwise, such as 0.1 for every tenth',
      },
      exploreBy: {
        flags: '--explore-by <how>',
        summary: 'how: drawn by chance (default), or the one that the model is most in doubt of',
        choices: ['chance', 'doubt'],
      },
      maybe: { flags: '--maybe', summary: 'order what was put aside, instead of what is unscreened' },
      seed: { flags: '--seed <number>', summary: 'of the draws, which repeat with it; 0 when left out' },
    },
    examples: [
      ['next', 'the most promising unscreened paper'],
      ['next -n 10 --about "does music ease anxiety before surgery?"', 'to begin with, from a question'],
      ['next -n 20 --explore 0.1 --jsonl=id,score', 'every tenth by chance; two fields of each'],
      ['next --maybe', 'the most promising of what was put aside'],
    ],
    notes:
      'The order is learned from what you included and excluded; "maybe" is neither learned from nor asked for without --maybe. Near-duplicates are asked for once. A decision on a paper that was shown is recorded with the model that suggested it.',
  },
  simulate: {
    group: 'Decide',
    summary: 'Replay a labelled set: how much reading would prioritisation have saved',
    arguments: [
      {
        name: '<file...>',
        summary: 'CSV or TSV, gzipped or not, with columns title, abstract, label_included; - is standard input',
      },
    ],
    options: {
      model: {
        flags: '--model <name>',
        summary: 'ours (default), or another for comparison',
        choices: ['ours', 'elas-u4', 'svm', 'nb', 'logistic'],
      },
      seeds: {
        flags: '--seeds <count>',
        summary: 'so many runs, each from an included and an excluded paper drawn by chance; 1 when left out',
      },
      csv: { flags: '--csv', summary: 'the mean recall curves as CSV' },
    },
    examples: [
      ['simulate labelled.csv', 'the metrics and the recall curve'],
      ['simulate labelled.csv --seeds 5 --model elas-u4', 'another model, the mean of five runs'],
      ['simulate a.csv.gz b.csv.gz --json', 'two sets, as data'],
    ],
    notes: 'docs/screening.md has what the metrics mean, and how the models compare on fifteen public sets.',
  },
  include: {
    group: 'Decide',
    summary: 'Decide to include papers',
    arguments: [PAPERS],
    options: SELECTING,
    examples: [
      ['include cobra-frames', 'one paper'],
      ['include --query "tag:icl has:code"', 'all that a query selects'],
      ['search harms --json | papers include -', 'all that a search found'],
    ],
  },
  maybe: {
    group: 'Decide',
    summary: 'Put papers aside until asked for',
    arguments: [PAPERS],
    options: SELECTING,
    examples: [
      ['maybe tart', 'one paper'],
      ['maybe --query is:unscreened --dry-run', 'see how many a query would put aside'],
    ],
  },
  exclude: {
    group: 'Decide',
    summary: 'Decide to exclude papers',
    arguments: [PAPERS],
    options: {
      reason: { flags: '--reason <reason>', summary: 'why, as a review must report it' },
      ...SELECTING,
    },
    examples: [
      ['exclude tart --reason "wrong population"', 'one paper, with the reason'],
      ['exclude --query no:abstract --reason "no abstract"', 'all that a query selects'],
    ],
  },
  unscreen: {
    group: 'Decide',
    summary: 'Take your decisions back; where you made none, those of others',
    arguments: [PAPERS],
    options: SELECTING,
    examples: [
      ['unscreen tart', 'one paper'],
      ['unscreen --query is:maybe', 'everything put aside'],
    ],
  },
  conflicts: {
    group: 'Decide',
    summary: 'List the papers on which reviewers decided differently, or settle them',
    arguments: [PAPERS],
    options: {
      resolve: {
        flags: '--resolve <decision>',
        summary: 'settle the papers named',
        choices: ['include', 'maybe', 'exclude'],
      },
      reason: { flags: '--reason <reason>', summary: 'why they are excluded' },
      ...SELECTING,
    },
    examples: [
      ['conflicts', 'who decided what'],
      ['conflicts --resolve include cobra-frames', 'settle one'],
      ['conflicts --resolve exclude tart --reason "wrong population"', 'with the reason'],
    ],
    notes:
      'What reviewers decided stays; what settles it counts. Whoever is set as arbiter ("papers config arbiter NAME") settles by deciding.',
  },
  tag: {
    group: 'Decide',
    summary: 'Tag and untag papers',
    arguments: [
      {
        name: '[tag-or-paper...]',
        summary: '+tag adds one, -tag takes one away; the rest names papers (after --, if you like)',
      },
    ],
    options: SELECTING,
    examples: [
      ['tag +icl +to-read -- cobra-frames tart', 'two tags on two papers'],
      ['tag -to-read -- tart', 'take one away'],
      ['search "long context" --json | papers tag +long-context -- -', 'all that a search found'],
    ],
  },
  note: {
    group: 'Decide',
    summary: 'Write a Markdown note on a paper',
    arguments: [
      { name: '<paper>', summary: 'id, unique prefix of one, citation key, arXiv id or DOI' },
      {
        name: '[text...]',
        summary: 'the note; left out, $EDITOR opens on it, or it is read from a pipe; "" takes it away',
      },
    ],
    options: {
      append: { flags: '-a, --append', summary: 'add a paragraph to the note that is there' },
    },
    examples: [
      ['note cobra-frames "Compare with the 2021 corpus."', 'write it'],
      ['note cobra-frames', 'write it in your editor'],
      ['note cobra-frames ""', 'take it away'],
    ],
  },
  edit: {
    group: 'Decide',
    summary: 'Correct the fields of a paper, or add a missing abstract',
    arguments: [
      { name: '<paper>', summary: 'id, unique prefix of one, citation key, arXiv id or DOI' },
      {
        name: '[field=value...]',
        summary: 'what to set; an empty value takes the field away; left out, $EDITOR opens on a form',
      },
    ],
    options: {},
    examples: [
      ['edit tart year=2023 "venue=NeurIPS"', 'two fields'],
      ['edit tart "authors=Bhatia, Kush; Narayan, Avanika"', 'several names, separated by semicolons'],
      ['edit tart abstract=- < abstract.txt', 'a missing abstract, from standard input'],
      ['edit tart', 'all fields, in your editor'],
    ],
  },
  'list ls': {
    group: 'Decide',
    summary: 'Name the reading lists, with how many papers each has',
    arguments: [],
    options: {},
    examples: [['list ls', 'all lists']],
  },
  'list show': {
    group: 'Decide',
    summary: 'Show a reading list in its order',
    arguments: [{ name: '<list>', summary: 'its name' }],
    options: {},
    examples: [['list show "to read"', 'the papers on it']],
  },
  'list new': {
    group: 'Decide',
    summary: 'Make an empty reading list',
    arguments: [{ name: '<list>', summary: 'its name' }],
    options: {},
    examples: [['list new "to read"', 'ready for papers']],
  },
  'list add': {
    group: 'Decide',
    summary: 'Put papers at the end of a reading list, which is made if it is new',
    arguments: [{ name: '<list>', summary: 'its name' }, PAPERS],
    options: SELECTING,
    examples: [
      ['list add "to read" cobra-frames tart', 'two papers'],
      ['list add icl --query tag:icl', 'all that a query selects'],
    ],
  },
  'list rm': {
    group: 'Decide',
    summary: 'Take papers off a reading list',
    arguments: [{ name: '<list>', summary: 'its name' }, PAPERS],
    options: SELECTING,
    examples: [['list rm "to read" tart', 'one paper']],
  },
  'list move': {
    group: 'Decide',
    summary: 'Move papers to a position in a reading list',
    arguments: [
      { name: '<list>', summary: 'its name' },
      { name: '<position>', summary: 'where the first of them goes, counted from 1' },
      { ...PAPERS, name: '<paper...>' },
    ],
    options: {},
    examples: [['list move "to read" 1 tart', 'to the top']],
  },
  'list rename': {
    group: 'Decide',
    summary: 'Give a reading list another name',
    arguments: [
      { name: '<list>', summary: 'its name' },
      { name: '<name>', summary: 'the new name' },
    ],
    options: {},
    examples: [['list rename "to read" "read in May"', 'the same list, another name']],
  },
  'list delete': {
    group: 'Decide',
    summary: 'Delete a reading list; its papers stay',
    arguments: [{ name: '<list>', summary: 'its name' }],
    options: {},
    examples: [['list delete "to read"', '"papers undo" brings it back']],
  },
  enrich: {
    group: 'Library',
    summary: 'Look up missing authors, dates, identifiers and venues online',
    arguments: [QUERY],
    options: {
      service: {
        flags: '--service <service...>',
        summary: 'ask only this one: arxiv, crossref, openalex, semantic-scholar or dblp',
      },
      review: { flags: '--review', summary: 'then ask about each doubtful match' },
      doubtful: { flags: '--doubtful', summary: 'only list the doubtful matches among what was answered before' },
      accept: {
        flags: '--accept <paper=match...>',
        summary: 'this match is of the paper: fill what it lacks from it',
      },
      refuse: { flags: '--refuse <paper=match...>', summary: 'this match is not: never ask about it again' },
      offline: { flags: '--offline', summary: 'use only what was answered before, and ask nothing' },
      refresh: { flags: '--refresh', summary: 'ask again what was answered lately' },
      dryRun: DRY_RUN,
    },
    examples: [
      ['enrich', 'all papers that lack something'],
      ['enrich tag:icl --dry-run', 'what a query selects, only to see what there is'],
      ['enrich --review', 'and decide on the matches that are not certain'],
      ['enrich --accept cobra-frames=doi:10.18653/v1/2023.findings-acl.392', 'take one of them'],
    ],
    notes:
      'Only matches that are certain are taken, and only fields that are missing are filled; "papers undo" takes a run back. Tell the services how to reach you: papers config contact ADDRESS. docs/enrich.md has the rest.',
  },
  dedupe: {
    group: 'Library',
    summary: 'Find papers that are there twice, to merge them or tell them apart',
    arguments: [{ ...PAPERS, summary: `only pairs with these, or those to merge: ${PAPERS.summary}` }],
    options: {
      merge: {
        flags: '--merge',
        summary: 'these papers are one: the first named is kept and gains what the others have',
      },
      distinct: {
        flags: '--distinct',
        summary: 'these papers are different, however alike they look: never asked again',
      },
      ask: { flags: '--ask', summary: 'ask about one pair after the other' },
      minScore: { flags: '--min-score <score>', summary: 'pairs as sure as this, from 0 to 1; 0.75 when left out' },
      limit: { flags: '-l, --limit <count>', summary: 'at most so many pairs' },
      ...SELECTING,
    },
    examples: [
      ['dedupe', 'probable duplicates, both records side by side'],
      ['dedupe --ask', 'the same, deciding on each'],
      ['dedupe --merge cobra-frames cobra-frames-x1y2', 'one paper of two, the first kept'],
      ['dedupe --distinct editorial editorial-k3f1', 'remember that they are not the same'],
      ["dedupe --json | jq -r '.[] | select(.score > 0.95) | .papers[].id'", 'pairs for a script'],
    ],
  },
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
        summary: 'one Markdown note for each paper into a folder, with properties as Obsidian and Logseq read them',
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
  'view ls': {
    group: 'Find',
    summary: 'Name the saved views, with their queries',
    arguments: [],
    options: {},
    examples: [['view ls', 'all views']],
  },
  'view save': {
    group: 'Find',
    summary: 'Keep a query under a name, for view:NAME in any query and for the keys 1 to 9',
    arguments: [
      { name: '<name>', summary: 'its name; a view of that name is replaced' },
      { ...QUERY, name: '<query...>' },
    ],
    options: {},
    examples: [
      ['view save "to do" is:unscreened -tag:later', 'what is still to be done'],
      ['ls view:"to do" year:2023..', 'a part of it'],
    ],
  },
  'view delete': {
    group: 'Find',
    summary: 'Forget a saved view; papers stay',
    arguments: [{ name: '<name>', summary: 'its name' }],
    options: {},
    examples: [['view delete "to do"', 'forget it']],
  },
  triage: {
    group: 'Decide',
    summary: 'Work through papers full screen; "papers" alone does the same',
    arguments: [QUERY],
    options: {
      by: {
        flags: '--by <order>',
        summary: 'the order to begin with (default relevance); promise learns from each decision',
        choices: ['relevance', 'promise', 'newest', 'title', 'added', 'decided'],
      },
    },
    examples: [
      ['triage', 'the whole library'],
      ['triage is:unscreened year:2023..', 'what a query selects'],
      ['triage --by promise', 'what is like what you included first'],
    ],
    notes: 'Press ? there for the keys.',
  },
  open: {
    group: 'Find',
    summary: 'Open the page of papers in the browser',
    arguments: [{ ...PAPERS, name: '<paper...>' }],
    options: {},
    examples: [['open cobra-frames', 'its own page, or the one of its DOI or arXiv id']],
  },
  log: {
    group: 'History',
    summary: 'Show what was done, the latest first',
    arguments: [{ name: '[paper]', summary: 'only what was done to this paper' }],
    options: { limit: { flags: '-l, --limit <count>', summary: 'at most so many changes' } },
    examples: [
      ['log', 'everything'],
      ['log cobra-frames', 'the history of one paper'],
      ['log --jsonl | jq -r .op | sort | uniq -c', 'counted by kind'],
    ],
  },
  undo: {
    group: 'History',
    summary: 'Take back the latest change, or the latest few',
    arguments: [{ name: '[steps]', summary: 'how many; one when left out' }],
    options: {},
    examples: [
      ['undo', 'the last change'],
      ['undo 3', 'the last three'],
    ],
  },
  redo: {
    group: 'History',
    summary: 'Do again what was undone',
    arguments: [{ name: '[steps]', summary: 'how many; one when left out' }],
    options: {},
    examples: [
      ['redo', 'the last one undone'],
      ['redo 3', 'the last three'],
    ],
  },
  doctor: {
    group: 'Library',
    summary: 'Check a library, every byte of it, and repair what is safe',
    arguments: [],
    options: {
      fix: { flags: '--fix', summary: 'repair what is safe; what is taken out of a file is kept beside it' },
    },
    examples: [
      ['doctor', 'what is wrong, if anything'],
      ['doctor --fix', 'repair it'],
      ["doctor --json | jq -r '.problems[].reason'", 'for a script; the exit status is 1 when something is wrong'],
    ],
    notes: 'docs/reliability.md says what is noticed, and what cannot be.',
  },
  config: {
    group: 'Settings',
    summary: 'Read and change the settings of a library',
    arguments: [
      { name: '[setting]', summary: 'its name; all settings when left out' },
      { name: '[value]', summary: 'what to set it to' },
    ],
    options: { unset: { flags: '--unset', summary: 'back to the default' } },
    examples: [
      ['config', 'all settings'],
      ['config reviewer "Ada Lovelace"', 'who your decisions are signed by'],
      ['config citationKeys "auth.lower + year"', 'how new papers are cited; keys that were given stay'],
      ['config reviewer --unset', 'back to your user name'],
    ],
  },
  criteria: {
    group: 'Settings',
    summary: 'Read and change the criteria that papers are included and excluded by',
    arguments: [],
    options: {
      text: { flags: '--text <text>', summary: 'the question, or all of it as one text; "" takes it away' },
      include: { flags: '--include <criterion...>', summary: 'add one to include by' },
      exclude: { flags: '--exclude <criterion...>', summary: 'add one to exclude for' },
      remove: { flags: '--remove <criterion...>', summary: 'take one away, by its code or its text' },
    },
    examples: [
      ['criteria', 'read them'],
      ['criteria --include "adults" --exclude "no control group"', 'add two: I1 and E1'],
      ['criteria --remove E1', 'take one away'],
    ],
    notes: 'They are in library.yaml, as text and lists under "criteria:", where you can write them too.',
  },
  completion: {
    group: 'Settings',
    summary: 'Print what makes your shell complete commands, options, papers, tags, lists and queries',
    arguments: [{ name: '<shell>', summary: 'bash, zsh, fish or powershell' }],
    options: {},
    examples: [
      ['completion bash >> ~/.bashrc', 'for bash, from the next shell on'],
      ['completion zsh > ~/.zfunc/_papers', 'for zsh, in a folder of $fpath'],
      ['completion fish > ~/.config/fish/completions/papers.fish', 'for fish'],
      ['completion powershell >> $PROFILE', 'for PowerShell'],
    ],
  },
  mcp: {
    group: 'Settings',
    summary: 'Serve the library to an assistant, by the Model Context Protocol over standard input and output',
    arguments: [],
    options: {
      allowChanges: { flags: '--allow-changes', summary: 'let it tag, decide and write notes; else it only reads' },
    },
    examples: [
      ['mcp --library ~/review', 'what an assistant is set up to start'],
      ['mcp --library ~/review --allow-changes', 'one that may change things; "papers undo" takes them back'],
    ],
  },
  schema: {
    group: 'Settings',
    summary: 'Print the JSON Schema of what commands print',
    arguments: [{ name: '[name]', summary: 'which one; their names when left out' }],
    options: {},
    examples: [
      ['schema', 'their names'],
      ['schema paper', 'the fields of a paper'],
    ],
  },
} as const satisfies Record<string, VerbDescription>;

export type VerbName = keyof typeof VERBS;

/** The options that every command takes. */
export const GLOBAL_OPTIONS = {
  library: {
    flags: '--library <folder>',
    summary: 'the library; else $PAPERS_LIBRARY, the nearest .papers upward, your data folder',
  },
  json: { flags: '--json [fields]', summary: 'one JSON document; --json=id,title chooses fields' },
  jsonl: { flags: '--jsonl [fields]', summary: 'JSON Lines, an object for each paper' },
  noColor: { flags: '--no-color', summary: 'no colour' },
  debug: { flags: '--debug', summary: 'stack traces of errors' },
} as const satisfies Record<string, OptionDescription>;

type ValueOf<Option> = Option extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : Option extends { readonly flags: `${string}...>` }
    ? readonly string[]
    : Option extends { readonly flags: `${string}<${string}>` }
      ? string
      : true;

/** The options of a verb as its command gets them: absent where the user did not give them. */
export type OptionsOf<Name extends VerbName> = {
  readonly [Option in keyof (typeof VERBS)[Name]['options']]?: ValueOf<(typeof VERBS)[Name]['options'][Option]>;
};
