import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libraryOf3, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

function change(file: string, edit: (text: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

describe('a damaged library', () => {
  it('uses the other papers and names the line of the one that cannot be read', async () => {
    const directory = temporaryFolder();
    await libraryOf3(directory);
    change(join(directory, 'corpus.jsonl'), (text) => text.replace('"id":"b"', '"id:"b"'));
    const { papers, diagnostics } = await reopen(directory);
    expect(papers.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(diagnostics).toMatchObject([{ line: 2, file: join(directory, 'corpus.jsonl'), ruleId: 'damaged-line' }]);
    expect(diagnostics[0]?.note).toContain('The other 2 papers');
  });

  it('keeps all papers in sight when the line of their import in the journal is lost', async () => {
    const directory = temporaryFolder();
    const library = await libraryOf3(directory);
    await library.commit({ op: 'tag', papers: ['a'], add: ['t'], remove: [] });
    change(join(directory, 'journal.jsonl'), (text) => text.replace('"import"', '"imp\u0000rt"'));
    const { papers, state, diagnostics } = await reopen(directory);
    expect(papers.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(state.papers.get('a')?.tags).toEqual(['t']);
    expect(diagnostics).toMatchObject([{ line: 1 }]);
  });

  it('passes over a last line that was cut off, and the next change mends it', async () => {
    const directory = temporaryFolder();
    await libraryOf3(directory);
    appendFileSync(join(directory, 'journal.jsonl'), '{"id":"01HZ","op":"tag","papers":["a"');
    const library = await reopen(directory);
    expect(library.diagnostics).toEqual([]);
    await library.commit({ op: 'note', paper: 'a', text: 'kept' });
    const again = await reopen(directory);
    expect(again.state.papers.get('a')?.note).toBe('kept');
    expect(again.diagnostics).toEqual([]);
  });

  it('shows nothing of an import that was cut off before it was acknowledged, and takes it in when it comes again', async () => {
    const directory = temporaryFolder();
    const library = await libraryOf3(directory);
    const corpus = join(directory, 'corpus.jsonl');
    const line = readFileSync(corpus, 'utf8').split('\n', 1)[0] ?? '';
    appendFileSync(
      corpus,
      `${line.replaceAll('"a"', '"d"').replace(/"import":"[^"]+"/, '"import":"01HZZZZZZZZZZZZZZZZZZZZZZZ"')}\n`,
    );
    library.refresh();
    expect(library.papers.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(library.withdrawn.map(({ id }) => id)).toEqual(['d']);
  });

  it('never throws, and never loses a line that is whole, whichever byte of its files is flipped', async () => {
    const directory = temporaryFolder();
    const library = await libraryOf3(directory);
    await library.commit({ op: 'decide', papers: ['a'], decision: { kind: 'exclude', reason: 'r' } });
    await library.commit({ op: 'list-add', list: 'x', papers: ['b', 'c'] });
    const names = ['corpus.jsonl', 'journal.jsonl'] as const;
    const whole = new Map(names.map((name) => [name, readFileSync(join(directory, name))]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, where, flip) => {
          const bytes = Buffer.from(whole.get(name) ?? '');
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          writeFileSync(join(directory, name), bytes);
          try {
            const { papers, events } = await reopen(directory);
            expect(papers.length).toBeGreaterThanOrEqual(name === 'corpus.jsonl' ? 1 : 3);
            expect(events.length).toBeGreaterThanOrEqual(name === 'journal.jsonl' ? 1 : 3);
          } finally {
            writeFileSync(join(directory, name), whole.get(name) ?? '');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses a library of a newer version and touches nothing', async () => {
    const directory = temporaryFolder();
    await libraryOf3(directory);
    writeFileSync(join(directory, 'library.yaml'), 'schema: 3\n');
    await expect(reopen(directory)).rejects.toMatchObject({ code: 'library-too-new' });
    expect(readFileSync(join(directory, 'library.yaml'), 'utf8')).toBe('schema: 3\n');
  });

  it.each([
    ['schema: 1\nreviewer: [', 'bad-settings'],
    ['- a list\n', 'bad-settings'],
    ['schema: one\n', 'bad-settings'],
    ['schema: 1\nreviewer: 5\n', 'bad-settings'],
    ['schema: 1\nblind: perhaps\n', 'bad-settings'],
    ['schema: 1\ncriteria: *nothing\n', 'bad-settings'],
    ['schema: 1\ncriteria: { include: [[a]] }\n', 'bad-settings'],
    ['schema: 1\n? [a, name]\n: x\n', 'bad-settings'],
    [`schema: 1\n${'? '.repeat(700)}x\n`, 'bad-settings'],
    [`schema: 1\nx: ${'['.repeat(30)}a${']'.repeat(30)}\n`, 'bad-settings'],
    [`schema: 1\nx: ${'['.repeat(3000)}`, 'bad-settings'],
  ])('names what is wrong with the settings %j', async (text, code) => {
    const directory = temporaryFolder();
    await libraryOf3(directory);
    writeFileSync(join(directory, 'library.yaml'), text);
    await expect(reopen(directory)).rejects.toMatchObject({ code, file: join(directory, 'library.yaml') });
  });
});
