// Search in libraries of synthetic papers against SQLite FTS5, each question in a new process; keystrokes in one process;
// how fast the index is built and how large it is. The counts are the arguments: 1000 and 100000 if left out. SQLite is
// no dependency of the project: "npm install --no-save better-sqlite3" brings it, and without it there is no comparison.
import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { papers as generated, wordOf } from './corpus.js';
import { median, PEAK } from './measure.js';
import { fromSource } from './source.js';

const RUNS = 11;
const counts = process.argv.slice(2).map(Number);
const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-bench-'));

/** Words from common to rare, for the time of a question against how many papers have its word. */
const CURVE = [60, 180, 540, 1620, 4860, 14_580].map(wordOf);
const CURVE_RUNS = 7;

/** Three words each: rare, middling and common ones. */
const QUESTIONS = [
  [2000, 900, 3000],
  [300, 100, 1000],
  [60, 80, 120],
].map((ranks) => ranks.map(wordOf).join(' '));

const SQLITE = `
const Database = require('better-sqlite3');
const db = new Database(process.argv[1], { readonly: true });
const rows = db.prepare('SELECT rowid, title, abstract FROM papers WHERE papers MATCH ? ORDER BY rank LIMIT 20');
process.stdout.write(JSON.stringify(rows.all(process.argv[2])));`;

function sqlite() {
  try {
    return createRequire(import.meta.url)('better-sqlite3');
  } catch {
    return undefined;
  }
}

// Every process says at its end how much memory it had at the most.
const memoryTeller = join(folder, 'memory.cjs');
writeFileSync(
  memoryTeller,
  `process.on('exit', () => {
  require('node:fs').writeSync(2, '\\n' + ${PEAK});
});`,
);

/** Wall time in milliseconds and peak memory in MB of a process. */
function measured(args, options) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--require', memoryTeller, ...args], {
    ...options,
    encoding: 'utf8',
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return { milliseconds, memory: Number(stderr.trim().split('\n').at(-1)) / 1024 };
}

async function writeCorpus(file, count) {
  const out = createWriteStream(file);
  let text = 0;
  for (const paper of generated(count)) {
    text += paper.abstract.length;
    if (!out.write(`${JSON.stringify(paper)}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  }
  out.end();
  await finished(out);
  return text;
}

function buildSqlite(Database, file, count) {
  const db = new Database(file);
  db.exec("CREATE VIRTUAL TABLE papers USING fts5(title, abstract, tokenize = 'porter')");
  const insert = db.prepare('INSERT INTO papers VALUES (?, ?)');
  db.exec('BEGIN');
  for (const { title, abstract } of generated(count)) insert.run(title, abstract);
  db.exec('COMMIT');
  db.exec("INSERT INTO papers(papers) VALUES ('optimize')");
  db.close();
}

function sizeOf(directory) {
  return readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
}

function percentile(numbers, share) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)];
}

/** Queries as the terminal UI asks them, in this process. */
async function seekIn(directory) {
  const { openLibrary, createSeek } = await fromSource('library/open.ts', 'verbs/triage/seek.ts');
  const library = await openLibrary(directory, { clock: () => new Date(), random: Math.random, reviewer: 'bench' });
  return createSeek(library, () => new Date());
}

/** How long a question of one word takes, by how many papers have it: the best 20 in a new process, all of them in this one. */
async function printCurve(directory) {
  // Before the library is open here: a large process takes longer to start another.
  const wholes = CURVE.map((word) =>
    median(
      Array.from(
        { length: CURVE_RUNS },
        () => measured([papers, 'search', word, '--limit', '20', '--json', '--library', directory], {}).milliseconds,
      ),
    ),
  );
  const seek = await seekIn(directory);
  for (const [at, word] of CURVE.entries()) {
    const { papers: found, relaxed } = await seek({ query: word, live: false });
    if (relaxed) continue;
    const alone = [];
    for (let run = 0; run < CURVE_RUNS; run += 1) {
      const start = performance.now();
      await seek({ query: word, live: false });
      alone.push(performance.now() - start);
    }
    console.log(
      `one word, ${found.length.toLocaleString('en')} found: ${wholes[at].toFixed(0)} ms; in one process ${median(alone).toFixed(2)} ms`,
    );
  }
  return seek;
}

/** Every question typed letter by letter. */
async function keystrokes(seek) {
  const times = [];
  for (let round = 0; round < 3; round += 1)
    for (const question of QUESTIONS)
      for (let length = 1; length <= question.length; length += 1) {
        const start = performance.now();
        await seek({ query: question.slice(0, length), live: true });
        if (round > 0) times.push(performance.now() - start);
      }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

try {
  const Database = sqlite();
  if (Database === undefined)
    console.log('better-sqlite3 is not installed: no comparison ("npm install --no-save better-sqlite3").');
  for (const count of counts.length > 0 ? counts : [1000, 100_000]) {
    const input = join(folder, `${count}.jsonl`);
    const text = await writeCorpus(input, count);
    const directory = join(folder, `library-${count}`);
    const imported = measured([papers, 'import', input, '--library', directory], {});
    const index = join(directory, 'cache', 'index');
    const rate = (milliseconds) => Math.round((count / milliseconds) * 1000).toLocaleString('en');
    console.log(`\n${count.toLocaleString('en')} papers, ${(text / 1e6).toFixed(1)} MB of abstracts`);
    console.log(
      `import, index included: ${rate(imported.milliseconds)} papers a second, ${imported.memory.toFixed(0)} MB at the most`,
    );
    rmSync(index, { recursive: true });
    const rebuilt = measured([papers, 'search', 'nothing', '--library', directory], {});
    console.log(
      `index built anew: ${rate(rebuilt.milliseconds)} papers a second, ${rebuilt.memory.toFixed(0)} MB at the most`,
    );
    console.log(
      `index: ${(sizeOf(index) / 1e6).toFixed(1)} MB, ${(sizeOf(index) / text).toFixed(2)} of the abstracts' text`,
    );
    const database = join(folder, `${count}.db`);
    if (Database !== undefined) buildSqlite(Database, database, count);
    for (const question of QUESTIONS) {
      const ours = [];
      const theirs = [];
      for (let run = 0; run < RUNS; run += 1) {
        ours.push(
          measured([papers, 'search', ...question.split(' '), '--limit', '20', '--json', '--library', directory], {}),
        );
        if (existsSync(database))
          theirs.push(
            measured(['-e', SQLITE, database, question], { cwd: fileURLToPath(new URL('..', import.meta.url)) }),
          );
      }
      const { stdout } = spawnSync(
        process.execPath,
        [papers, 'search', question, '--jsonl=id', '--library', directory],
        { maxBuffer: 1e9 },
      );
      const found = String(stdout).split('\n').length - 1;
      const wall = median(ours.map(({ milliseconds }) => milliseconds));
      const memory = median(ours.map((one) => one.memory));
      const ratio =
        theirs.length === 0
          ? ''
          : `, ${median(ours.map((one, run) => one.milliseconds / theirs[run].milliseconds)).toFixed(2)} x SQLite FTS5 (${median(theirs.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms)`;
      console.log(
        `search "${question}" (${found.toLocaleString('en')} found): ${wall.toFixed(0)} ms${ratio}, ${memory.toFixed(0)} MB`,
      );
    }
    const seek = await printCurve(directory);
    const { p50, p95 } = await keystrokes(seek);
    console.log(`keystroke in one process: ${p50.toFixed(1)} ms, ${p95.toFixed(1)} ms for 95 in 100`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
