// Exports the whole seed, and any files named, as BibTeX and BibLaTeX, and has `bibtex`, `biber` and JabRef read them: exit status 1
// for any error or warning of theirs, and for any record that JabRef does not write back as it was. Debian has them as
// texlive-binaries (with texlive-base for plain.bst), biber, and jabref (with default-jdk-headless).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jabrefSays } from './jabref/check.js';

const papers = fileURLToPath(new URL('../bin/papers.js', import.meta.url));
const seed = fileURLToPath(new URL('../seeds/hf-papers.txt', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-bibtex-'));
const run = (program, args) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}`, missing: error?.code === 'ENOENT' };
};

/** Lines of bibtex's log that are neither greetings nor the names of files. */
function bibtexSays(file, entries) {
  writeFileSync(join(folder, `${file}.aux`), `\\citation{*}\n\\bibstyle{plain}\n\\bibdata{${file}}\n`);
  const { status, output, missing } = run('bibtex', [file]);
  if (missing) return undefined;
  const items = readFileSync(join(folder, `${file}.bbl`), 'utf8').match(/\\bibitem/g)?.length ?? 0;
  const said = output.split('\n').filter((line) => /warning|error|I (?:couldn't|found|was)|missing/i.test(line));
  return [
    ...said,
    ...(status === 0 ? [] : [`exit status ${status}`]),
    ...(items === entries ? [] : [`${items} items of ${entries}`]),
  ];
}

function biberSays(file) {
  const { status, output, missing } = run('biber', ['--tool', '--validate-datamodel', '--nolog', `${file}.bib`]);
  if (missing) return undefined;
  return [
    ...output.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line)),
    ...(status === 0 ? [] : [`exit status ${status}`]),
  ];
}

let failed = false;
function report(what, said) {
  if (said === undefined) {
    console.log(`${what}: not installed, so nothing was checked`);
    return;
  }
  console.log(
    `${what}: ${said.length === 0 ? 'no error, no warning' : `${said.length} complaints\n${said.join('\n')}`}`,
  );
  if (said.length > 0) failed = true;
}

try {
  const library = ['--library', join(folder, 'library')];
  spawnSync(process.execPath, [papers, 'import', seed, ...process.argv.slice(2), ...library]);
  for (const ascii of [[], ['--ascii']]) {
    for (const dialect of ['bibtex', 'biblatex']) {
      const file = `${dialect}${ascii.length > 0 ? '-ascii' : ''}`;
      const out = join(folder, `${file}.bib`);
      run(process.execPath, [
        papers,
        'export',
        '--to',
        'bibtex',
        '--dialect',
        dialect,
        ...ascii,
        '-o',
        out,
        ...library,
      ]);
      const entries = readFileSync(out, 'utf8').match(/^@/gm)?.length ?? 0;
      console.log(`${file}: ${entries} entries`);
      if (dialect === 'bibtex') report('  bibtex', bibtexSays(file, entries));
      else report('  biber', biberSays(file));
      report('  jabref', jabrefSays(out, dialect, entries, folder));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
