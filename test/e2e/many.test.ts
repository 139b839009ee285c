import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldJournal } from '../../src/domain/fold.ts';
import type { JournalEvent } from '../../src/domain/journal.ts';
import { settle } from '../../src/verbs/lookup/settle.ts';
import { shell, shellWithSeed } from '../support/papers.ts';
import { parsed } from '../support/parse.ts';

/** More than a function call takes as arguments, however large the stack usually is. */
const MANY = 200_001;

function many(make: (number: number) => string): string {
  return Array.from({ length: MANY }, (_, number) => make(number)).join('');
}

describe('two hundred thousand of anything', () => {
  it('bad lines in a folder of files are counted, and the good one before them is taken in', () => {
    const place = shell();
    place.papers('init');
    writeFileSync(join(place.folder, 'bad.jsonl'), `{"title":"A Good One"}\n${'{bad\n'.repeat(MANY)}`);
    const { status, stdout, stderr } = place.papers('import', '.');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^1 added/);
    expect(stderr).toContain(`… and ${MANY - 20} more`);
    expect(stderr).not.toMatch(/\n\s+at |call stack/);
  });

  it('ids can be given on standard input', () => {
    const { status, stderr } = shellWithSeed().pipe('nobody\n'.repeat(MANY), 'tag', '+read', '-');
    expect(stderr).toMatch(/^papers: no paper is called "nobody"/);
    expect(status).toBe(1);
  });

  it('entries of BibTeX on end are all read', async () => {
    const { records } = await parsed(
      many((number) => `@misc{k${number},title={Paper ${number}}}\n`),
      'many.bib',
      'bibtex',
    );
    expect(records).toHaveLength(MANY);
    expect(records.at(-1)?.record.title).toBe(`Paper ${MANY - 1}`);
  });

  it('unknown fields of one record of JSON are all named', async () => {
    const fields = many((number) => `,"field${number}":1`);
    const { records, messages } = await parsed(`[{"title":"A Title"${fields}}]`, 'many.json', 'json');
    expect(records).toHaveLength(1);
    expect(messages.length).toBeGreaterThanOrEqual(1);
  });

  it('links on a line for code are all kept', async () => {
    const links = many((number) => ` https://a.org/${number}`);
    const { records } = await parsed(`A Title: Of Some Paper\n\nCode:${links}\n`, 'page.txt', 'text');
    expect(records.flatMap(({ record }) => record.links ?? [])).toContain(`https://a.org/${MANY - 1}`);
  });

  it('authors of one paper are all shown', () => {
    const place = shell();
    place.papers('init');
    const authors = Array.from({ length: MANY }, (_, number) => ({ name: `Ann ${number}` }));
    writeFileSync(join(place.folder, 'one.jsonl'), `${JSON.stringify({ title: 'A Paper of Very Many', authors })}\n`);
    expect(place.papers('import', 'one.jsonl').stdout).toMatch(/^1 added/);
    const { status, stdout, stderr } = place.papers('show', 'paper-many');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(`Ann ${MANY - 1}`);
  });

  it('events of a journal are all folded', () => {
    const events = Array.from({ length: MANY }, (_, number): JournalEvent => ({
      id: `01${String(number).padStart(24, '0')}`,
      at: '2026-05-01T10:00:00.000Z',
      by: 'Ada',
      op: 'note',
      paper: 'a',
      text: `note ${number}`,
    }));
    expect(foldJournal(events).state.papers.get('a')?.note).toBe(`note ${MANY - 1}`);
  });

  it('records that may be a paper are all judged', () => {
    const paper = { id: 'a', citationKey: 'a', title: 'A Title', sources: [], added: '2026', import: 'x' };
    const found = Array.from({ length: MANY }, (_, number) => ({
      name: `c${number}`,
      service: 'crossref' as const,
      record: { title: 'A Title', sources: [] },
      identifiers: [],
    }));
    const { doubtful } = settle({ paper, locked: new Set(), refused: new Set() }, found);
    expect(doubtful.map(({ name }) => name)).toEqual(['c0', 'c1', 'c2']);
  });
});
