// What a Tab costs, as a whole process, on a library of so many synthetic papers (10,000), against "node -e 0", in turn.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { papers as synthetic } from './corpus.js';
import { pair, time } from './measure.js';

const RUNS = 15;
/** As shells call it. */
const PIPED = { stdio: ['ignore', 'pipe', 'pipe'] };
const count = Number(process.argv[2] ?? 10_000);
const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-bench-'));

try {
  const library = ['--library', join(folder, 'library')];
  const corpus = join(folder, 'papers.jsonl');
  writeFileSync(corpus, Array.from(synthetic(count), (paper) => `${JSON.stringify(paper)}\n`).join(''));
  time([papers, 'import', corpus, ...library]);
  time([papers, 'tag', '+icl', '--query', 'year:2003', ...library]);
  const lines = {
    command: ['exp'],
    option: ['ls', '--so'],
    tag: ['ls', 'tag:'],
    word: ['ls', 'mod'],
    id: ['show', 'mo'],
    'every id': ['show', ''],
  };
  for (const [name, words] of Object.entries(lines)) {
    const { first, second, ratio } = pair(
      RUNS,
      () => time([papers, '__complete', 'zsh', ...library, ...words], PIPED),
      () => time(['-e', '0'], PIPED),
    );
    console.log(
      `${name.padEnd(10)} ${first.toFixed(0)} ms, node -e 0 ${second.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
