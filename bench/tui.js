// The terminal UI in a pseudo-terminal, as a person has it: from a key to the frame that answers it. Sizes of libraries
// are the arguments: 75 (the seed), 10,000 and 100,000 when left out. With --promise the papers are read in the most
// promising order, which the model works out anew after each decision (50,000 when sizes are left out).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { papers as generated, wordOf } from './corpus.js';
import { time } from './measure.js';

const PAPERS = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const SEED = fileURLToPath(new URL('../seeds/hf-papers.txt', import.meta.url));
const SEED_SIZE = 75;
const COLUMNS = 120;
const ROWS = 40;
/** The end of a frame. */
const FRAME = '\u001B[?2026l';
const BETWEEN_KEYS_MS = 40;
const MS_PER_TICK = 10;
/** So many that the slowest one in twenty is not the slowest of all. */
const DECISIONS = 60;
const UNDONE = 30;
/** What the model has learned from before, one in ten included. */
const DECIDED = 500;
const RANKINGS = 20;
/** Keys during each, 40 ms apart: they come before, during and after the model's work. */
const KEYS_A_RANKING = 10;
const RANKED_WITHIN_MS = 3000;

const sizes = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const byPromise = process.argv.includes('--promise');
const kept = process.argv.find((word) => word.startsWith('--keep='))?.slice('--keep='.length);

function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function library(folder, size) {
  const directory = join(folder, `library-${size}`);
  if (existsSync(directory)) return directory;
  let input = SEED;
  if (size !== SEED_SIZE) {
    input = join(folder, `papers-${size}.jsonl`);
    writeFileSync(input, '');
    let batch = [];
    for (const paper of generated(size)) {
      batch.push(`${JSON.stringify(paper)}\n`);
      if (batch.length === 10_000) {
        writeFileSync(input, batch.join(''), { flag: 'a' });
        batch = [];
      }
    }
    writeFileSync(input, batch.join(''), { flag: 'a' });
  }
  time([PAPERS, 'import', input, '--library', directory]);
  time([PAPERS, 'search', 'warm', '--library', directory]);
  return directory;
}

class Session {
  constructor(directory, ...options) {
    this.start = performance.now();
    this.waiting = undefined;
    this.child = pty.spawn(process.execPath, [PAPERS, 'triage', '--library', directory, ...options], {
      cols: COLUMNS,
      rows: ROWS,
      env: { ...process.env, TERM: 'xterm-256color' },
    });
    let frame = '';
    this.child.onData((data) => {
      frame += data;
      if (!frame.includes(FRAME)) return;
      this.latest = performance.now();
      this.waiting?.(frame, performance.now());
      frame = '';
    });
  }

  /** When a frame came that shows what is waited for. */
  frame(answers = () => true) {
    return new Promise((resolve) => {
      this.waiting = (frame, at) => {
        if (!answers(frame)) return;
        this.waiting = undefined;
        resolve(at);
      };
    });
  }

  /** Milliseconds from each key to the next frame that shows what `answers` says of the key's number, from 0. */
  async keys(keys, answers = () => () => true) {
    const times = [];
    for (const [number, key] of [...keys].entries()) {
      const frame = this.frame(answers(number));
      const sent = performance.now();
      this.child.write(key);
      times.push((await frame) - sent);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS_MS));
    }
    return times;
  }

  /** Milliseconds of processor time that the program has used: what a busy machine does not change. */
  processor() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  }

  /** The most that the program has had so far, all its threads together, in megabytes. */
  memory() {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  }
}

/** Told of each frame, tells those in which the cursor is on another paper than before. */
function moved() {
  let place;
  return () => (frame) => {
    const now = / (\d+)\/\d+ {2}/.exec(frame)?.[1] ?? place;
    const hasMoved = now !== place;
    place = now;
    return hasMoved;
  };
}

