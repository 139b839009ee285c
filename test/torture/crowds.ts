import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, newPlace } from './kills.ts';
import { observe } from './observe.ts';
import { runProgram } from './program.ts';
import { Chance } from './random.ts';
import { Triager } from './triager.ts';

interface Crowd {
  readonly time?: number;
  readonly writers?: number;
  readonly changes?: number;
  /** How many of the writers' runs are killed, in a hundred. */
  readonly killed?: number;
}

/**
 * Many processes write at once, each a change a run of the real program, while others read and somebody tags papers in
 * the terminal UI. No change may be lost, and nobody may see an error.
 */
export async function torturedByCrowds(
  seed: number,
  { time = Infinity, writers = 8, changes = 200, killed = 0 }: Crowd = {},
): Promise<Outcome> {
  const folder = await newPlace();
  const failures: string[] = [];
  const done: string[] = [];
  const counts = { writers, changes: 0, reads: 0, 'changes in the terminal UI': 0, kills: 0, 'longest wait, ms': 0 };
  const readers = new AbortController();
  const write = async (writer: number): Promise<void> => {
    const chance = new Chance(seed * 100 + writer);
    for (let turn = 0; turn < changes && Date.now() < time && failures.length === 0; turn += 1) {
      const tag = `w${writer}-${turn}`;
      const isKilled = chance.whole(1, 100) <= killed;
      const began = performance.now();
      const ran = await runProgram(folder, ['tag', `+${tag}`, '--query', 'base'], {
        ...(isKilled && {
          fault: { at: chance.whole(1, 16), how: chance.one(['kill-before', 'kill-after'] as const) },
        }),
      });
      counts.changes += 1;
      counts.kills += Number(ran.signal !== null);
      if (ran.signal === null)
        counts['longest wait, ms'] = Math.max(counts['longest wait, ms'], Math.round(performance.now() - began));
      if (ran.isAcknowledged) done.push(tag);
      else if (ran.signal === null) failures.push(`${tag}: ${ran.status} ${ran.stderr}`);
    }
  };
  const read = async (words: readonly string[]): Promise<void> => {
    while (!readers.signal.aborted) {
      const { status, stderr } = await runProgram(folder, words);
      counts.reads += 1;
      if (status !== 0 || stderr !== '') failures.push(`${words.join(' ')}: ${status} ${stderr}`);
    }
  };
  const triager = new Triager(folder);
  const tagged: string[] = [];
  const triage = async (): Promise<void> => {
    try {
      await triager.sees('screened');
      for (let turn = 0; turn === 0 || !readers.signal.aborted; turn += 1) {
        triager.press('tag', `+ui-${turn}\r`);
        // Shown as made once the disk has it; what it says of that may give way to what it says of the others at once.
        await triager.says(new RegExp(`(?:Tagged 1 paper \\+|#)ui-${turn}(?!\\d)`));
        tagged.push(`ui-${turn}`);
        counts['changes in the terminal UI'] += 1;
        triager.press(turn % 22 < 11 ? 'down' : 'up');
      }
      const status = await triager.leaves();
      if (status !== 0) failures.push(`the terminal UI ended with ${status}`);
    } catch (error) {
      failures.push(String(error));
    }
  };
  try {
    const triaging = triage();
    const reading = [read(['search', 'paper']), read(['ls', 'tag:kept', '--json=id,tags'])];
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    readers.abort();
    await Promise.all([...reading, triaging]);
    const { papers, of, problems } = await observe(folder);
    const base = papers.filter(({ title }) => title.startsWith('base'));
    for (const tag of done) if (!base.every(({ id }) => of(id).tags.includes(tag))) failures.push(`lost ${tag}`);
    for (const tag of tagged) if (!papers.some(({ id }) => of(id).tags.includes(tag))) failures.push(`lost ${tag}`);
    failures.push(...problems);
    const left = readdirSync(join(folder, '.papers')).filter((name) => name === 'lock' || /^lock.*stale$/.test(name));
    // The lock of the very last writer may be there if that was killed; whoever comes next takes it away.
    if (killed === 0 && left.length > 0) failures.push(`left behind: ${left.join(', ')}`);
    const next = await runProgram(folder, ['tag', '+after', '--query', 'base']);
    if (next.status !== 0) failures.push(`the next command: ${next.stderr}`);
  } finally {
    readers.abort();
    triager.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { counts, failures };
}
