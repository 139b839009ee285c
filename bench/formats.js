// Reading and writing of bibliographies, each in a new process. The count is the argument: 10,000 if left out.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { papers as generated } from './corpus.js';
import { median, time } from './measure.js';

const count = Number(process.argv[2] ?? 10_000);
const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-formats-'));

/** Entries as reference managers write them, with accents, braces and three authors. */
function* bibtex() {
  let index = 0;
  for (const { title, abstract } of generated(count)) {
    yield `@article{key${index},
  title = {{${title.slice(0, 1)}}${title.slice(1)} of G{\\"o}del},
  author = {von der Malsburg, Christoph and {\\L}ukasz Kaiser and {The Group}},
  journal = {Journal of {\\"U}bung},
  year = {${1990 + (index % 35)}}, volume = {${index % 50}}, number = {${index % 12}}, pages = {${index}--${index + 9}},
  doi = {10.1000/x.${index}}, url = {https://example.org/p_${index}}, keywords = {one, two},
  abstract = {${abstract} 50\\% of it.}
}\n\n`;
    index += 1;
  }
}

function report(what, milliseconds) {
  const rate = Math.round((count / milliseconds) * 1000);
  console.log(`${what.padEnd(44)} ${(milliseconds / 1000).toFixed(2)} s, ${rate} papers a second`);
}

try {
  const file = join(folder, 'refs.bib');
  writeFileSync(file, [...bibtex()].join(''));
  console.log(`${count} entries, ${(statSync(file).size / 1e6).toFixed(1)} MB of BibTeX`);
  const runs = (args) => median(Array.from({ length: 3 }, () => time(args)));
  report('parse BibTeX, median of 3', runs([papers, 'parse', file, '--jsonl=id']));
  const library = ['--library', join(folder, 'library')];
  time([papers, 'import', file, ...library]);
  report('export BibTeX, median of 3', runs([papers, 'export', '--to', 'bibtex', ...library]));
  report('export CSL-JSON, median of 3', runs([papers, 'export', '--to', 'csl-json', ...library]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