function report(times) {
  return `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;
}

async function settle() {
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

async function measure(directory, size) {
  const firsts = [];
  const firstProcessor = [];
  for (let run = 0; run < (size > 10_000 ? 2 : 5); run += 1) {
    const session = new Session(directory);
    firsts.push((await session.frame()) - session.start);
    firstProcessor.push(session.processor());
    session.child.kill();
    await new Promise((resolve) => session.child.onExit(resolve));
  }
  const session = new Session(directory);
  await session.frame();
  await settle();
  const before = session.processor();
  const moves = await session.keys(`${'j'.repeat(60)}${'k'.repeat(20)}`, moved());
  const perMove = (session.processor() - before) / moves.length;
  const scrolls = await session.keys(`${'J'.repeat(15)}${'K'.repeat(15)}`);
  await session.keys('/');
  const query = [wordOf(40), wordOf(400)].join(' ');
  const typing = await session.keys(
    query.slice(0, -1),
    (number) => (frame) => frame.includes(query.slice(0, number + 1)),
  );
  const [found] = await session.keys(query.at(-1), () => (frame) => /\d · relevance/.test(frame));
  // To the beginning of all papers.
  await session.keys('\u001B');
  await settle();
  await session.keys('g');
  const decisions = await session.keys('ixm'.repeat(DECISIONS / 3), moved());
  const undone = await session.keys('u'.repeat(UNDONE), () => (frame) => frame.includes('Undone'));
  const marks = await session.keys('v'.padEnd(20, 'j'));
  await settle();
  const memory = session.memory();
  session.child.kill();
  console.log(
    `${String(size).padStart(7)} papers: first frame ${quantile(firsts, 0.5).toFixed(0)} ms (${quantile(firstProcessor, 0.5)} ms of processor); ${[
      `moving ${report(moves)} (${perMove.toFixed(1)} ms of processor)`,
      `scrolling ${report(scrolls)}`,
      `typing a query ${report(typing)} (its papers ${found.toFixed(0)} ms after the last letter)`,
      `deciding ${report(decisions)}`,
      `undoing ${report(undone)}`,
      `marking ${report(marks)}`,
    ].join('; ')}; ${memory.toFixed(0)} MB`,
  );
}

/** Decides so many of the first papers. */
function decide(directory) {
  const options = ['--library', directory];
  const { stdout } = spawnSync(process.execPath, [PAPERS, 'ls', '--json=id', '--limit', String(DECIDED), ...options]);
  const ids = JSON.parse(stdout).map(({ id }) => id);
  time([PAPERS, 'include', ...ids.filter((_, row) => row % 10 === 0), ...options]);
  time([PAPERS, 'exclude', ...ids.filter((_, row) => row % 10 > 0), ...options]);
}

async function measureByPromise(directory, size) {
  decide(directory);
  const session = new Session(directory, '--by', 'promise');
  // With the dots goes the wait for the first order.
  const first = (await session.frame((frame) => /\d · most promising/.test(frame))) - session.start;
  await settle();
  const orders = [];
  const before = session.processor();
  for (let ranking = 0; ranking < RANKINGS; ranking += 1) {
    const decided = performance.now();
    session.child.write('ix'[ranking % 2]);
    await new Promise((resolve) => setTimeout(resolve, RANKED_WITHIN_MS));
    orders.push(session.latest - decided);
  }
  const perRanking = (session.processor() - before) / RANKINGS;
  const keys = [];
  for (let ranking = 0; ranking < RANKINGS; ranking += 1)
    keys.push(...(await session.keys(`${'ix'[ranking % 2]}${'jk'.repeat(KEYS_A_RANKING / 2)}`, moved())));
  const memory = session.memory();
  session.child.kill();
  console.log(
    `${String(size).padStart(7)} papers by promise: first order ${(first / 1000).toFixed(1)} s; from a decision to the new order ${report(orders)} (${perRanking.toFixed(0)} ms of processor); any key meanwhile ${report(keys)}, slowest of ${keys.length} ${Math.max(...keys).toFixed(1)} ms; ${memory.toFixed(0)} MB`,
  );
}

const folder = kept ?? mkdtempSync(join(tmpdir(), 'papers-bench-'));
mkdirSync(folder, { recursive: true });
try {
  const anchor = Array.from({ length: 7 }, () => time(['-e', '0']));
  console.log(`node -e 0: ${quantile(anchor, 0.5).toFixed(0)} ms, to tell how busy the machine is`);
  if (byPromise)
    for (const size of sizes.length > 0 ? sizes : [50_000]) await measureByPromise(library(folder, size), size);
  else
    for (const size of sizes.length > 0 ? sizes : [SEED_SIZE, 10_000, 100_000])
      await measure(library(folder, size), size);
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
