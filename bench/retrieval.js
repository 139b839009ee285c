// How well `papers search --match any` ranks, against MiniSearch as it comes and BM25 by the book, on judged collections.
// Bundled first, since it runs the project's own ranking, which is TypeScript.
import { fromSource } from './source.js';

const { main } = await fromSource('../bench/retrieval/main.ts');
process.exitCode = main(process.argv.slice(2));
