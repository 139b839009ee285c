import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import initialise from 'sql.js/dist/sql-wasm-inline.js';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { mappingOf } from '../../src/formats/search-engine/mapping.ts';
import { schemaNamed } from '../../src/verbs/schemas.ts';
import { type Shell, shellWithSeed } from '../support/papers.ts';

function exported(...args: readonly string[]): Shell & { entries: Entry[]; file: (name: string) => Buffer } {
  const shell = shellWithSeed();
  const { papers, folder, pipe } = shell;
  pipe(
    JSON.stringify({
      title: 'Größe; "quoted" \' DROP',
      authors: ['Ann Lee', 'Bo Ek'],
      date: '2023-05',
      keywords: ['k'],
    }),
    'import',
    '-',
  );
  papers('tag', '+icl', '+long context', '--', 'tart');
  papers('exclude', 'helmet', '--reason', 'off topic');
  papers('list', 'add', 'to read', 'tart');
  const { stderr, status } = papers('export', ...args);
  expect({ stderr, status }).toMatchObject({ status: 0 });
  return {
    ...shell,
    entries: papers('ls', '--json').json() as Entry[],
    file: (name) => readFileSync(join(folder, name)),
  };
}

describe('for search engines', () => {
  it.each(['opensearch', 'elasticsearch'] as const)(
    '%s gets every paper whole, and a mapping of every field',
    (engine) => {
      const { entries, file } = exported('--to', engine, '--mapping', 'index.json', '-o', 'papers.ndjson');
      const text = file('papers.ndjson').toString();
      expect(text.endsWith('\n')).toBe(true);
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.filter((_, place) => place % 2 === 0)).toEqual(
        entries.map(({ id }) => ({ index: { _index: 'papers', _id: id } })),
      );
      expect(lines.filter((_, place) => place % 2 === 1)).toEqual(entries);
      const { mappings } = JSON.parse(file('index.json').toString()) as { mappings: { properties: object } };
      expect(new Set(Object.keys(mappings.properties))).toEqual(new Set(Object.keys(schemaNamed('paper').properties)));
    },
  );

  it('the two are told what each calls a field of anything', () => {
    expect(mappingOf('opensearch')).toContain('"flat_object"');
    expect(mappingOf('elasticsearch')).toContain('"flattened"');
  });
});

describe('for databases', () => {
  it('SQLite has every paper, with its tags and authors in tables of their own', async () => {
    const { entries, file, folder } = exported('-o', 'papers.sqlite');
    const { Database } = await initialise();
    const database = new Database(file('papers.sqlite'));
    const rows = (sql: string) => database.exec(sql)[0]?.values ?? [];
    expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(rows('SELECT json FROM papers ORDER BY rowid').map(([json]) => JSON.parse(String(json)) as unknown)).toEqual(
      entries,
    );
    expect(rows('SELECT id, title, abstract, year FROM papers ORDER BY rowid')).toEqual(
      entries.map(({ id, title, abstract = null, year = null }) => [id, title, abstract, year]),
    );
    expect(rows("SELECT value FROM tags WHERE paper = 'tart' ORDER BY position")).toEqual([['icl'], ['long context']]);
    expect(rows("SELECT reason, status FROM papers WHERE id = 'helmet'")).toEqual([['off topic', 'excluded']]);
    expect(rows('SELECT value FROM authors JOIN papers ON id = paper WHERE year = 2023 ORDER BY position')).toEqual([
      ['Ann Lee'],
      ['Bo Ek'],
    ]);
    database.close();
    // The program that everyone has it read by, where it is installed.
    const real = spawnSync('sqlite3', ['papers.sqlite', 'SELECT count(*) FROM papers'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (real.error === undefined) expect(real.stdout).toBe(`${entries.length}\n`);
  });

  it('Parquet has a row for each paper', async () => {
    const { entries, file } = exported('--to', 'parquet', '-o', 'papers.parquet');
    const bytes = new Uint8Array(file('papers.parquet'));
    const rows = await parquetReadObjects({ file: bytes.buffer });
    expect(
      rows.map(({ id, title, abstract, year, tags, authors }) => ({ id, title, abstract, year, tags, authors })),
    ).toEqual(
      entries.map(({ id, title, abstract = null, year = null, tags, authors = [] }) => ({
        id,
        title,
        abstract,
        year,
        tags,
        authors: authors.map(({ name }) => name),
      })),
    );
    expect(rows.find(({ id }) => id === 'helmet')).toMatchObject({ status: 'excluded', reason: 'off topic' });
  });

  it('leaves abstracts out when asked, and writes an empty library', async () => {
    const { papers, folder } = exported('--to', 'sqlite', '-o', 'a.sqlite', '--without-abstracts');
    const { Database } = await initialise();
    const database = new Database(readFileSync(join(folder, 'a.sqlite')));
    expect(database.exec("SELECT count(abstract), sum(json LIKE '%abstract\":%') FROM papers")[0]?.values).toEqual([
      [0, 0],
    ]);
    database.close();
    for (const format of ['parquet', 'sqlite', 'opensearch'])
      expect(papers('export', 'tag:none', '--to', format, '-o', `empty.${format}`).status).toBe(0);
    expect(papers('export', '--to', 'csv', '--mapping', 'x').status).toBe(2);
  });
});
