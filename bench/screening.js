// Ours against ELAS u4 on labelled sets from fixed priors: node bench/screening.js DIR [--quick] [--priors N] [--model NAME...]
// DIR holds NAME.csv.gz for each set, and priors.json: { NAME: { priors: [[row included, row excluded], ...] } }.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromSource } from './source.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    priors: { type: 'string' },
    model: { type: 'string', multiple: true, default: ['elas-u4', 'ours'] },
  },
});
const [folder] = positionals;
const priorsFile = join(folder ?? '', 'priors.json');
if (folder === undefined || !existsSync(priorsFile)) {
  console.error(`There is no ${priorsFile}: name the folder that holds the labelled sets and priors.json.`);
  process.exit(2);
}

const METRICS = ['loss', 'atd', 'wss95', 'wss100', 'rrf10'];
const { featuresOf, finish, metricsOf, MODELS, readLabelled, simulate } = await fromSource(
  'formats/labelled/index.ts',
  'screening/features.ts',
  'screening/metrics.ts',
  'screening/models.ts',
  'screening/simulate.ts',
  'screening/slices.ts',
);

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const means = (all) => Object.fromEntries(METRICS.map((name) => [name, mean(all.map((metrics) => metrics[name]))]));
const cells = (metrics) => METRICS.map((name) => metrics[name].toFixed(4).padStart(8)).join('');
const row = (name, model, metrics, more = '') =>
  console.log(`${name.padEnd(36)}${model.padEnd(9)}${cells(metrics)}${more}`);

/** Few and small, for a look while working: no figures to publish. */
const QUICK = { sets: 5, priors: 1 };
const fixed = JSON.parse(readFileSync(priorsFile, 'utf8'));
const sets = Object.entries(fixed)
  .toSorted(([, a], [, b]) => a.records - b.records)
  .slice(0, values.quick ? QUICK.sets : undefined);
const runs = Number(values.priors ?? (values.quick ? QUICK.priors : Number.POSITIVE_INFINITY));
const all = Object.fromEntries(values.model.map((model) => [model, []]));

console.log(`${''.padEnd(45)}${METRICS.map((name) => name.padStart(8)).join('')}   seconds a run`);
for (const [name, { priors }] of sets) {
  const { records, messages } = readLabelled(readFileSync(join(folder, `${name}.csv.gz`)), name);
  if (records.length === 0) throw new Error(messages[0]?.reason);
  const labels = records.map(({ included }) => included);
  const features = finish(featuresOf(records));
  for (const model of values.model) {
    const start = performance.now();
    const results = priors
      .slice(0, runs)
      .map(([included, excluded]) =>
        metricsOf(finish(simulate(MODELS[model], features, labels, { included: [included], excluded: [excluded] }))),
      );
    const seconds = (performance.now() - start) / 1000 / results.length;
    all[model].push(means(results));
    row(name, model, means(results), seconds.toFixed(1).padStart(16));
  }
}
for (const model of values.model) row(`mean of ${sets.length} sets`, model, means(all[model]));
const [anchor, ...others] = values.model;
for (const model of others)
  console.log(
    `${model}: loss ${(means(all[model]).loss / means(all[anchor]).loss).toFixed(3)} of ${anchor}, better on ${
      all[model].filter(({ loss }, index) => loss < all[anchor][index].loss).length
    } of ${sets.length} sets`,
  );
