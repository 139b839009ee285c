import type { VerbDescription } from './description.ts';
import { PAPERS, SELECTING } from './arguments-and-options.ts';

/** What decides, and what says on which paper next. */
export const SCREENING = {
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
} as const satisfies Record<string, VerbDescription>;
