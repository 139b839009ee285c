'use strict';
// Loads the built program with the code that was compiled when it was built (see compile.js), which saves half of the
// time to start. V8 refuses code of another version of Node by itself; then it is compiled anew.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** The program, and Ink, which it asks for when the terminal UI starts. */
const BUNDLES = { main: join(__dirname, '..', 'dist', 'main.cjs'), ink: join(__dirname, '..', 'dist', 'ink.cjs') };
/** What the program asks for Ink by, see build.js. */
const INK = '../dist/ink.cjs';

function compiledOf(file) {
  return file.replace(/\.cjs$/, '.compiled');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file) : undefined;
}

let ink;

function requireFromBundle(id) {
  if (id !== INK) return require(id);
  ink ??= load('ink');
  return ink.exports;
}

/** A bundle's exports, the script that it is, and where its compiled code is kept; undefined when it is not built. */
function load(name) {
  const file = BUNDLES[name];
  if (!existsSync(file)) return undefined;
  const compiled = compiledOf(file);
  // The bundler escapes all that is not ASCII, and Latin-1 is read fastest.
  const source = readFileSync(file, 'latin1');
  const cachedData = readIfThere(compiled);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireFromBundle, module, file, dirname(file));
  return { script, compiled, exports: module.exports };
}

module.exports = { load };
