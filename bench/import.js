// Import of synthetic papers and a search among them, each in a new process. The count is the argument: 10,000 if left out.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { papers as generated, wordOf } from './corpus.js';
import { median, time } from './measure.js';

const count = Number(process.argv[2] ?? 10_000);
const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-bench-'));

function report(what, milliseconds, more = '') {
  console.log(`${what.padEnd(44)} ${(milliseconds / 1000).toFixed(2)} s${more}`);
}

try {
  const library = ['--library', join(folder, 'library')];
  const input = join(folder, 'papers.jsonl');
  writeFileSync(input, [...generated(count)].map((paper) => `${JSON.stringify(paper)}\n`).join(''));
  const text = join(folder, 'papers.txt');
  writeFileSync(text, [...generated(count, 2)].map(({ title, abstract }) => `${title}\n\n${abstract}\n\n`).join(''));
  console.log(`${count} papers, ${(statSync(input).size / 1e6).toFixed(1)} MB of JSON Lines`);
  const imported = time([papers, 'import', input, ...library]);
  report(
    'import from JSON Lines, index included',
    imported,
    `, ${Math.round((count / imported) * 1000)} papers a second`,
  );
  report('import again, nothing new', time([papers, 'import', input, ...library]));
  report('parse as a page of text', time([papers, 'parse', text, '--jsonl=id']));
  const query = [wordOf(40), wordOf(400), wordOf(4000)];
  const searches = Array.from({ length: 7 }, () =>
    time([papers, 'search', ...query, '--match', 'any', '--limit', '20', ...library]),
  );
  report('search for three words, median of 7', median(searches));
  report('tag the papers of a query', time([papers, 'tag', '+seen', '--query', `title:${query[1]}`, ...library]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
