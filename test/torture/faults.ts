import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, newPlace } from './kills.ts';
import { contentOf, observe, type Observed } from './observe.ts';
import { MAKERS, type Operation } from './operations.ts';
import { type Fault, type Ran, runProgram } from './program.ts';
import { Chance } from './random.ts';

/** What a disk may answer. A short write is no error: the rest has to be written. */
export const ANSWERS = [
  { how: 'fail', code: 'ENOSPC' },
  { how: 'fail', code: 'EIO' },
  { how: 'fail', code: 'EACCES' },
  { how: 'fail', code: 'EROFS' },
  { how: 'short' },
] as const satisfies readonly Omit<Fault, 'at'>[];

/** Commands that are no part of a random history, but write too. */
const OTHERS: Readonly<Record<string, (seen: Observed) => Operation>> = {
  init: () => ({ name: 'init', words: ['init', 'fresh'], extent: () => 'all' }),
  upgrade: ({ folder }) => {
    const file = join(folder, '.papers/library.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('schema: 2', 'schema: 1'));
    return {
      name: 'upgrade',
      words: ['list', 'new', 'after the upgrade'],
      extent: ({ state }) => (state.lists.has('after the upgrade') ? 'all' : 'none'),
    };
  },
  'doctor --fix': ({ folder }) => {
    const file = join(folder, '.papers/journal.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"id":5}\n`);
    return { name: 'doctor --fix', words: ['doctor', '--fix'], extent: () => 'all' };
  },
  'export --notes': () => ({
    name: 'export --notes',
    words: ['export', '--notes', 'notes', '--force'],
    extent: () => 'all',
  }),
};

export const FAULTED: readonly string[] = [...Object.keys(MAKERS), ...Object.keys(OTHERS)];

interface Trial {
  readonly name: string;
  readonly fault: Fault;
}

/** What is wrong with how a command took a fault. */
function faultsOf(ran: Ran, operation: Operation, seen: Observed, { fault }: Trial): string[] {
  const said = `${operation.name}, call ${fault.at}, ${fault.code ?? fault.how}`;
  const extent = operation.extent(seen);
  const faults: string[] = [];
  if (ran.status === null || ran.status > 1) faults.push(`ended by ${ran.signal ?? ran.status}: ${said}`);
  if (/\n\s+at |bug in papers/.test(ran.stderr)) faults.push(`no clear error: ${said}: ${ran.stderr}`);
  if (ran.status === 1 && ran.stderr === '' && ran.stdout === '') faults.push(`no word: ${said}`);
  if (ran.status === 0 && extent !== 'all') faults.push(`acknowledged and not there: ${said}`);
  if (extent === 'part') faults.push(`half done: ${said}`);
  return faults;
}

/** Runs a command on a copy of a library with one call failing; undefined when there are not so many calls. */
async function tried(template: string, trial: Trial, seed: number): Promise<string[] | undefined> {
  const { name, fault } = trial;
  const folder = mkdtempSync(join(tmpdir(), 'papers-faults-'));
  try {
    cpSync(template, folder, { recursive: true });
    const before = await observe(folder);
    const make = MAKERS[name] ?? OTHERS[name];
    const operation = await make?.(before, 'f0x', new Chance(seed));
    if (operation === undefined) throw new Error(name);
    const report = join(folder, 'calls.txt');
    const ran = await runProgram(folder, operation.words, { fault: { ...fault, report } });
    if (contentOf(folder, 'calls.txt').split('\n').length - 1 < fault.at) return undefined;
    const after = await observe(folder);
    const faults = faultsOf(ran, operation, after, trial);
    const kept = before.papers.filter(({ id }) => before.of(id).tags.includes('kept'));
    const isLost = kept.some(({ id }) => !after.of(id).tags.includes('kept'));
    const isMeant = ['undo', 'dedupe'].includes(name);
    if (isLost && !isMeant) faults.push(`lost what was there: ${name}, call ${fault.at}, ${fault.code ?? fault.how}`);
    const next = await runProgram(folder, ['tag', '+next', '--query', 'base']);
    if (next.status !== 0) faults.push(`the next command fails: ${name}, call ${fault.at}: ${next.stderr}`);
    const doctor = await runProgram(folder, ['doctor', '--fix']);
    if (doctor.status !== 0) faults.push(`doctor: ${name}, call ${fault.at}, ${fault.code ?? fault.how}: ${doctor.stdout}`);
    return faults;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fails every call that writes of every command named, one at a time and in every way, until there are no more calls. */
export async function torturedByFaults(
  seed: number,
  {
    time = Infinity,
    names = FAULTED,
    answers = ANSWERS,
  }: {
    readonly time?: number;
    readonly names?: readonly string[];
    readonly answers?: readonly Omit<Fault, 'at'>[];
  } = {},
): Promise<Outcome> {
  const counts = { commands: 0, 'calls failed': 0, unfinished: 0 };
  const failures: string[] = [];
  const template = await newPlace();
  try {
    for (const name of names) {
      counts.commands += 1;
      for (const answer of answers)
        for (let at = 1; ; at += 1) {
          if (Date.now() > time) {
            counts.unfinished += 1;
            break;
          }
          const faults = await tried(template, { name, fault: { ...answer, at } }, seed);
          if (faults === undefined) break;
          counts['calls failed'] += 1;
          failures.push(...faults);
        }
    }
  } finally {
    rmSync(template, { recursive: true, force: true });
  }
  return { counts, failures };
}
