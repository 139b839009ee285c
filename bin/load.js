'use strict';
// Loads the built program with the code that was compiled when it was built (see compile.js), which saves half of the
// time to start. V8 refuses code of another version of Node by itself; then it is compiled anew.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const DIST = join(__dirname, '..', 'dist');

/** The files of the program that were loaded, by the name that they ask for each other by. */
const loaded = new Map();

function compiledOf(file) {
  return file.replace(/\.cjs$/, '.compiled');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file) : undefined;
}

function requireFromDist(id) {
  return id.startsWith('./') ? load(id).exports : require(id);
}

function loadAnew(file) {
  // The bundler escapes all that is not ASCII, and Latin-1 is read fastest.
  const source = readFileSync(file, 'latin1');
  const cachedData = readIfThere(compiledOf(file));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  return {
    script,
    compiled: compiledOf(file),
    module,
    start: () => script.runInThisContext()(module.exports, requireFromDist, module, file, DIST),
  };
}

/** A file of the program, such as "./main.cjs": its exports. */
function load(id) {
  let program = loaded.get(id);
  if (program === undefined) {
    program = loadAnew(join(DIST, id));
    // Before it runs, since files ask for each other in a circle.
    loaded.set(id, program);
    program.start();
  }
  return program.module;
}

/** True when the program was built. */
function isBuilt() {
  return existsSync(join(DIST, 'main.cjs'));
}

module.exports = { isBuilt, load, loaded };
