import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { readableFormat } from '../verbs/formats.ts';
import { parse } from '../verbs/parse.ts';
import { papersOnList, readingLists } from '../verbs/reading-lists.ts';
import { papersNamed } from './papers-named.ts';
import { search } from '../verbs/search.ts';
import { readQuery, select } from '../verbs/select.ts';
import { similar } from '../verbs/similar.ts';
import { stats } from '../verbs/stats.ts';
import { answer } from './answer.ts';
import { brief } from './brief.ts';
import { registerTool, type Served } from './tool.ts';

const QUERY =
  'Words, "phrases", -not, OR, brackets, prefix*, and fields: title: abstract: author: venue: keyword: tag: list: is:(included|maybe|excluded|unscreened) year:2020..2023 has:(code|doi|abstract|note) no:abstract added:7d reason:';

const limit = z.int().min(1).max(200).default(20).describe('at most so many papers');
const paper = z.string().describe('id, unique prefix of one, citation key, arXiv id or DOI');

/** The doubts in how a query was read, for the assistant to see. */
function hintsOf({ hints }: ReturnType<typeof readQuery>) {
  return hints.length === 0 ? {} : { hints: hints.map(({ reason }) => reason) };
}

/** Tools that look and change nothing. */
export function addReadingTools(server: McpServer, { library, clock }: Served): void {
  registerTool(server, library, 'search', {
    description: `Find papers of the library, best match first. ${QUERY}`,
    input: { query: z.string().min(1), limit, relax: z.boolean().default(false).describe('also partial matches') },
    call: async ({ query, limit: most, relax }) => {
      const reading = readQuery(query, false);
      const { hits, total, relaxed } = search(library, {
        node: reading.node,
        now: clock(),
        match: 'all',
        relax,
        highlight: false,
        limit: most,
      });
      const papers = hits.map((hit) => ({ ...brief(hit), score: hit.score }));
      return answer({ total, relaxed, papers, ...hintsOf(reading) });
    },
  });
  registerTool(server, library, 'list', {
    description: `List the papers that a query selects, in the order of import, or those of a reading list. ${QUERY}`,
    input: { query: z.string().default(''), list: z.string().optional().describe('name of a reading list'), limit },
    call: async ({ query, list, limit: most }) => {
      const reading = readQuery(query, false);
      const entries = list === undefined ? select(library, reading.node, clock()) : await papersOnList(library, list);
      return answer({ total: entries.length, papers: entries.slice(0, most).map(brief), ...hintsOf(reading) });
    },
  });
  registerTool(server, library, 'show', {
    description: 'Show papers whole: abstract, authors, identifiers, links, decision, tags, note.',
    input: { papers: z.array(paper).min(1).max(20) },
    call: async ({ papers }) => answer({ papers: await papersNamed(library, papers) }),
  });
  registerTool(server, library, 'similar', {
    description: 'Find the papers most like one, with the words that make them alike.',
    input: { paper, limit },
    call: async ({ paper: name, limit: most }) => {
      const [entry] = await papersNamed(library, [name]);
      const found = entry === undefined ? [] : similar(library, entry, most);
      return answer({ papers: found.map((one) => ({ ...brief(one), score: one.score, terms: one.terms })) });
    },
  });
  registerTool(server, library, 'stats', {
    description:
      'Count papers, decisions, tags, reasons and years of what a query selects, and name the reading lists.',
    input: { query: z.string().default('') },
    call: async ({ query }) => {
      const reading = readQuery(query, false);
      const counts = stats(select(library, reading.node, clock()));
      return answer({ ...counts, readingLists: readingLists(library).map(({ name }) => name), ...hintsOf(reading) });
    },
  });
  registerTool(server, library, 'parse', {
    description:
      'Read titles, abstracts and references out of a text (a pasted page, Markdown, BibTeX, RIS, CSV, JSON …) without adding them to the library.',
    input: { text: z.string().min(1), format: z.string().optional().describe('when it should not be guessed') },
    call: async ({ text, format }) => {
      const from = readableFormat(format);
      const input = {
        file: '<text>',
        chunks: async function* () {
          yield new TextEncoder().encode(text);
        },
      };
      const files = await parse([input], { ...(from !== undefined && { from }) });
      return answer({
        papers: files.flatMap(({ papers }) => papers),
        problems: files.flatMap(({ messages }) => messages.map(({ line, reason }) => ({ line, reason }))),
      });
    },
  });
}
