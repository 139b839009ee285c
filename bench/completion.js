// What a Tab costs on a library of so many synthetic papers (10,000): what the script of a shell answers by itself, in a
// warm bash, names too that papers left there, and what it asks papers for, as a whole process; all against "node -e 0".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { papers as synthetic } from './corpus.js';
import { pair, time } from './measure.js';

const RUNS = 15;
/** So many Tabs are measured at once in bash, whose clock is coarse. */
const TABS = 50;
/** As many as the library has of them: papers leave up to 1,000 names to shells. */
const TAGS = 900;
/** As shells call it. */
const PIPED = { stdio: ['ignore', 'pipe', 'pipe'] };
const count = Number(process.argv[2] ?? 10_000);
const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-bench-'));
/** Where a script in the place of papers notes that it was started. */
const asked = join(folder, 'asked');

const BY_ITSELF = {
  command: 'papers exp',
  option: 'papers --library library ls --so',
  choice: 'papers ls --sort=ti',
  format: 'papers export --to bib',
  field: 'papers search is:unscreened ye',
  value: 'papers ls is:un',
};

const NAMES = {
  tag: 'papers --library library ls tag:tag-89',
  list: 'papers --library library list show to',
  reason: 'papers --library library exclude x --reason o',
};

/** Milliseconds that bash takes for one Tab at the end of a line, in a shell that has read the script. */
function timeInBash(script, line) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      `
      source "$1"; COMP_LINE=$2 COMP_POINT=\${#2} COMP_WORDBREAKS=$' \\t\\n"=:'
      PATH=$3:$PATH
      _papers papers ''
      before=\${EPOCHREALTIME/[.,]/}
      for (( tab = 0; tab < ${TABS}; tab += 1 )); do _papers papers ''; done
      echo $(( \${EPOCHREALTIME/[.,]/} - before ))`,
      'bash',
      script,
      line,
      asked,
    ],
    { encoding: 'utf8', cwd: folder },
  );
  if (status !== 0 || existsSync(join(asked, 'was'))) throw new Error(`papers was asked for ${line} ${stderr}`);
  return Number(stdout) / 1000 / TABS;
}

function report(name, { first, second, ratio }) {
  const digits = first < 10 ? 2 : 0;
  console.log(
    `${name.padEnd(10)} ${first.toFixed(digits)} ms, node -e 0 ${second.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
}

try {
  mkdirSync(asked);
  writeFileSync(join(asked, 'papers'), `#!/bin/sh\n: >"${asked}/was"\n`, { mode: 0o755 });
  const nothing = () => time(['-e', '0'], PIPED);
  const script = join(folder, 'papers.bash');
  writeFileSync(script, spawnSync(process.execPath, [papers, 'completion', 'bash']).stdout);
  console.log('Answered by the script, in bash:');
  for (const [name, line] of Object.entries(BY_ITSELF))
    report(
      name,
      pair(RUNS, () => timeInBash(script, line), nothing),
    );

  const library = ['--library', join(folder, 'library')];
  const corpus = join(folder, 'papers.jsonl');
  writeFileSync(corpus, Array.from(synthetic(count), (paper) => `${JSON.stringify(paper)}\n`).join(''));
  time([papers, 'import', corpus, ...library]);
  time([papers, 'tag', '+icl', '--query', 'year:2003', ...library]);
  console.log(`Asked of papers, a process each, with ${count} papers:`);
  const lines = {
    tag: ['ls', 'tag:'],
    word: ['ls', 'mod'],
    id: ['show', 'mo'],
    'every id': ['show', ''],
  };
  for (const [name, words] of Object.entries(lines))
    report(
      name,
      pair(RUNS, () => time([papers, '__complete', 'zsh', ...library, ...words], PIPED), nothing),
    );

  const tags = Array.from({ length: TAGS }, (_, number) => `+tag-${number}`);
  time([papers, 'tag', ...tags, '--query', 'year:2004', ...library]);
  time([papers, 'list', 'add', 'to read', '--query', 'year:2004', ...library]);
  time([papers, 'exclude', '--query', 'year:2005', '--reason', 'off topic', ...library]);
  // Nothing is left of a library that changed a moment ago.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  time([papers, '__complete', 'zsh', ...library, 'ls', 'tag:'], PIPED);
  console.log(`Names, answered by the script, in bash, with ${count} papers:`);
  for (const [name, line] of Object.entries(NAMES))
    report(
      name,
      pair(RUNS, () => timeInBash(script, line), nothing),
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
