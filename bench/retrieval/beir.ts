import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Collection, judgedQueries, judgementsOf, oneLine } from './collection.ts';

interface BeirRecord {
  readonly _id: string | number;
  readonly title?: string;
  readonly text?: string;
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

function records(file: string): BeirRecord[] {
  return linesOf(file).map((line, index) => {
    try {
      return JSON.parse(line) as BeirRecord;
    } catch {
      throw new Error(`${file}:${index + 1}: not JSON`);
    }
  });
}

/** The judgements of a collection: qrels/test.tsv before any other of qrels/, else a file of that name beside the corpus. */
function judgementFile(folder: string): string | undefined {
  const inFolder = join(folder, 'qrels');
  const others = existsSync(inFolder)
    ? readdirSync(inFolder)
        .filter((file) => file.endsWith('.tsv'))
        .toSorted()
        .map((file) => join(inFolder, file))
    : [];
  return [join(inFolder, 'test.tsv'), join(folder, 'qrels.tsv'), join(folder, 'test.tsv'), ...others].find(existsSync);
}

/** Rows of query, document and grade, with or without a heading; of four columns, as TREC has them, the second says nothing. */
function judgementRow(line: string): readonly [string, string, number] {
  const columns = line.trim().split(/\s+/);
  const [query = '', document = ''] = columns.length > 3 ? [columns[0], columns[2]] : columns;
  return [query, document, Number(columns.at(-1))];
}

/** The collection in BEIR's layout that a folder is: corpus.jsonl, queries.jsonl and judgements as TSV. */
export function* beirCollections(folder: string): Generator<Collection> {
  const [corpus, queries] = [join(folder, 'corpus.jsonl'), join(folder, 'queries.jsonl')];
  if (!existsSync(corpus) || !existsSync(queries)) return;
  const judgements = judgementFile(folder);
  if (judgements === undefined) throw new Error(`${folder}: no judgements: neither qrels/test.tsv nor qrels.tsv`);
  yield {
    name: basename(resolve(folder)),
    documents: records(corpus).map(({ _id, title, text }) => ({
      id: String(_id),
      title: oneLine(title),
      abstract: oneLine(text),
    })),
    queries: judgedQueries(
      records(queries).map(({ _id, text }) => ({ id: String(_id), text: oneLine(text) })),
      judgementsOf(
        linesOf(judgements)
          .map(judgementRow)
          .filter(([, , grade]) => !Number.isNaN(grade)),
      ),
    ),
    // As trec_eval does, and so the published figures of BEIR.
    gainOf: (grade) => grade,
  };
}
