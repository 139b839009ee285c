import { fstatSync } from 'node:fs';

/** True for a descriptor of this process that is a terminal. What is a file or a pipe is told apart without loading what knows terminals. */
export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor);
  } catch {
    // Closed by whoever started us.
    return false;
  }
}
