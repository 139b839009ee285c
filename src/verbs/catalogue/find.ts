import type { VerbDescription } from './description.ts';
import { EXPLAIN_QUERY, LIMIT, PAPERS, QUERY, STRICT_QUERY } from './arguments-and-options.ts';

/** What finds papers and shows them. */
export const FINDING = {
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
} as const satisfies Record<string, VerbDescription>;
