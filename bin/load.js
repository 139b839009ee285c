'use strict';
// Loads the built program with the code that was compiled when it was built (see compile.js), which saves half of the
// time to start. V8 refuses code of another version of Node by itself; then it is compiled anew.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const PROGRAM = join(__dirname, '..', 'dist', 'main.cjs');
const COMPILED = join(__dirname, '..', 'dist', 'main.compiled');

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** The program's exports, and the script that it is; undefined when it is not built. */
function load() {
  if (!existsSync(PROGRAM)) return undefined;
  // The bundler escapes all that is not ASCII, and Latin-1 is read fastest.
  const source = readFileSync(PROGRAM, 'latin1');
  const cachedData = readIfThere(COMPILED);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new Script(wrapped, { filename: PROGRAM, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, PROGRAM, dirname(PROGRAM));
  return { script, main: module.exports.main };
}

module.exports = { load, COMPILED };
