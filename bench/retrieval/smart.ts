import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Collection, judgedQueries, judgementsOf, oneLine } from './collection.ts';

/** The old collections of the SMART system: NAME.all, NAME.qry and NAME.rel, in any case and with some variety. */
const DOCUMENTS = /^(?<name>[a-z]+)\.all(?:\.\d+)?$/i;

type SmartRecord = Readonly<Record<string, string>>;

/** Records: a line `.I 12`, then fields, each behind a line with a dot and a letter. */
export function smartRecords(text: string): SmartRecord[] {
  const records: Record<string, string>[] = [];
  let field: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const id = /^\.I\s+(\d+)/.exec(line)?.[1];
    const record = records.at(-1);
    if (id !== undefined) {
      records.push({ I: String(Number(id)) });
      field = undefined;
    } else if (/^\.[A-Z]\s*$/.test(line)) field = line.slice(1, 2);
    else if (record !== undefined && field !== undefined) record[field] = `${record[field] ?? ''}${line}\n`;
  }
  return records;
}

type Row = readonly [query: string, document: string, grade: number];

const number = (text = '') => String(Number(text));

/** Cranfield's grades go from 1, the best, to 4, and -1 stands for 1 as well: turned round, so that more is better. */
function cranfieldRow([query, document, grade]: readonly string[]): Row {
  return [number(query), number(document), Number(grade) === -1 ? 1 : 5 - Number(grade)];
}

/** A query and a document; in the form of TREC's judgements there are four columns and the document is the third. */
function plainRow(columns: readonly string[]): Row {
  const [query, second, third, fourth] = columns;
  const isTrec = second === '0' && fourth === '1';
  return [number(query), number(isTrec ? third : second), 1];
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'latin1');
}

/** The collections in SMART's layout that lie in a folder. */
export function* smartCollections(folder: string): Generator<Collection> {
  const files = readdirSync(folder).toSorted();
  for (const file of files) {
    const name = DOCUMENTS.exec(file)?.groups?.['name'];
    if (name === undefined) continue;
    const named = (pattern: RegExp) => files.find((other) => pattern.test(other.toLowerCase()));
    const queryFile = named(new RegExp(`^${name}\\.qry$`, 'i'));
    const judgementFile = named(new RegExp(`^${name}(?:\\.rel|qrel)$`, 'i'));
    if (queryFile === undefined || judgementFile === undefined) continue;
    const isCranfield = name.toLowerCase() === 'cran';
    const rows = read(folder, judgementFile)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns.length > 1)
      .map(isCranfield ? cranfieldRow : plainRow);
    yield {
      name: name.toLowerCase(),
      documents: smartRecords(read(folder, file)).map(({ I = '', T, W }) => ({
        id: I,
        title: oneLine(T),
        abstract: oneLine(W),
      })),
      // Cranfield's judgements count its queries by their place, whatever number they bear.
      queries: judgedQueries(
        smartRecords(read(folder, queryFile)).map(({ I = '', W }, place) => ({
          id: isCranfield ? String(place + 1) : I,
          text: oneLine(W),
        })),
        judgementsOf(rows),
      ),
      gainOf: isCranfield ? (grade) => 2 ** grade - 1 : (grade) => grade,
    };
  }
}
