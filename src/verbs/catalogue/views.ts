import type { VerbDescription } from './description.ts';
import { PAPERS, QUERY } from './arguments-and-options.ts';

/** Saved queries, and the full screen. */
export const VIEWS = {
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
} as const satisfies Record<string, VerbDescription>;
