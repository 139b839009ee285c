// Whole commands on the seed against "node -e 0", in turn, each in a new process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pair, time } from './measure.js';

const RUNS = 21;
const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const seed = fileURLToPath(new URL('../seeds/hf-papers.txt', import.meta.url));
const library = mkdtempSync(join(tmpdir(), 'papers-bench-'));

try {
  const folder = ['--library', join(library, 'library')];
  time([papers, 'import', seed, ...folder]);
  time([papers, 'search', 'attention', ...folder]);
  const commands = [
    ['--version'],
    ['search', 'transformer', ...folder],
    ['search', 'in-context', 'learning', ...folder],
    ['ls', 'tag:icl', ...folder],
  ];
  for (const words of commands) {
    const { first, second, ratio } = pair(
      RUNS,
      () => time([papers, ...words]),
      () => time(['-e', '0']),
    );
    const name = `papers ${words.filter((word) => word !== '--library' && word !== folder[1]).join(' ')}`;
    console.log(
      `${name.padEnd(36)} ${first.toFixed(0)} ms, node -e 0 ${second.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
    );
  }
} finally {
  rmSync(library, { recursive: true, force: true });
}
