import type { VerbDescription } from './description.ts';
import { DRY_RUN, PAPERS, QUERY, SELECTING } from './arguments-and-options.ts';

/** What papers lack, and which are there twice. */
export const COMPLETING = {
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
} as const satisfies Record<string, VerbDescription>;
