import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { plainMiniSearch, textbookBm25 } from './anchors.ts';
import { beirCollections } from './beir.ts';
import type { Collection } from './collection.ts';
import { meanQuality, qualityOf } from './metrics.ts';
import { papers, STEPS } from './papers.ts';
import { smartCollections } from './smart.ts';
import type { System } from './system.ts';

/** Prints what lies between the anchors and the ranking of this project, too. */
const STEPS_FLAG = '--steps';

/** The collections of a folder, or of the folders in it. */
function* collectionsIn(folder: string): Generator<Collection> {
  for (const each of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    if (statSync(each).isDirectory()) {
      yield* smartCollections(each);
      yield* beirCollections(each);
    }
}

function report({ name, documents, queries, gainOf }: Collection, systems: readonly System[]): void {
  console.log(`\n${name}: ${documents.length} documents, ${queries.length} judged queries`);
  console.log(`${''.padEnd(20)} nDCG@10     MAP  recall@100`);
  for (const system of systems) {
    const search = system.index(documents);
    const { ndcg10, averagePrecision, recall100 } = meanQuality(
      queries.map(({ text, judgements }) => qualityOf(search(text), judgements, gainOf)),
    );
    const figures = [ndcg10.toFixed(4), averagePrecision.toFixed(4), recall100.toFixed(4)];
    console.log(`${system.name.padEnd(20)}  ${figures.join('  ')}`);
  }
}

/** Runs the benchmark; gives the exit status. */
export function main(args: readonly string[]): number {
  const folder = args.find((argument) => argument !== STEPS_FLAG);
  const steps = args.includes(STEPS_FLAG) ? STEPS : [];
  if (folder === undefined || !existsSync(folder)) {
    console.error(
      folder === undefined
        ? 'Which folder? npm run bench:retrieval -- DIR [--steps], with collections in SMART or BEIR layout.'
        : `${folder}: no such folder. It should hold collections in SMART layout (cran.all.1400, cran.qry, cranqrel) or in BEIR layout (corpus.jsonl, queries.jsonl, qrels/test.tsv).`,
    );
    return 2;
  }
  let count = 0;
  for (const collection of collectionsIn(folder)) {
    count += 1;
    report(collection, [plainMiniSearch, textbookBm25, ...steps, papers]);
  }
  if (count > 0) return 0;
  console.error(
    `${folder}: no collection in it: neither NAME.all with NAME.qry and NAME.rel, nor corpus.jsonl with queries.jsonl.`,
  );
  return 1;
}
