// What the stopping rules promise, keep and save, over screenings of made-up records in random and better orders.
// Deterministic: the figures of docs/stopping.md are those that it prints.
import { fromSource } from './source.js';

const { anOrder, estimateRecall, evaluateStopping, seeded, soFar } = await fromSource(
  'screening/stopping/evaluate.ts',
  'screening/stopping/recall.ts',
  'screening/stopping/so-far.ts',
  '../test/support/orders.ts',
);

const RUNS = Number(process.argv[2] ?? 150);
const SIZES = [
  [100, 5],
  [300, 30],
  [300, 100],
  [1000, 10],
  [1000, 50],
  [1000, 150],
  [3000, 60],
  [10_000, 100],
];
const LEADS = [
  ['random', 0],
  ['poor', 1],
  ['fair', 2],
  ['good', 3],
];
const percent = (share) => `${(share * 100).toFixed(1)}%`;
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

for (const target of [0.95, 0.8]) {
  console.log(`\nTarget ${percent(target)} with 95% confidence, ${RUNS} screenings of each of ${SIZES.length} sizes`);
  console.log('| order | rule | promise kept | worst size | mean recall | saved |\n|---|---|---:|---:|---:|---:|');
  for (const [name, lead] of LEADS) {
    const random = seeded(lead + 1);
    const bySize = SIZES.map(([total, relevant]) =>
      Array.from({ length: RUNS }, () => {
        const labels = anOrder(total, relevant, lead, random);
        return evaluateStopping(labels, total, { recall: target, confidence: 0.95 });
      }),
    );
    bySize[0][0].forEach(({ rule }, index) => {
      const keptBy = bySize.map((runs) => mean(runs.map((run) => Number(run[index].recall >= target))));
      const all = bySize.flat().map((run) => run[index]);
      console.log(
        `| ${name} | ${rule} | ${percent(mean(keptBy))} | ${percent(Math.min(...keptBy))} | ${percent(mean(all.map(({ recall }) => recall)))} | ${percent(mean(all.map(({ saved }) => saved)))} |`,
      );
    });
  }
}

console.log('\nThe estimate of recall, looked at once when so much was screened');
console.log(
  '| order | screened | true recall | estimate | lower end | true recall below it |\n|---|---:|---:|---:|---:|---:|',
);
for (const [name, lead] of LEADS)
  for (const screened of [0.2, 0.5, 0.8]) {
    const random = seeded(lead + 11);
    const runs = SIZES.flatMap(([total, relevant]) =>
      Array.from({ length: RUNS }, () => {
        const labels = anOrder(total, relevant, lead, random).slice(0, screened * total);
        const made = estimateRecall(soFar(labels, total), 0.95);
        return made === undefined ? [] : [{ ...made, recall: labels.filter(Boolean).length / relevant }];
      }).flat(),
    );
    const below = mean(runs.map(({ recall, lower }) => Number(recall < lower - 1e-9)));
    console.log(
      `| ${name} | ${percent(screened)} | ${percent(mean(runs.map(({ recall }) => recall)))} | ${percent(mean(runs.map(({ estimate }) => estimate)))} | ${percent(mean(runs.map(({ lower }) => lower)))} | ${percent(below)} |`,
    );
  }
