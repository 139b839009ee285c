import { parseArgs } from 'node:util';
import { torturedByCrowds } from './crowds.ts';
import { torturedByFaults } from './faults.ts';
import { torturedByInput } from './fuzz.ts';
import { torturedByKills, type Outcome } from './kills.ts';
import { torturedByUpgrades } from './upgrades.ts';

/** Every part, with its share of the time. */
const PARTS: Readonly<Record<string, (seed: number, until: { readonly time: number }) => Promise<Outcome>>> = {
  kills: torturedByKills,
  faults: torturedByFaults,
  upgrades: torturedByUpgrades,
  input: torturedByInput,
  crowds: torturedByCrowds,
  'crowds, some killed': (seed, { time }) => torturedByCrowds(seed, { time, changes: 40, killed: 30 }),
};

/** Runs the parts one after the other, each for its share of the time; gives the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      minutes: { type: 'string', default: '5' },
      only: { type: 'string', default: Object.keys(PARTS).join(',') },
    },
  });
  const seed = Number(values.seed);
  const names = values.only.split(',');
  process.stdout.write(`--seed ${seed} --minutes ${values.minutes}\n`);
  let status = 0;
  for (const name of names) {
    const part = PARTS[name];
    if (part === undefined) throw new Error(`the parts are ${Object.keys(PARTS).join(', ')}`);
    const time = Date.now() + (Number(values.minutes) * 60_000) / names.length;
    const { counts, failures } = await part(seed, { time });
    const numbers = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
    process.stdout.write(`${name}: ${numbers.join(', ')}, ${failures.length} failures\n`);
    for (const failure of failures) process.stdout.write(`  ${failure}\n`);
    if (failures.length > 0) status = 1;
  }
  return status;
}
