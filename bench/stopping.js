// What the stopping rules promise, keep and save, over screenings of made-up records in random and better orders.
// Deterministic: the figures of docs/stopping.md are those that it prints.
// node bench/stopping.js [RUNS]; with a folder of labelled sets (as bench/screening.js takes it), over replays of those
// instead: node bench/stopping.js RUNS DIR
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromSource } from './source.js';

const {
  anOrder,
  drawPriors,
  estimateRecall,
  evaluateStopping,
  featuresOf,
  finish,
  MODELS,
  readLabelled,
  seeded,
  soFar,
} = await fromSource(
  'formats/labelled/index.ts',
  'screening/features.ts',
  'screening/models.ts',
  'screening/simulate.ts',
  'screening/slices.ts',
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

/** How often each rule kept its target, with mean recall and saving. */
function row(label, outcomes, target) {
  const kept = outcomes.filter(({ recall }) => recall >= target).length;
  console.log(
    `| ${label} | ${kept} of ${outcomes.length} | ${percent(mean(outcomes.map(({ recall }) => recall)))} | ${percent(mean(outcomes.map(({ saved }) => saved)))} |`,
  );
}

/** A replay that learns after every record at first, then after every fiftieth part of what is decided. */
function replayed(start, labels, { included, excluded }) {
  const learner = start();
  for (const known of included) learner.learn(known, true);
  for (const known of excluded) learner.learn(known, false);
  let open = labels.flatMap((_, index) => (included.includes(index) || excluded.includes(index) ? [] : [index]));
  const order = [];
  let inARow = 0;
  // When all are found, those that are left come in any order.
  while (open.some((record) => labels[record])) {
    const scores = finish(learner.scores(open, inARow));
    const ranked = open.map((record, at) => [record, scores[at]]).toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
    const read = ranked.slice(0, order.length < 30 ? 1 : Math.ceil(order.length / 50)).map(([record]) => record);
    for (const record of read) {
      learner.learn(record, labels[record]);
      inARow = labels[record] ? 0 : inARow + 1;
    }
    order.push(...read.map((record) => labels[record]));
    const done = new Set(read);
    open = open.filter((record) => !done.has(record));
  }
  return [...order, ...open.map(() => false)];
}

function onLabelledSets(folder) {
  const orders = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.csv.gz'))
    .toSorted()) {
    const { records } = readLabelled(readFileSync(join(folder, name)), name);
    const labels = records.map(({ included }) => included);
    const start = finish(MODELS.ours.prepare(finish(featuresOf(records))));
    for (let seed = 1; seed <= RUNS; seed += 1) orders.push(replayed(start, labels, drawPriors(labels, seed)));
    console.error(`${name}: ${RUNS} replayed`);
  }
  for (const target of [0.95, 0.9, 0.8]) {
    console.log(`\nTarget ${percent(target)} with 95% confidence, ${orders.length} screenings of labelled sets`);
    console.log('| rule | promise kept | mean recall | saved |\n|---|---:|---:|---:|');
    const runs = orders.map((order) => evaluateStopping(order, order.length, { recall: target, confidence: 0.95 }));
    runs[0].forEach(({ rule }, index) =>
      row(
        rule,
        runs.map((run) => run[index]),
        target,
      ),
    );
  }
}

function onMadeUpOrders() {
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
}

const [, , , folder] = process.argv;
if (folder === undefined) onMadeUpOrders();
else onLabelledSets(folder);
