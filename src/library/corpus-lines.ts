import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Paper } from '../domain/paper.ts';
import { crc32 } from './crc32.ts';
import { readPaper } from './corpus-file.ts';
import { damagedLine, parsedLine } from './json-line.ts';
import { sealProblem, type SealProblem } from './sealed-line.ts';
import { closeRead, errorCode, fileError, type FileSystem } from './file-system.ts';

const CHUNK = 4 * 1024 * 1024;
const LINE_FEED = 0x0a;

/** A whole line of the corpus, or what is wrong with it. */
export interface CorpusLine {
  readonly paper: Paper | string;
  /** Where it begins, in bytes. */
  readonly offset: number;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong with its checksum. */
  readonly seal: SealProblem | undefined;
}

/** A corpus as read. */
export interface ReadCorpus {
  readonly papers: readonly Paper[];
  readonly messages: readonly Diagnostic[];
}

/** Where reading of the corpus stands: behind whole lines. */
export interface CorpusPlace {
  readonly size: number;
  readonly sum: number;
  readonly lines: number;
}

function open(files: FileSystem, file: string): number | undefined {
  try {
    return files.openSync(file, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw fileError(file, error);
  }
}

/**
 * Reads the whole lines from a place on, with the memory of one piece of the file, and gives the place behind the last.
 * Lines of white space are passed over.
 */
export function readCorpusFrom(
  files: FileSystem,
  file: string,
  from: CorpusPlace,
  take: (line: CorpusLine) => void,
): CorpusPlace {
  const handle = open(files, file);
  if (handle === undefined) return from;
  let { size, sum, lines } = from;
  try {
    let waiting: Buffer = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = files.readSync(handle, chunk, 0, CHUNK, size + waiting.length);
      if (read === 0) return { size, sum, lines };
      const bytes = waiting.length === 0 ? chunk.subarray(0, read) : Buffer.concat([waiting, chunk.subarray(0, read)]);
      const end = bytes.lastIndexOf(LINE_FEED) + 1;
      for (let at = 0; at < end;) {
        const next = bytes.indexOf(LINE_FEED, at);
        lines += 1;
        const text = bytes.toString('utf8', at, next);
        if (text.trim() !== '') {
          const paper = parsedLine(text, readPaper);
          take({ paper, offset: size + at, line: lines, seal: sealProblem(text) });
        }
        at = next + 1;
      }
      sum = crc32(bytes.subarray(0, end), sum);
      size += end;
      waiting = bytes.subarray(end);
    }
  } catch (error) {
    throw fileError(file, error);
  } finally {
    closeRead(files, handle);
  }
}

/** So much is read of a line at first; most have less. */
const LINE = 4096;

/** The line that begins at a place, without its line break; what is left of the file where there is none. */
export function readLineAt(files: FileSystem, handle: number, offset: number): string {
  for (let most = LINE; ; most *= 8) {
    const bytes = Buffer.allocUnsafe(most);
    const read = files.readSync(handle, bytes, 0, most, offset);
    const end = bytes.subarray(0, read).indexOf(LINE_FEED);
    if (end !== -1 || read < most) return bytes.toString('utf8', 0, end === -1 ? read : end);
  }
}

/** So much is read at once of lines that follow each other. */
const PIECE = 256 * 1024;

/** Reads lines one after the other, in pieces of the file: of lines that lie together, most need no look at it. */
export class LinesInPieces {
  readonly #files: FileSystem;
  readonly #handle: number;
  readonly #piece = Buffer.allocUnsafe(PIECE);
  #from = 0;
  #length = 0;

  constructor(files: FileSystem, handle: number) {
    this.#files = files;
    this.#handle = handle;
  }

  /** As {@link readLineAt}. */
  at(offset: number): string {
    const line = this.#inPiece(offset);
    if (line !== undefined) return line;
    this.#from = offset;
    this.#length = this.#files.readSync(this.#handle, this.#piece, 0, PIECE, offset);
    return this.#inPiece(offset) ?? readLineAt(this.#files, this.#handle, offset);
  }

  #inPiece(offset: number): string | undefined {
    const start = offset - this.#from;
    if (start < 0 || start >= this.#length) return undefined;
    const end = this.#piece.subarray(0, this.#length).indexOf(LINE_FEED, start);
    return end === -1 ? undefined : this.#piece.toString('utf8', start, end);
  }
}

/** CRC-32 of the first `size` bytes of a file; undefined when it has fewer. */
export function sumOf(files: FileSystem, file: string, size: number): number | undefined {
  const handle = open(files, file);
  if (handle === undefined) return undefined;
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let sum = 0;
    for (let done = 0; done < size;) {
      const read = files.readSync(handle, chunk, 0, Math.min(CHUNK, size - done), done);
      if (read === 0) return undefined;
      sum = crc32(chunk.subarray(0, read), sum);
      done += read;
    }
    return sum;
  } catch (error) {
    throw fileError(file, error);
  } finally {
    closeRead(files, handle);
  }
}

/** Reads a corpus as a whole: the good lines, and what is wrong with the others. */
export function readCorpus(files: FileSystem, file: string): ReadCorpus {
  const papers: Paper[] = [];
  const bad: { readonly line: number; readonly reason: string }[] = [];
  const { lines } = readCorpusFrom(files, file, { size: 0, sum: 0, lines: 0 }, ({ paper, line }) => {
    if (typeof paper === 'string') bad.push({ line, reason: paper });
    else papers.push(paper);
  });
  return { papers, messages: bad.map(({ line, reason }) => damagedLine(file, line, reason, lines - 1, 'papers')) };
}
