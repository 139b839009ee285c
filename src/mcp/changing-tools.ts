import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Changed } from '../verbs/change.ts';
import { decide, unscreen } from '../verbs/decide.ts';
import { note } from '../verbs/note.ts';
import { papersNamed } from './papers-named.ts';
import { readTagEdit, tag } from '../verbs/tag.ts';
import { answer } from './answer.ts';
import { registerTool, type Served } from './tool.ts';

const papers = z.array(z.string()).min(1).max(200).describe('ids, citation keys, arXiv ids or DOIs');
const undone = 'The user can take it back with "papers undo".';

function changes({ changed, unchanged }: Changed) {
  return answer({ changed: changed.map(({ id }) => id), unchanged: unchanged.map(({ id }) => id) });
}

/** Tools that change the library: there only when the user allows it. */
export function addChangingTools(server: McpServer, { library }: Served): void {
  registerTool(server, library, 'tag', {
    description: `Tag and untag papers. ${undone}`,
    changes: true,
    input: { papers, add: z.array(z.string()).default([]), remove: z.array(z.string()).default([]) },
    call: async ({ papers: names, add, remove }) => {
      const edit = readTagEdit([...add.map((name) => `+${name}`), ...remove.map((name) => `-${name}`)]);
      return changes(await tag(library, await papersNamed(library, names), edit, false));
    },
  });
  registerTool(server, library, 'decide', {
    description: `Include, exclude or put aside papers, or take the decision back (unscreen). ${undone}`,
    changes: true,
    input: {
      papers,
      decision: z.enum(['include', 'maybe', 'exclude', 'unscreen']),
      reason: z.string().optional().describe('why they are excluded'),
    },
    call: async ({ papers: names, decision, reason }) => {
      const entries = await papersNamed(library, names);
      if (decision === 'unscreen') return changes(await unscreen(library, entries, false));
      if (decision !== 'exclude') return changes(await decide(library, entries, { kind: decision }, false));
      const why = reason === undefined ? {} : { reason };
      return changes(await decide(library, entries, { kind: 'exclude', ...why }, false));
    },
  });
  registerTool(server, library, 'note', {
    description: `Write a Markdown note on a paper, in place of the one that is there; an empty text takes it away. ${undone}`,
    changes: true,
    input: { paper: z.string(), text: z.string() },
    call: async ({ paper, text }) => {
      const [entry] = await papersNamed(library, [paper]);
      const changed = entry !== undefined && (await note(library, entry, text));
      return answer({ id: entry?.id, changed });
    },
  });
}
