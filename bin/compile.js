'use strict';
// Runs commands in a throw-away library and keeps the code that V8 compiled for them. A step of the build.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { PassThrough } = require('node:stream');
const { setTimeout } = require('node:timers/promises');
const tty = require('node:tty');
const { load, loaded } = require('./load.js');

const SEED = join(__dirname, '..', 'seeds', 'hf-papers.txt');
/** The command that has to start at once: what the first file compiles for others would only be in its way. */
const SEARCHES = [
  ['long-context', 'attention'],
  ['attention', '--json=id'],
];
/** What else is compiled, as far as it is in files of its own. */
const COMMANDS = [
  ['tag', '+a', '--', 'tart'],
  ['ls', 'tag:a'],
  ['show', 'tart'],
];

/** What is typed into the terminal UI, in turn. */
const KEYS = ['j', '/', 'attention', '\r', 'j', 'i', 'u', '?', '\u001b', 'q'];
const BETWEEN_KEYS = 60;

/** A keyboard, and a screen that nobody sees. */
function terminal() {
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 30 });
  stdout.resume();
  return { stdin, stdout };
}

async function run(main, words) {
  process.argv = [process.argv[0], 'papers', ...words];
  await main();
}

/** Opens the terminal UI and works in it, so that what draws and what answers keys is compiled. */
async function triage(main, library) {
  const { stdin, stdout } = terminal();
  for (const [name, value] of Object.entries({ stdin, stdout })) Object.defineProperty(process, name, { value });
  tty.isatty = () => true;
  process.env.TERM = 'xterm-256color';
  const done = run(main, ['triage', ...library]);
  for (const key of KEYS) {
    await setTimeout(BETWEEN_KEYS);
    stdin.write(key);
  }
  await done;
}

async function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'papers-build-'));
  try {
    const library = ['--library', join(folder, 'library')];
    spawnSync(process.execPath, [join(__dirname, 'papers.js'), 'import', SEED, ...library]);
    const { main } = load('./main.cjs').exports;
    for (const words of SEARCHES) await run(main, ['search', ...words, ...library]);
    const { script, compiled } = loaded.get('./main.cjs');
    const atOnce = script.createCachedData();
    for (const [verb, ...words] of COMMANDS) await run(main, [verb, ...library, ...words]);
    for (const word of ['tag:', 'att']) await run(main, ['__complete', 'zsh', ...library, 'ls', word]);
    await triage(main, library);
    for (const file of loaded.values()) writeFileSync(file.compiled, file.script.createCachedData());
    // Without what only others ran.
    writeFileSync(compiled, atOnce);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

compile().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
