import { dirname } from 'node:path';
import { closeRead, type FileSystem, syncFolder, writeAll } from './file-system.ts';

const CHUNK = 1024 * 1024;
const LINE_FEED = 0x0a;

/** The pieces of a file that end with a line break each, and what follows the last one; with the memory of the longest. */
function* linesOf(files: FileSystem, handle: number): Generator<Buffer> {
  let waiting: Buffer = Buffer.alloc(0);
  for (let at = 0; ;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const read = files.readSync(handle, chunk, 0, CHUNK, at);
    if (read === 0) break;
    at += read;
    waiting = Buffer.concat([waiting, chunk.subarray(0, read)]);
    let start = 0;
    for (let end = waiting.indexOf(LINE_FEED); end !== -1; end = waiting.indexOf(LINE_FEED, start)) {
      yield waiting.subarray(start, end + 1);
      start = end + 1;
    }
    waiting = waiting.subarray(start);
  }
  if (waiting.length > 0) yield waiting;
}

/**
 * Writes a file line by line into the place of another, or of itself, at once. `change` gives what becomes of a line,
 * undefined for one to leave out; a line that stays keeps its very bytes. Throws as the file system does, and then
 * nothing has changed.
 */
export function rewriteLines(
  files: FileSystem,
  from: string,
  to: string,
  change: (line: string, number: number) => string | undefined,
): void {
  const draft = `${to}.${process.pid}.tmp`;
  try {
    rewrite(files, from, draft, change);
    // Windows renames no file into the place of one that is open.
    files.renameSync(draft, to);
    syncFolder(files, dirname(to));
  } catch (error) {
    files.rmSync(draft, { force: true });
    throw error;
  }
}

function rewrite(
  files: FileSystem,
  from: string,
  draft: string,
  change: (line: string, number: number) => string | undefined,
): void {
  const source = files.openSync(from, 'r');
  try {
    const target = files.openSync(draft, 'w');
    try {
      let number = 0;
      let waiting: Buffer[] = [];
      let size = 0;
      const flush = (): void => {
        writeAll(files, target, Buffer.concat(waiting));
        waiting = [];
        size = 0;
      };
      for (const bytes of linesOf(files, source)) {
        number += 1;
        const isEnded = bytes.at(-1) === LINE_FEED;
        const text = bytes.toString('utf8', 0, isEnded ? bytes.length - 1 : bytes.length);
        const changed = change(text, number);
        if (changed === undefined) continue;
        const kept = changed === text ? bytes : Buffer.from(isEnded ? `${changed}\n` : changed);
        waiting.push(kept);
        size += kept.length;
        if (size > CHUNK) flush();
      }
      flush();
      files.fsyncSync(target);
    } finally {
      files.closeSync(target);
    }
  } finally {
    closeRead(files, source);
  }
}
