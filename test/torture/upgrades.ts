import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './kills.ts';
import { contentOf, observe, type Observed } from './observe.ts';
import { type Fault, ROOT, runProgram } from './program.ts';

/** A library as papers wrote it before lines had checksums. */
const OLD = join(ROOT, 'fixtures/libraries/schema-1');
const KEPT = ['library.yaml', 'journal.jsonl', 'corpus.jsonl'];
const CHANGE = ['tag', '+upgraded', '--', 'journals-grow'];

function oldLibrary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'papers-upgrade-'));
  cpSync(OLD, join(folder, '.papers'), { recursive: true });
  return folder;
}

/** All that the library says, but for the tag that the command gives. */
function contentsOf({ papers, state, of, undone }: Observed): string {
  const states = papers.map(({ id }) => {
    const { tags, ...rest } = of(id);
    return { ...rest, tags: tags.filter((tag) => !/^(?:upgraded|next)$/.test(tag)) };
  });
  return JSON.stringify({ papers, states, lists: [...state.lists], undone });
}

/** The calls that write of a first change of an old library, in order. */
async function callsOfUpgrade(): Promise<string[]> {
  const folder = oldLibrary();
  try {
    await runProgram(folder, CHANGE, { fault: { at: Infinity, how: 'fail', report: join(folder, 'calls.txt') } });
    return contentOf(folder, 'calls.txt').trim().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a library says that was never written to. */
async function oldContents(): Promise<string> {
  const folder = oldLibrary();
  try {
    return contentsOf(await observe(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with a library whose upgrade was killed at a call. */
async function faultsAfter(fault: Fault, before: string): Promise<string[]> {
  const folder = oldLibrary();
  const faults: string[] = [];
  const expectOldFiles = (isNeeded: boolean): void => {
    const backup = join(folder, '.papers', 'backup-schema-1');
    if (!existsSync(backup) && !isNeeded) return;
    for (const name of KEPT)
      if (contentOf(backup, name) !== readFileSync(join(OLD, name), 'utf8')) faults.push(`the backup of ${name}`);
  };
  try {
    const { signal } = await runProgram(folder, CHANGE, { fault });
    if (signal === null) faults.push('was not killed');
    expectOldFiles(false);
    const after = await observe(folder);
    if (contentsOf(after) !== before) faults.push('reads as something else');
    const problems = after.problems.filter((problem) => !problem.includes('older schema'));
    if (problems.length > 0) faults.push(problems.join('; '));
    const next = await runProgram(folder, ['tag', '+next', '--', 'journals-grow']);
    if (next.status !== 0) faults.push(`the next command: ${next.stderr}`);
    expectOldFiles(true);
    const upgraded = await observe(folder);
    if (contentsOf(upgraded) !== before || !upgraded.of('journals-grow').tags.includes('next'))
      faults.push('is something else once upgraded');
    if (!/^schema: 2$/m.test(contentOf(join(folder, '.papers'), 'library.yaml'))) faults.push('is not upgraded');
    const doctor = await runProgram(folder, ['doctor']);
    if (doctor.status !== 0 || upgraded.problems.length > 0) faults.push(`doctor: ${doctor.stdout}${doctor.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults.map((said) => `${fault.how} call ${fault.at}: ${said}`);
}

/**
 * Kills the first change of a library of an older schema before every call that writes, and in the middle of those that
 * write bytes. Whatever is left has to read as before, the next change to bring it to the present schema, and the backup
 * to have its very bytes. `step` takes only every so many of the calls.
 */
export async function torturedByUpgrades(
  _: number,
  { time = Infinity, step = 1, lanes = 3 }: { readonly time?: number; readonly step?: number; readonly lanes?: number },
): Promise<Outcome> {
  const counts = { calls: 0, kills: 0, unfinished: 0 };
  const failures: string[] = [];
  const [calls, before] = [await callsOfUpgrade(), await oldContents()];
  counts.calls = calls.length;
  const faults = calls.flatMap((name, index): Fault[] => [
    { at: index + 1, how: 'kill-before' },
    ...(name === 'write' ? [{ at: index + 1, how: 'kill-halfway' } as const] : []),
  ]);
  const tasks = faults.filter((_fault, index) => index % step === 0);
  const work = async (): Promise<void> => {
    for (let fault = tasks.shift(); fault !== undefined; fault = tasks.shift())
      if (Date.now() > time) counts.unfinished += 1;
      else {
        counts.kills += 1;
        failures.push(...(await faultsAfter(fault, before)));
      }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return { counts, failures };
}
