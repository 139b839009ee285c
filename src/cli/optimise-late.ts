/** Thirty times what V8 has for the interpreted code of a function before it is compiled for speed. */
const BUDGET = 4_000_000;

/**
 * Has only what runs for long compiled for speed. V8 compiles in a thread of its own, but a process waits for that at its
 * end, and while memory is tidied up; a question to a large library is answered sooner than that code is of use.
 * bench/README.md has what it is worth.
 */
export function optimiseLate(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
