import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineLibrary } from '../../src/library/doctor/examine.ts';
import { openLibrary } from '../../src/library/open.ts';
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
function faultsOf(ran: Ran, operation: Operation, seen: Observed): string[] {
  const extent = operation.extent(seen);
  const faults: string[] = [];
  if (ran.status === null || ran.status > 1) faults.push(`ended by ${ran.signal ?? ran.status}`);
  if (/\n\s+at |bug in papers/.test(ran.stderr)) faults.push(`no clear error: ${ran.stderr.slice(0, 300)}`);
  if (ran.status === 1 && ran.stderr === '' && ran.stdout === '') faults.push('no word');
  if (ran.status === 0 && extent !== 'all') faults.push('acknowledged and not there');
  if (extent === 'part') faults.push('half done');
  return faults;
}

/** What is wrong with the library afterwards: whether a change can be made, and what doctor finds and cannot repair. */
async function faultsLater(folder: string): Promise<string[]> {
  const directory = join(folder, '.papers');
  const ports = { clock: () => new Date(), random: Math.random, reviewer: 'Ada' };
  const library = await openLibrary(directory, ports);
  await library.commit({ op: 'list-new', list: 'afterwards' });
  const found = await examineLibrary(directory, ports, true);
  const { state } = await observe(folder);
  return [
    ...(state.lists.has('afterwards') ? [] : ['the next change is lost']),
    ...found.filter(({ isRepaired }) => !isRepaired).map(({ file, reason }) => `doctor: ${file}: ${reason}`),
  ];
}

/** Runs a command on a copy of a library with one call failing; undefined when there are not so many calls. */
async function tried(template: string, trial: Trial, seed: number): Promise<string[] | undefined> {
  const { name, fault } = trial;
  const folder = mkdtempSync(join(tmpdir(), 'papers-faults-'));
  try {
    cpSync(template, folder, { recursive: true });
    const make = MAKERS[name] ?? OTHERS[name];
    const operation = await make?.(await observe(folder), 'f0x', new Chance(seed));
    if (operation === undefined) throw new Error(name);
    const before = await observe(folder);
    const report = join(folder, 'calls.txt');
    const ran = await runProgram(folder, operation.words, { fault: { ...fault, report } });
    if (contentOf(folder, 'calls.txt').split('\n').length - 1 < fault.at) return undefined;
    const after = await observe(folder);
    const faults = faultsOf(ran, operation, after);
    const isKept = ({ of }: Observed) => before.papers.every(({ id }) => of(id).tags.includes('kept'));
    // What undo takes back, and a paper that is another one now, are meant to lose it.
    if (isKept(before) && !isKept(after) && !['undo', 'dedupe'].includes(name)) faults.push('lost what was there');
    faults.push(...(await faultsLater(folder)));
    return faults.map((said) => `${name}, call ${fault.at}, ${fault.code ?? fault.how}: ${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface FaultOptions {
  readonly time?: number;
  readonly names?: readonly string[];
  readonly answers?: readonly Omit<Fault, 'at'>[];
  readonly lanes?: number;
}

/** Fails every call that writes of every command named, one at a time and in every way, until there are no more calls. */
export async function torturedByFaults(
  seed: number,
  { time = Infinity, names = FAULTED, answers = ANSWERS, lanes = 3 }: FaultOptions = {},
): Promise<Outcome> {
  const counts = { 'commands in all ways': 0, 'calls failed': 0, unfinished: 0 };
  const failures: string[] = [];
  const template = await newPlace();
  const tasks = answers.flatMap((answer) => names.map((name) => ({ name, answer })));
  const work = async (): Promise<void> => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
      for (let at = 1; ; at += 1) {
        if (Date.now() > time) {
          counts.unfinished += 1;
          break;
        }
        const faults = await tried(template, { name: task.name, fault: { ...task.answer, at } }, seed);
        if (faults === undefined) {
          counts['commands in all ways'] += 1;
          break;
        }
        counts['calls failed'] += 1;
        failures.push(...faults);
      }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, work));
  } finally {
    rmSync(template, { recursive: true, force: true });
  }
  return { counts, failures };
}
