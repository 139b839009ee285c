import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, entriesOf } from '../../src/domain/entry.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { createLibrary } from '../../src/library/create.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';
import { compileQuery } from '../../src/query/evaluate.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { bestOf, hitsOf } from '../../src/search/ranked.ts';
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
    hitsOf(bestOf(select(node, { ...view, now: NOW }), Infinity)).map(({ paper, score }) => ({
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
  const hits = hitsOf(bestOf(select(node, searched(all)), Infinity));
  expect(new Set(hits.map(({ paper }) => paper))).toEqual(
    new Set([...all.keys()].filter((at) => matches(all[at] ?? anEntry()))),
  );
  return hits.map(({ paper, score }) => ({ id: all[paper]?.id, score: Number(score.toFixed(9)) }));
}

const step = fc.oneof(
  entries.map((papers) => ({ kind: 'import' as const, papers })),
  fc.record({
    kind: fc.constant('edit' as const),
    which: fc.nat(40),
    title: fc.constantFrom('GPT-4 context', 'learning'),
  }),
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

  /** A library of some size, and what a few questions find in it. */
  async function filled() {
    const library = await createLibrary(join(temporaryFolder(), 'library'), ports());
    const papers = fc.sample(entries, { numRuns: 12, seed: 7 }).flat();
    await importPapers(library, papers, 'p');
    const answers = (of: Library) =>
      ['context', '"in context"', 'title:learn*', 'atention~ OR llm', '-gpt', 'id:p3'].map((query) => asked(of, query));
    return { library, folder: join(library.directory, 'cache', 'index'), answers, right: answers(library) };
  }

  it('believes no byte of its files that is not as it was written', async () => {
    const { library, folder, answers, right } = await filled();
    const files = readdirSync(folder).map((name) => ({
      file: join(folder, name),
      bytes: readFileSync(join(folder, name)),
    }));
    const changed = async (file: string, bytes: Uint8Array) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      for (const one of files) writeFileSync(one.file, one.file === file ? bytes : one.bytes);
      return answers(await reopen(library.directory));
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async ({ file, bytes }, where, flip) => {
          const at = Math.floor(where * bytes.length);
          const flipped = Buffer.from(bytes);
          flipped[at] = (flipped[at] ?? 0) ^ flip;
          expect(await changed(file, flipped)).toEqual(right);
          expect(await changed(file, bytes.subarray(0, at))).toEqual(right);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is made anew for another corpus of the same size, and for one with a line taken out', async () => {
    const { library } = await filled();
    const file = join(library.directory, 'corpus.jsonl');
    const text = readFileSync(file, 'utf8');
    const papers = text.split('\n').length - 1;
    writeFileSync(file, text.replaceAll('context', 'texcont'));
    expect(asked(await reopen(library.directory), 'context')).toEqual([]);
    expect(asked(await reopen(library.directory), 'texcont').length).toBeGreaterThan(0);
    writeFileSync(file, text.slice(text.indexOf('\n') + 1));
    const shorter = await reopen(library.directory);
    expect(shorter.ask((view) => view.index.paperCount)).toBe(papers - 1);
  });

  it('takes the index of whoever wrote the corpus anew, and makes none of its own', async () => {
    const { library } = await filled();
    let indexed = 0;
    const watching = await openLibrary(library.directory, { ...ports(), onIndexing: () => (indexed += 1) });
    expect(asked(watching, 'context').length).toBeGreaterThan(0);
    const file = join(library.directory, 'corpus.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('context', 'texcont'));
    const found = asked(await reopen(library.directory), 'texcont');
    watching.refresh();
    expect(asked(watching, 'texcont')).toEqual(found);
    expect(indexed).toBe(0);
    // Where nobody has, it does.
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('texcont', 'contxet'));
    watching.refresh();
    expect(asked(watching, 'contxet')).toEqual(found);
    expect(indexed).toBeGreaterThan(0);
  });

  it('follows lines that another program appends, and leaves what it has as it is', async () => {
    const { library, folder } = await filled();
    const before = readdirSync(folder).filter((name) => name.endsWith('.segment'));
    const sizes = before.map((name) => statSync(join(folder, name)).mtimeMs);
    const [first = ''] = readFileSync(join(library.directory, 'corpus.jsonl'), 'utf8').split('\n', 1);
    appendFileSync(
      join(library.directory, 'corpus.jsonl'),
      `${JSON.stringify({ ...(JSON.parse(first) as Paper), id: 'new', title: 'Zebras' })}\n`,
    );
    expect(asked(await reopen(library.directory), 'zebra')).toMatchObject([{ id: 'new' }]);
    expect(before.map((name) => statSync(join(folder, name)).mtimeMs)).toEqual(sizes);
  });

  it('serves from memory where its folder cannot be made', async () => {
    const { library, answers, right } = await filled();
    rmSync(join(library.directory, 'cache'), { recursive: true });
    writeFileSync(join(library.directory, 'cache'), 'a file is in the way');
    expect(answers(await reopen(library.directory))).toEqual(right);
  });

  it('has the same answers in one large segment as in many small ones', async () => {
    const { library, right, answers } = await filled();
    const many = await createLibrary(join(temporaryFolder(), 'library'), ports());
    for (const paper of library.papers)
      await many.update((_, importId) => ({
        result: undefined,
        papers: [{ ...paper, import: importId }],
        change: { op: 'import', files: ['page.txt'], added: 1, merged: [] },
      }));
    expect(answers(many)).toEqual(right);
    expect(answers(await reopen(many.directory))).toEqual(right);
  });
});
