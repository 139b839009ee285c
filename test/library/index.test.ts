import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, entriesOf } from '../../src/domain/entry.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { createLibrary } from '../../src/library/create.ts';
import type { Library } from '../../src/library/library.ts';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { bestOf } from '../../src/search/matches.ts';
import { select } from '../../src/search/rank.ts';
import { anEntry, entries, queries } from '../support/entries.ts';
import { ports, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';
import { NOW, searched } from '../support/searched.ts';

async function importPapers(library: Library, papers: readonly Entry[], prefix: string): Promise<void> {
  await library.update((_, importId) => ({
    result: undefined,
    papers: papers.map(({ status, tags, lists, year, ...paper }, number): Paper => ({
      ...paper,
      id: `${prefix}${number}`,
      import: importId,
    })),
    change: { op: 'import', files: ['page.txt'], added: papers.length, merged: [] },
  }));
}

function asked(library: Library, query: string) {
  const { node } = parseQuery(query);
  return library.ask((view) =>
    bestOf(select(node, { ...view, now: NOW }), Infinity).map(({ paper, score }) => ({
      id: view.entry(paper).id,
      score: Number(score.toFixed(9)),
    })),
  );
}

/** The same from an index made anew of all papers. */
function expected(library: Library, query: string) {
  const all = entriesOf(library.papers, library.state);
  const { node } = parseQuery(query);
  const matches = compileQuery(node, { now: NOW });
  const hits = bestOf(select(node, searched(all)), Infinity);
  expect(new Set(hits.map(({ paper }) => paper))).toEqual(new Set([...all.keys()].filter((at) => matches(all[at] ?? anEntry()))));
  return hits.map(({ paper, score }) => ({ id: all[paper]?.id, score: Number(score.toFixed(9)) }));
}

const step = fc.oneof(
  entries.map((papers) => ({ kind: 'import' as const, papers })),
  fc.record({ kind: fc.constant('edit' as const), which: fc.nat(40), title: fc.constantFrom('GPT-4 context', 'learning') }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
  fc.constant({ kind: 'reopen' as const }),
);

describe('the index of a library', () => {
  it('answers, after any history, as one made anew of all papers would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), queries, async (steps, query) => {
        const directory = temporaryFolder();
        let library = await createLibrary(join(directory, 'library'), ports());
        for (const [number, one] of steps.entries()) {
          if (one.kind === 'import') await importPapers(library, one.papers, `n${number}-`);
          else if (one.kind === 'undo') await library.undo(1);
          else if (one.kind === 'redo') await library.redo(1);
          else if (one.kind === 'reopen') library = await reopen(library.directory);
          else {
            const paper = library.papers[one.which];
            if (paper !== undefined)
              await library.commit({ op: 'edit', paper: paper.id, set: { title: one.title, keywords: ['meta'] } });
          }
        }
        expect(asked(library, query)).toEqual(expected(library, query));
        const all = entriesOf(library.papers, library.state);
        expect(library.ask((view) => Array.from(view.index.visible(), (paper) => view.entry(paper)))).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});
