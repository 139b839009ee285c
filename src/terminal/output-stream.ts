import { writeSync } from 'node:fs';
import { ClosedPipe, LostOutput, type OutputStream } from './terminal.ts';

const DEFAULT_COLUMNS = 80;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const FULL: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
};

/** What came of a write that failed. */
function failure(error: unknown): Error {
  const code = codeOf(error);
  // Windows says EOF of a pipe that nobody reads.
  if (code === 'EPIPE' || code === 'EOF' || code === 'ECONNRESET') return new ClosedPipe('', { cause: error });
  const reason = FULL[code] ?? (error instanceof Error ? error.message : String(error));
  return new LostOutput(reason, { cause: error });
}

/** Writes what a descriptor takes at once, and gives the rest: a pipe may be full that does not make us wait. */
function writeAtOnce(descriptor: 1 | 2, bytes: Uint8Array): Uint8Array {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') throw error;
  }
  return rest;
}

/**
 * Standard output or standard error. A file or a pipe is written to without Node's streams, which take as long to load as
 * a search, unless it is full; `open` gives the stream for that, and for a terminal.
 */
export function outputStream(
  descriptor: 1 | 2,
  open: () => NodeJS.WriteStream,
  { isTerminal, style }: Pick<OutputStream, 'isTerminal' | 'style'>,
): OutputStream {
  let stream: NodeJS.WriteStream | undefined;
  let closed: Error | undefined;
  const opened = (): NodeJS.WriteStream => {
    if (stream === undefined) {
      stream = open();
      stream.on('error', (error) => {
        closed ??= failure(error);
      });
    }
    return stream;
  };
  return {
    isTerminal,
    get columns() {
      const { columns } = isTerminal ? opened() : {};
      return columns !== undefined && columns > 0 ? columns : DEFAULT_COLUMNS;
    },
    style,
    write: async (text) => {
      if (closed !== undefined) throw closed;
      let bytes = typeof text === 'string' ? Buffer.from(text) : text;
      // What a stream has not written yet comes before.
      if (!isTerminal && stream === undefined)
        try {
          bytes = writeAtOnce(descriptor, bytes);
        } catch (error) {
          throw (closed = failure(error));
        }
      if (bytes.length === 0) return;
      await new Promise<void>((resolve, reject) => {
        opened().write(bytes, (error) => (error ? reject(failure(error)) : resolve()));
      });
    },
  };
}
