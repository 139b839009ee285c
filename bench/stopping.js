// What the stopping rules promise, keep and save, over screenings of made-up records in random and better orders.
// Deterministic: the figures of docs/stopping.md are those that it prints, without and with a folder.
// node bench/stopping.js [RUNS]; with a folder of labelled sets (as bench/screening.js takes it), over replays of those
// instead: node bench/stopping.js RUNS DIR. Ctrl-C prints what is known by then.
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
  probabilityOfAtMost,
  readLabelled,
  seeded,
  simulate,
  soFar,
} = await fromSource(
  'formats/labelled/index.ts',
  'screening/features.ts',
  'screening/models.ts',
  'screening/simulate.ts',
  'screening/slices.ts',
  'screening/stopping/evaluate.ts',
  'screening/stopping/hypergeometric.ts',
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

/** After so many excluded in a row the model's order is left, and papers are drawn by chance. */
const LEFT_AFTER = [50, 100, 200];

/**
 * The other rule of Callaghan and Müller-Hansen (2020): from some point on the rest is read in random order, and that is
 * tested as the random sample it is. They leave open when to begin; `looks` has the p-value multiplied as ours is.
 */
function sampled(labels, { recall, confidence }, leftAfter, looks, random) {
  const found = [];
  for (const [index, relevant] of labels.entries()) {
    if (index - (found.at(-1) ?? -1) > leftAfter) break;
    if (relevant) found.push(index);
  }
  const begun = Math.min(labels.length, (found.at(-1) ?? -1) + 1 + leftAfter);
  const rest = labels.slice(begun);
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [rest[last], rest[other]] = [rest[other], rest[last]];
  }
  let inSample = 0;
  let sample = 0;
  const isEnough = () => {
    const all = found.length + inSample;
    const missed = Math.floor(all / recall + 1e-9) + 1 - all;
    if (missed > rest.length - sample) return true;
    const p = probabilityOfAtMost(inSample, { population: rest.length, relevant: inSample + missed, sample });
    return sample > 0 && p * (looks ? 1 + missed : 1) < 1 - confidence;
  };
  while (sample < rest.length && !isEnough()) {
    if (rest[sample]) inSample += 1;
    sample += 1;
  }
  const total = labels.filter(Boolean).length;
  return {
    rule: `random sample after ${leftAfter} in a row${looks ? ', corrected' : ''}`,
    recall: (found.length + inSample) / total,
    saved: 1 - (begun + sample) / labels.length,
  };
}

/** Where each rule would have stopped a screening. */
function outcomes(labels, target, random) {
  return [
    ...evaluateStopping(labels, labels.length, target),
    ...LEFT_AFTER.flatMap((leftAfter) =>
      [false, true].map((looks) => sampled(labels, target, leftAfter, looks, random)),
    ),
  ];
}

/** What the rules came to over all replays so far: for each, over all of them and for the set where it kept its target least often. */
function printReplayed(orders) {
  const sets = [...orders.values()].filter((replays) => replays.length > 0);
  const count = sets.flat().length;
  for (const target of [0.95, 0.9, 0.8]) {
    console.log(`\nTarget ${percent(target)} with 95% confidence, ${count} screenings of ${sets.length} labelled sets`);
    console.log('| rule | promise kept | worst set | mean recall | saved |\n|---|---:|---:|---:|---:|');
    const random = seeded(7);
    const bySet = sets.map((replays) =>
      replays.map((order) => outcomes(order, { recall: target, confidence: 0.95 }, random)),
    );
    bySet[0][0].forEach(({ rule }, index) => {
      const kept = bySet.map((runs) => runs.map((run) => run[index].recall >= target));
      const all = bySet.flat().map((run) => run[index]);
      console.log(
        `| ${rule} | ${kept.flat().filter(Boolean).length} of ${count} | ${percent(Math.min(...kept.map((of) => mean(of.map(Number)))))} | ${percent(mean(all.map(({ recall }) => recall)))} | ${percent(mean(all.map(({ saved }) => saved)))} |`,
      );
    });
  }
}

/** Replays as `papers simulate` does, learning after every record; one of each set in turn, so that Ctrl-C has all sets. */
async function onLabelledSets(folder) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.csv.gz'));
  if (names.length === 0) throw new Error(`${folder} has no NAME.csv.gz`);
  const sets = names.toSorted().map((name) => {
    const { records } = readLabelled(readFileSync(join(folder, name)), name);
    return { name, labels: records.map(({ included }) => included), features: finish(featuresOf(records)) };
  });
  const orders = new Map(sets.map(({ name }) => [name, []]));
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort();
  });
  for (let seed = 1; seed <= RUNS && !interrupt.signal.aborted; seed += 1) {
    for (const { name, labels, features } of sets) {
      orders.get(name).push(finish(simulate(MODELS.ours, features, labels, drawPriors(labels, seed))).labels);
      // Lets the signal in.
      await new Promise((resolve) => setImmediate(resolve));
      if (interrupt.signal.aborted) break;
    }
    console.error(`${seed} of ${RUNS} rounds, ${(process.cpuUsage().user / 1e6).toFixed(0)} s of processor time`);
  }
  printReplayed(orders);
}

function onMadeUpOrders() {
  for (const target of [0.95, 0.8]) {
    console.log(`\nTarget ${percent(target)} with 95% confidence, ${RUNS} screenings of each of ${SIZES.length} sizes`);
    console.log('| order | rule | promise kept | worst size | mean recall | saved |\n|---|---|---:|---:|---:|---:|');
    for (const [name, lead] of LEADS) {
      const random = seeded(lead + 1);
      const draws = seeded(lead + 101);
      const bySize = SIZES.map(([total, relevant]) =>
        Array.from({ length: RUNS }, () => {
          const labels = anOrder(total, relevant, lead, random);
          return outcomes(labels, { recall: target, confidence: 0.95 }, draws);
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
else await onLabelledSets(folder);
