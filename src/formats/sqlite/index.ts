import initialise from 'sql.js/dist/sql-wasm-inline.js';
import type { Entry } from '../../domain/entry.ts';
import type { Format } from '../format.ts';
import { COLUMNS, decisionColumns, MANY } from '../tables.ts';

const TYPES = { text: 'TEXT', whole: 'INTEGER' } as const;

/** `paper` has what a paper has one of, and all of it as JSON; a table of each has what it has several of, in order. */
function schema(): string {
  const columns = COLUMNS.map(([field, column, kind]) => {
    const constraint = field === 'id' ? ' PRIMARY KEY' : field === 'title' || field === 'status' ? ' NOT NULL' : '';
    return `"${column}" ${TYPES[kind]}${constraint}`;
  });
  const tables = MANY.map(
    ([name]) =>
      `CREATE TABLE "${name}" (paper TEXT NOT NULL REFERENCES papers(id), position INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (paper, position)) WITHOUT ROWID;
       CREATE INDEX "${name}_value" ON "${name}"(value);`,
  );
  return `CREATE TABLE papers (${columns.join(', ')}, reason TEXT, decided_by TEXT, decided_at TEXT, json TEXT NOT NULL);\n${tables.join('\n')}`;
}

/** An SQLite database with every paper, in the order given. Heeds `abstracts`. */
async function encode(entries: readonly Entry[], { abstracts = true }: { readonly abstracts?: boolean }) {
  const { Database } = await initialise();
  const database = new Database();
  database.run(schema());
  database.run('BEGIN');
  const places = Array.from({ length: COLUMNS.length + 4 }, () => '?').join(', ');
  const paper = database.prepare(`INSERT INTO papers VALUES (${places})`);
  const several = MANY.map(([name, of]) => ({
    of,
    insert: database.prepare(`INSERT INTO "${name}" VALUES (?, ?, ?)`),
  }));
  for (const { abstract, ...rest } of entries) {
    const entry: Entry = abstracts && abstract !== undefined ? { ...rest, abstract } : rest;
    const { reason, decidedBy, at } = decisionColumns(entry);
    const values = COLUMNS.map(([field]) => entry[field] ?? null);
    paper.run([...values, reason, decidedBy, at, JSON.stringify(entry)]);
    for (const { of, insert } of several)
      of(entry).forEach((value, position) => insert.run([entry.id, position, value]));
  }
  for (const statement of [paper, ...several.map(({ insert }) => insert)]) statement.free();
  database.run('COMMIT');
  const bytes = database.export();
  database.close();
  return bytes;
}

export const format: Format = { encode };
