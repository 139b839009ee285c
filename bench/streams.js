// How fast the formats that are read in pieces are read, and with how much memory: each file in a process of its own,
// once with a tenth of the records, so that one sees whether memory grows with the file. The count is the argument:
// 100,000 if left out; names of formats behind it measure those alone.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { papers as generated } from './corpus.js';
import { PEAK } from './measure.js';
import { bundle } from './source.js';

const count = Number(process.argv[2] ?? 100_000);
const names = process.argv.slice(3);
const folder = mkdtempSync(join(tmpdir(), 'papers-bench-'));

/** How a record is written in each format, what stands before the first, and what behind the last. */
const FORMATS = {
  bibtex: {
    record: ({ title, abstract, date }, at) =>
      `@article{lee${at},\n  title = {${title.slice(0, -1)}{\\"o}},\n  author = {Lee, Ann and {\\L}ukasz Chen and {The Group}},\n  journal = {A Journal},\n  year = {${date}},\n  month = mar,\n  pages = {1--9},\n  doi = {10.5555/r.${at}},\n  keywords = {one, two},\n  abstract = {${abstract}}\n}\n\n`,
  },
  ris: {
    record: ({ title, abstract, date }, at) =>
      `TY  - JOUR\r\nTI  - ${title}\r\nAU  - Lee, Ann\r\nAU  - Chen, Bo\r\nPY  - ${date}\r\nT2  - A Journal\r\nDO  - 10.5555/r.${at}\r\nKW  - one\r\nKW  - two\r\nAB  - ${abstract}\r\nER  - \r\n\r\n`,
  },
  nbib: {
    record: ({ title, abstract, date }, at) =>
      `PMID- ${at + 1}\nDP  - ${date} Mar\nTI  - ${title}.\nFAU - Lee, Ann\nAU  - Lee A\nJT  - A Journal\nPT  - Journal Article\nAID - 10.5555/r.${at} [doi]\nMH  - Humans\nAB  - ${abstract}\n\n`,
  },
  endnote: {
    before: '<?xml version="1.0" encoding="UTF-8"?><xml><records>\n',
    record: ({ title, abstract, date }, at) =>
      `<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Lee, Ann</style></author></authors></contributors><titles><title><style face="normal">${title}</style></title><secondary-title>A Journal</secondary-title></titles><dates><year>${date}</year></dates><electronic-resource-num>10.5555/r.${at}</electronic-resource-num><keywords><keyword>one</keyword></keywords><abstract>${abstract}</abstract></record>\n`,
    after: '</records></xml>\n',
  },
  csv: {
    before: 'Authors,Title,Year,Source title,DOI,Abstract,Author Keywords\r\n',
    record: ({ title, abstract, date }, at) =>
      `"Lee, A.; Chen, B.","${title}",${date},A Journal,10.5555/r.${at},"${abstract}",one; two\r\n`,
  },
};

async function write(file, { before = '', record, after = '' }, records) {
  const stream = createWriteStream(file);
  stream.write(before);
  let at = 0;
  for (const paper of generated(records)) {
    if (!stream.write(record(paper, at))) await new Promise((resolve) => stream.once('drain', resolve));
    at += 1;
  }
  stream.end(after);
  await finished(stream);
}

const READER = `
import { createReadStream } from 'node:fs';
import { parseStream } from './formats.mjs';
const [file, expected] = process.argv.slice(1);
const start = process.hrtime.bigint();
let records = 0;
for await (const batch of parseStream(createReadStream(file), { file })) records += batch.records.length;
if (records !== Number(expected)) throw new Error('read ' + records + ' of ' + expected);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ seconds, peak: ${PEAK} / 1024 }));
`;

function read(file, expected) {
  const args = ['--input-type=module', '-e', READER, file, expected];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder });
  if (status !== 0) throw new Error(stderr.toString());
  return JSON.parse(stdout.toString());
}

try {
  await bundle(join(folder, 'formats.mjs'), 'formats/index.ts');
  for (const [name, format] of Object.entries(FORMATS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const results = [];
    for (const records of [Math.ceil(count / 10), count]) {
      const file = join(folder, `${records}.${name}`);
      await write(file, format, records);
      results.push({ records, size: statSync(file).size, ...read(file, String(records)) });
      rmSync(file);
    }
    const [small, large] = results;
    console.log(
      `${name.padEnd(8)} ${large.records} records, ${(large.size / 1e6).toFixed(0)} MB: ${large.seconds.toFixed(1)} s, ${Math.round(large.records / large.seconds)} records a second, ` +
        `${(large.size / 1e6 / large.seconds).toFixed(0)} MB/s; peak memory ${large.peak.toFixed(0)} MB (${small.peak.toFixed(0)} MB with ${small.records})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
