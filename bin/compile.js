'use strict';
// Runs commands in a throw-away library and keeps the code that V8 compiled for them. A step of the build.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { load } = require('./load.js');

const SEED = join(__dirname, '..', 'seeds', 'hf-papers.txt');
/** The commands that have to start at once. Reading files takes longer anyway, and its code would only be in the way. */
const COMMANDS = [
  ['search', 'long-context', 'attention'],
  ['search', 'attention', '--json=id'],
  ['tag', '+a', '--', 'tart'],
  ['ls', 'tag:a'],
  ['show', 'tart'],
];

function keep({ script, compiled }) {
  writeFileSync(compiled, script.createCachedData());
}

/** Draws a frame, so that what draws frames is compiled. */
function drawn(ink) {
  const { Box, Text, jsx, render } = ink.exports;
  const nowhere = { columns: 80, rows: 24, write: () => true, on: () => {}, off: () => {} };
  const view = (text) =>
    jsx(Box, { flexDirection: 'column', children: jsx(Text, { wrap: 'truncate', children: text }) });
  const instance = render(view('one'), { stdout: nowhere, debug: true, patchConsole: false });
  instance.rerender(view('two'));
  instance.unmount();
  return ink;
}

async function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'papers-build-'));
  try {
    const library = ['--library', join(folder, 'library')];
    spawnSync(process.execPath, [join(__dirname, 'papers.js'), 'import', SEED, ...library]);
    const program = load('main');
    for (const words of COMMANDS) {
      process.argv = [process.argv[0], 'papers', ...words, ...library];
      await program.exports.main();
    }
    keep(program);
    keep(drawn(load('ink')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

compile().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
