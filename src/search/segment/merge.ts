import { COLUMNS, type Column, type ColumnName, type NamedColumn } from './columns.ts';
import { LENGTHS } from './fields.ts';
import type { StoredPostings } from './postings.ts';
import { PostingsJoiner } from './postings-writer.ts';
import type { Segment, SegmentParts } from './segment.ts';

/** Rows of several tables as those of one: the parts that have a key come together, in the order of the tables. */
function* rowsTogether<Value>(
  tables: readonly Iterator<readonly [key: string, value: Value]>[],
): Generator<readonly [key: string, parts: readonly (readonly [table: number, value: Value])[]]> {
  const heads = tables.map((table) => table.next());
  for (;;) {
    let least: string | undefined;
    for (const head of heads)
      if (head.done !== true && (least === undefined || head.value[0] < least)) [least] = head.value;
    if (least === undefined) return;
    const parts: [number, Value][] = [];
    heads.forEach((head, table) => {
      if (head.done === true || head.value[0] !== least) return;
      parts.push([table, head.value[1]]);
      heads[table] = tables[table]?.next() ?? head;
    });
    yield [least, parts];
  }
}

function* wordsOf(segment: Segment): Generator<readonly [word: string, stem: string]> {
  const rows = segment.words();
  while (rows.next()) yield [rows.key, rows.value().rest() || rows.key];
}

function* namesOf(segment: Segment): Generator<readonly [name: string, papers: readonly number[]]> {
  const rows = segment.names();
  while (rows.next()) {
    const value = rows.value();
    yield [rows.key, Array.from({ length: value.varint() }, () => value.varint())];
  }
}

/** What the segments' papers have in a column, one segment after the other. */
function joined<Name extends ColumnName>(segments: readonly Segment[], name: Name, papers: number): Column<Name> {
  const whole = new COLUMNS[name](papers);
  let at = 0;
  for (const segment of segments) {
    whole.set(segment.readColumn(name), at);
    at += segment.papers;
  }
  return whole as Column<Name>;
}

function* idsOf(segments: readonly Segment[]): Generator<Uint8Array> {
  for (const segment of segments) yield segment.readIds();
}

/** The columns that every segment of the corpus has, each as it is asked for. */
function* columnsOf(segments: readonly Segment[], papers: number): Generator<NamedColumn> {
  const column = <Name extends ColumnName>(name: Name) => joined(segments, name, papers);
  yield ['offset', column('offset')];
  for (const name of LENGTHS) yield [name, column(name)];
  yield ['year', column('year')];
  yield ['facts', column('facts')];
  yield ['import', column('import')];
  yield ['added', column('added')];
  const idEnd = new Uint32Array(papers);
  let paper = 0;
  let idBytes = 0;
  for (const segment of segments) {
    for (const end of segment.readColumn('idEnd')) idEnd[paper++] = idBytes + end;
    idBytes += segment.places.ids[1];
  }
  yield ['idEnd', idEnd];
}

/** What one segment is made of that has the papers of several, which follow each other in the corpus. */
export function mergedParts(segments: readonly Segment[]): SegmentParts {
  const bases: number[] = [];
  let papers = 0;
  for (const segment of segments) {
    bases.push(papers);
    papers += segment.papers;
  }

  function* terms(): Generator<readonly [string, StoredPostings]> {
    const joiner = new PostingsJoiner();
    for (const [key, parts] of rowsTogether(segments.map((segment) => segment.everyTerm())))
      yield [
        key,
        joiner.join(
          parts.map(([number, { count, last, readPapers, readPlaces }]) => ({
            base: bases[number] ?? 0,
            count,
            last,
            papers: readPapers(),
            places: readPlaces(),
          })),
        ),
      ];
  }

  function* words(): Generator<readonly [string, string]> {
    for (const [word, [first]] of rowsTogether(segments.map(wordsOf))) yield [word, first?.[1] ?? word];
  }

  function* names(): Generator<readonly [string, readonly number[]]> {
    for (const [name, parts] of rowsTogether(segments.map(namesOf)))
      yield [name, parts.flatMap(([number, called]) => called.map((paper) => paper + (bases[number] ?? 0)))];
  }

  return {
    papers,
    columns: columnsOf(segments, papers),
    ids: idsOf(segments),
    terms: terms(),
    words: words(),
    names: names(),
  };
}
