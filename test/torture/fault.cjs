'use strict';
// Loaded before the program (node --require): makes the n-th call that writes fail, or ends the process there, as
// PAPERS_FAULT says: {"at": n, "how": "fail" | "short" | "kill-before" | "kill-halfway" | "kill-after", "code": "EIO",
// "report": file}. Into the report go the calls that there were.
const fs = require('node:fs');

const { at, how, code, report } = JSON.parse(process.env.PAPERS_FAULT ?? '{}');
const { appendFileSync, writeSync, writeFileSync } = fs;
const WRITING_FLAGS = /[wa+]/;
let calls = 0;

const die = () => process.kill(process.pid, 'SIGKILL');

function failure(name) {
  return Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name });
}

/** Counts a call; true when it is the one. Each is reported at once, since a killed process reports nothing later. */
function isItsTurn(name) {
  calls += 1;
  if (report !== undefined) appendFileSync(report, `${name}\n`);
  return calls === at;
}

function faulty(name, original, half) {
  return function (...args) {
    if (!isItsTurn(name)) return original.apply(this, args);
    if (how === 'fail') {
      // A full disk takes a part before it says no.
      if (half !== undefined && code === 'ENOSPC') half(args);
      throw failure(name);
    }
    if (how === 'short') return half === undefined ? original.apply(this, args) : half(args);
    if (how === 'kill-before') die();
    if (how === 'kill-halfway') {
      half?.(args);
      die();
    }
    const result = original.apply(this, args);
    die();
    return result;
  };
}

function halfOfWrite([handle, bytes, offset = 0, length = bytes.length - offset, position = null]) {
  return writeSync(handle, bytes, offset, Math.max(1, Math.floor(length / 2)), position);
}

const { openSync, closeSync } = fs;
const faultyOpen = faulty('open', openSync);
const faultyClose = faulty('close', closeSync);
/** Handles of what was opened to be written to; what is only read is no call that writes. */
const writable = new Set();
fs.openSync = (file, flags, ...rest) => {
  if (!WRITING_FLAGS.test(String(flags))) return openSync(file, flags, ...rest);
  const handle = faultyOpen(file, flags, ...rest);
  writable.add(handle);
  return handle;
};
fs.closeSync = (handle) => (writable.delete(handle) ? faultyClose : closeSync)(handle);
const faultyWrite = faulty('write', writeSync, halfOfWrite);
// What is said to whoever asked is no call that writes to the library.
fs.writeSync = (handle, ...rest) => (writable.has(handle) ? faultyWrite : writeSync)(handle, ...rest);
for (const name of ['fsync', 'rename', 'mkdir', 'rm', 'ftruncate', 'link']) {
  fs[`${name}Sync`] = faulty(name, fs[`${name}Sync`]);
}
// Waited for beside other work.
fs.fsync = (handle, done) => {
  let error = null;
  try {
    fs.fsyncSync(handle);
  } catch (failed) {
    error = failed;
  }
  setImmediate(done, error);
};

// What the user's own files are written with.
const half = ([file, text]) => writeFileSync(file, text.slice(0, Math.floor(text.length / 2)));
for (const name of ['writeFile', 'rename', 'rm', 'mkdir']) {
  const original = fs.promises[name];
  // A promise of that function never takes less than all.
  const call = faulty(name, original, name === 'writeFile' && how !== 'short' ? half : undefined);
  fs.promises[name] = async (...args) => call.apply(fs.promises, args);
}
