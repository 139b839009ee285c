'use strict';
// Runs commands in a throw-away library and keeps the code that V8 compiled for them. A step of the build.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { COMPILED, load } = require('./load.js');

const SEED = join(__dirname, '..', 'seeds', 'hf-papers.txt');
/** The commands that have to start at once. Reading files takes longer anyway, and its code would only be in the way. */
const COMMANDS = [
  ['search', 'long-context', 'attention'],
  ['search', 'attention', '--json=id'],
  ['tag', '+a', '--', 'tart'],
  ['ls', 'tag:a'],
  ['show', 'tart'],
];

async function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'papers-build-'));
  try {
    const library = ['--library', join(folder, 'library')];
    spawnSync(process.execPath, [join(__dirname, 'papers.js'), 'import', SEED, ...library]);
    const program = load();
    for (const words of COMMANDS) {
      process.argv = [process.argv[0], 'papers', ...words, ...library];
      await program.main();
    }
    writeFileSync(COMPILED, program.script.createCachedData());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

compile().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
