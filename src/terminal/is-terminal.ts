import { fstatSync } from 'node:fs';

/**
 * True for a descriptor of this process that is a terminal. What is a file or a pipe is told apart without loading what
 * knows terminals, but on Windows, where consoles are no files that can be asked about in every version of Node.
 */
export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    const mayBe = process.platform === 'win32' || fstatSync(descriptor).isCharacterDevice();
    return mayBe && process.getBuiltinModule('node:tty').isatty(descriptor);
  } catch {
    // Closed by whoever started us.
    return false;
  }
}
