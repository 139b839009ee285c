// Re-ranking after a decision, on synthetic papers: node bench/rerank.js [COUNT] [DECIDED]
import { papers as generated } from './corpus.js';
import { median } from './measure.js';
import { fromSource } from './source.js';

const count = Number(process.argv[2] ?? 2000);
const decided = Number(process.argv[3] ?? 100);
const { finish, MODELS, rank, screeningCorpus } = await fromSource(
  'screening/models.ts',
  'screening/prioritise.ts',
  'screening/slices.ts',
);

const now = () => performance.now();
const start = now();
const corpus = finish(screeningCorpus(generated(count), MODELS.ours));
console.log(`${count} papers made and read in ${((now() - start) / 1000).toFixed(1)} s`);
const decisions = Array.from({ length: count }, (_, row) =>
  row >= decided ? undefined : row % 10 === 0 ? 'include' : 'exclude',
);

const cold = now();
finish(rank(corpus, decisions, { most: 10, inARow: 9 }));
console.log(`ranked for the first time in ${(now() - cold).toFixed(0)} ms`);

const times = [];
let longest = 0;
for (let next = decided; next < decided + 15; next += 1) {
  decisions[next] = next % 10 === 0 ? 'include' : 'exclude';
  const from = now();
  const steps = rank(corpus, decisions, { most: 10, inARow: 9 });
  for (let before = from, done = false; !done; before = now()) {
    done = steps.next().done === true;
    longest = Math.max(longest, now() - before);
  }
  times.push(now() - from);
}
console.log(
  `ranked after a decision in ${median(times).toFixed(0)} ms (median of ${times.length}), longest step ${longest.toFixed(0)} ms`,
);
console.log(`memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`);
