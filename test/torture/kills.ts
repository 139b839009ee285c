import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf, observe } from './observe.ts';
import { MAKERS, type Operation, records } from './operations.ts';
import { type Ran, runProgram, type RunOptions } from './program.ts';
import { Chance } from './random.ts';

/** What a part of the torture came to: what it counted, and what it found wrong. */
export interface Outcome {
  readonly counts: Record<string, number>;
  readonly failures: string[];
}

/** A folder with a library of a dozen papers, to which some things were done. */
export async function newPlace(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'papers-torture-'));
  writeFileSync(join(folder, 'base.jsonl'), records('base', 12));
  for (const words of [
    ['init'],
    ['import', 'base.jsonl'],
    ['tag', '+kept', '--query', 'number'],
    ['include', '--query', 'base'],
    ['list', 'add', 'kept', '--query', 'number'],
    ['export', '-o', 'out.json'],
  ]) {
    const { status, stderr } = await runProgram(folder, words);
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  }
  return folder;
}

/** Where and how a run is killed: by the clock, or at a call that writes. */
function killing(chance: Chance, usual: number): RunOptions {
  if (chance.next() < 0.5) return { killAfter: chance.next() * usual * 1.2 };
  const how = chance.one(['kill-before', 'kill-halfway', 'kill-after'] as const);
  return { fault: { at: chance.whole(1, 24), how } };
}

/** The lines that a file had, of which none may be lost whatever is done next. */
function wholeLines(folder: string, name: string): string {
  const text = contentOf(join(folder, '.papers'), name);
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

interface Counts {
  runs: number;
  kills: number;
  'ended by a kill': number;
  'unacknowledged but there': number;
  'calls of doctor': number;
}

/** One library after another, to which things are done until it is killed. */
class Lane {
  readonly #counts: Counts;
  readonly #failures: string[];
  readonly #chance: Chance;
  #folder = '';
  /** How long a command takes here and now, in milliseconds. */
  #usual = 150;
  #steps = 0;

  constructor(seed: number, counts: Counts, failures: string[]) {
    this.#chance = new Chance(seed);
    this.#counts = counts;
    this.#failures = failures;
  }

  close(): void {
    if (this.#folder !== '') rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = '';
  }

  /** Runs one command, kills it most of the time, and looks at what became of the library. */
  async step(): Promise<void> {
    if (this.#steps % 150 === 0) {
      this.close();
      this.#folder = await newPlace();
    }
    this.#steps += 1;
    const folder = this.#folder;
    const chance = this.#chance;
    const seen = await observe(folder);
    // Where undo took back every import, only another one has something to work on.
    const names = seen.papers.length < 3 ? ['import'] : Object.keys(MAKERS);
    const operation = await MAKERS[chance.one(names)]?.(seen, `m${this.#steps}x`, chance);
    if (operation === undefined) throw new Error('no such command');
    const journal = wholeLines(folder, 'journal.jsonl');
    const isKilled = chance.next() < 0.8;
    const began = performance.now();
    const ran = await runProgram(folder, operation.words, isKilled ? killing(chance, this.#usual) : {});
    if (!isKilled) this.#usual = this.#usual * 0.8 + (performance.now() - began) * 0.2;
    const counts = this.#counts;
    counts.runs += 1;
    counts.kills += Number(isKilled);
    counts['ended by a kill'] += Number(ran.signal !== null);
    await this.#look(operation, ran, journal);
    if (this.#steps % 10 === 0) {
      counts['calls of doctor'] += 1;
      const doctor = await runProgram(folder, ['doctor']);
      if (doctor.status !== 0) this.#failures.push(`doctor: ${doctor.stdout}`);
    }
  }

  async #look(operation: Operation, ran: Ran, journal: string): Promise<void> {
    const said = `${operation.words.join(' ').slice(0, 80)} (status ${ran.status}, ${ran.signal})`;
    const after = await observe(this.#folder);
    const extent = operation.extent(after);
    const failures = this.#failures;
    if (extent === 'part') failures.push(`half done: ${said}`);
    if (ran.isAcknowledged && extent !== 'all') failures.push(`acknowledged and lost: ${said}`);
    if (!ran.isAcknowledged && extent === 'all') this.#counts['unacknowledged but there'] += 1;
    if (ran.signal === null && ran.status !== 0) failures.push(`failed: ${said}: ${ran.stderr}`);
    if (after.problems.length > 0) failures.push(`problems after ${said}: ${after.problems.join('; ')}`);
    if (!wholeLines(this.#folder, 'journal.jsonl').startsWith(journal)) failures.push(`journal lost lines: ${said}`);
  }
}

/**
 * Runs the real program through random commands and kills most of them at random moments. After each, everything that
 * was acknowledged has to be there, nothing by halves, and the next command works. Stops at the first failure.
 */
export async function torturedByKills(
  seed: number,
  {
    runs = Infinity,
    time = Infinity,
    lanes = 3,
  }: { readonly runs?: number; readonly time?: number; readonly lanes?: number },
): Promise<Outcome> {
  const counts: Counts = {
    runs: 0,
    kills: 0,
    'ended by a kill': 0,
    'unacknowledged but there': 0,
    'calls of doctor': 0,
  };
  const failures: string[] = [];
  await Promise.all(
    Array.from({ length: lanes }, async (_, number) => {
      const lane = new Lane(seed * 1000 + number, counts, failures);
      try {
        while (counts.runs < runs && Date.now() < time && failures.length === 0) await lane.step();
      } finally {
        lane.close();
      }
    }),
  );
  return { counts: { ...counts }, failures };
}
